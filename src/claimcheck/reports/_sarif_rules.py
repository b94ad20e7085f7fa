"""The rules as SARIF describes them."""

from typing import Any

from claimcheck.auditing.result import Audit
from claimcheck.model import Severity
from claimcheck.reports._json import Value
from claimcheck.rules import Rule, all_rules

_LIMIT = 1024
_PROBLEM = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "recommendation",
}


def descriptors(audit: Audit) -> list[dict[str, Value]]:
    """Describe every rule there is, and those of the run that are not installed here."""
    known = {code: _described(rule) for code, rule in all_rules().items()}
    others = {check.rule: check.name for check in audit.checks}
    others |= {finding.rule: finding.name for finding in audit.findings}
    named = {code: _named(code, name) for code, name in others.items()}
    return [described for _, described in sorted({**named, **known}.items())]


def _described(rule: Rule[Any]) -> dict[str, Value]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary[:_LIMIT]},
        "fullDescription": {"text": _in_words(rule.page)[:_LIMIT]},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "precision": rule.precision.value,
            "problem.severity": _PROBLEM[rule.severity],
            "tags": [rule.family],
        },
    }


def _named(code: str, name: str) -> dict[str, Value]:
    words = {"text": name or code}
    return {
        "id": code,
        "name": name or code,
        "shortDescription": words,
        "fullDescription": words,
        "help": words,
    }


def _in_words(page: str) -> str:
    """Give the page up to its examples, without headings."""
    lines: list[str] = []
    for line in page.splitlines():
        if line.startswith(("## Example", "```")):
            break
        lines += [] if line.startswith("#") else [line]
    return " ".join(" ".join(lines).split())
