"""``claimcheck rules``: list what the audit looks for."""

import click

from claimcheck.cli._choices import Choice, family_names
from claimcheck.cli._telling import tell
from claimcheck.rules import all_rules, families
from claimcheck.rules._pages import rule_page


@click.command()
@click.option("--family", cls=Choice, known=family_names, metavar="NAME", help="Only one family.")
@click.option("--markdown", is_flag=True, help="Print the page of every rule instead.")
def command(family: str | None, markdown: bool) -> int:  # noqa: FBT001 - a flag of the command
    """List the rules: code, name, severity and what each looks for."""
    if family is not None and family not in families():
        raise click.BadParameter(f"known are {', '.join(families())}", param_hint="--family")
    shown = [rule for rule in all_rules().values() if family in (None, rule.family)]
    if markdown:
        tell("\n".join(map(rule_page, shown)), nl=False)
        return 0
    width = max((len(rule.name) for rule in shown), default=0)
    previous = ""
    for rule in shown:
        if rule.family != previous:
            tell(("\n" if previous else "") + rule.family)
            previous = rule.family
        tell(f"  {rule.code}  {rule.name:<{width}}  {rule.severity:<7}  {rule.summary}")
    return 0
