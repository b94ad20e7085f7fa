"""Rules as pages of documentation."""

from collections.abc import Iterable
from typing import Any

from claimcheck.rules import Rule


def rule_page(rule: Rule[Any]) -> str:
    """Give the page of one rule, Markdown."""
    facts = f"Family: {rule.family}. Severity: {rule.severity}. Precision: {rule.precision}."
    return f"# {rule.code} {rule.name}\n\n{rule.page}\n\n{facts}\n"


def rule_index(rules: Iterable[Rule[Any]]) -> str:
    """Give a table of rules with a line each and nothing else that changes with their number."""
    rows = (
        f"| [{rule.code}](rules/{rule.code}.md) | {rule.family} | {rule.name} | {rule.summary} |\n"
        for rule in rules
    )
    return "| code | family | name | what is wrong |\n|---|---|---|---|\n" + "".join(rows)
