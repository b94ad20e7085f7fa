"""``claimcheck rule``: explain one rule, or hold it to its cases."""

from difflib import get_close_matches
from typing import Any

import click

from claimcheck.cli._telling import tell
from claimcheck.model import ConfigurationError
from claimcheck.rules import Rule, all_rules


@click.command()
@click.argument("code")
@click.option(
    "--check", is_flag=True, help="Test the rule against the examples of its page instead."
)
@click.option(
    "--cases",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Further cases in Markdown to test it against; may be given more than once.",
)
def command(code: str, check: bool, cases: tuple[str, ...]) -> int:  # noqa: FBT001 - a flag
    """Explain a rule: what it looks for, why it matters, an example and its correction.

    CODE is a code such as CC201, or a name such as uncited-claim. Authors of rules test one against
    its examples and cases with --check and --cases.
    """
    rule = _named(code)
    if check or cases:
        return _checked(rule, cases)
    tell(f"{rule.code} {rule.name} ({rule.severity}, {rule.precision} precision)\n")
    tell(rule.page)
    return 0


def _named(code: str) -> Rule[Any]:
    rules = all_rules()
    named = {rule.name: rule for rule in rules.values()}
    rule = rules.get(code.upper()) or named.get(code.lower())
    if rule is None:
        near = get_close_matches(code.upper(), list(rules), 1, 0.5)
        near = near or get_close_matches(code.lower(), list(named), 1, 0.5)
        hint = f"; did you mean `{near[0]}`?" if near else "; see `claimcheck rules`"
        raise ConfigurationError(f"there is no rule `{code}`{hint}")
    return rule


def _checked(rule: Rule[Any], cases: tuple[str, ...]) -> int:
    from claimcheck.testing import check_rule  # noqa: PLC0415 - only for authors of rules

    try:
        count = check_rule(rule, *cases)
    except AssertionError as error:
        tell(error)
        return 1
    tell(f"{rule.code} agrees with its {count} examples and cases")
    return 0
