"""``claimcheck rules``: list what the audit looks for."""

import click

from claimcheck.rules import all_rules, families


@click.command()
@click.option("--family", metavar="NAME", help="Only one family.")
def command(family: str | None) -> int:
    """List the rules: code, name, severity and what each looks for."""
    if family is not None and family not in families():
        raise click.BadParameter(f"known are {', '.join(families())}", param_hint="--family")
    shown = [rule for rule in all_rules().values() if family in (None, rule.family)]
    width = max((len(rule.name) for rule in shown), default=0)
    previous = ""
    for rule in shown:
        if rule.family != previous:
            click.echo(("\n" if previous else "") + rule.family)
            previous = rule.family
        click.echo(f"  {rule.code}  {rule.name:<{width}}  {rule.severity:<7}  {rule.summary}")
    return 0
