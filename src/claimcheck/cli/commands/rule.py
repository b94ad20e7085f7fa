"""``claimcheck rule``: explain one rule."""

from difflib import get_close_matches

import click

from claimcheck.model import ConfigurationError
from claimcheck.rules import all_rules


@click.command()
@click.argument("code")
def command(code: str) -> int:
    """Explain a rule: what it looks for, why it matters, an example and its cure.

    CODE is a code such as CC201, or a name such as uncited-claim.
    """
    rules = all_rules()
    named = {rule.name: rule for rule in rules.values()}
    rule = rules.get(code.upper()) or named.get(code.lower())
    if rule is None:
        near = get_close_matches(code.upper(), list(rules), 1, 0.5)
        near = near or get_close_matches(code.lower(), list(named), 1, 0.5)
        hint = f"; did you mean `{near[0]}`?" if near else "; see `claimcheck rules`"
        raise ConfigurationError(f"there is no rule `{code}`{hint}")
    click.echo(f"{rule.code} {rule.name} ({rule.severity}, {rule.precision} precision)\n")
    click.echo(rule.page)
    return 0
