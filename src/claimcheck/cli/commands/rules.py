"""``claimcheck rules``: list what the audit looks for."""

from collections.abc import Sequence
from typing import Any

import click

from claimcheck.cli._choices import Choice, family_names
from claimcheck.rules import Rule, all_rules, families


@click.command()
@click.option("--family", cls=Choice, known=family_names, metavar="NAME", help="Only one family.")
@click.option("--markdown", is_flag=True, help="Print the page of every rule instead.")
def command(family: str | None, markdown: bool) -> int:  # noqa: FBT001 - a flag of the command
    """List the rules: code, name, severity and what each looks for."""
    if family is not None and family not in families():
        raise click.BadParameter(f"known are {', '.join(families())}", param_hint="--family")
    shown = [rule for rule in all_rules().values() if family in (None, rule.family)]
    if markdown:
        click.echo(catalogue(shown), nl=False)
        return 0
    width = max((len(rule.name) for rule in shown), default=0)
    previous = ""
    for rule in shown:
        if rule.family != previous:
            click.echo(("\n" if previous else "") + rule.family)
            previous = rule.family
        click.echo(f"  {rule.code}  {rule.name:<{width}}  {rule.severity:<7}  {rule.summary}")
    return 0


def catalogue(rules: Sequence[Rule[Any]]) -> str:
    """Write the pages of rules as one Markdown document."""
    parts = ["# Rules\n\nMade of the rules' own pages by `claimcheck rules --markdown`.\n"]
    previous = ""
    for rule in rules:
        if rule.family != previous:
            previous = rule.family
            parts.append(f"## {rule.family.capitalize()}\n")
        page = rule.page.replace("\n## ", "\n#### ")
        facts = f"Severity: {rule.severity}. Precision: {rule.precision}."
        parts.append(f"### {rule.code} {rule.name}\n\n{page}\n\n{facts}\n")
    return "\n".join(parts)
