"""Findings of one rule put together, so that what they have in common is said once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from claimcheck.model import Finding, Severity
from claimcheck.model.brief import counted
from claimcheck.model.by_value import ByValue
from claimcheck.reports._gravity import gravity
from claimcheck.reports._safe import one_line

_QUOTED = re.compile("`([^`]*)`")
_LEFT_OUT = re.compile("`[^`]*`(?:(?:, | and )`[^`]*`)*")

Folded = tuple[tuple[str, str], ...]


@frozen(eq=False, repr=False)
class LikeFindings(ByValue):
    """Findings that differ in the words that they quote alone.

    Args:
        findings: At least one, in order of place.
        message: What they say; where they quote different words, those are left out of it.
        folded: What is folded into each of them.
    """

    findings: tuple[Finding, ...]
    message: str
    folded: Folded = ()

    @property
    def severity(self) -> Severity:
        """Give their severity."""
        return self.findings[0].severity

    def left_out(self, finding: Finding) -> str:
        """Give the words that the message leaves out and the place of a finding does not show."""
        if one_line(finding.message) == self.message:
            return ""
        quoted = _QUOTED.findall(finding.message)
        if quoted == [finding.quote]:
            return ""
        return ", ".join(f"`{one_line(one)}`" for one in quoted)


@frozen(eq=False, repr=False)
class RuleFindings(ByValue):
    """Findings of one rule.

    Args:
        parts: What is alike among them: what has nothing folded into it, then the rest; the
            gravest first.
    """

    parts: tuple[LikeFindings, ...]

    @property
    def first(self) -> Finding:
        """Give the first of the gravest findings."""
        return min(self.parts, key=lambda part: part.severity.rank).findings[0]

    @property
    def is_mixed(self) -> bool:
        """Tell whether they are of several severities."""
        return len({part.severity for part in self.parts}) > 1

    @property
    def number(self) -> str:
        """Count them in words, by severity where they are of several; empty for one alone."""
        counts = Counter[Severity]()
        for part in self.parts:
            counts[part.severity] += len(part.findings)
        if self.is_mixed:
            return ", ".join(counted(number, one.value) for one, number in counts.items())
        total = counts.total()
        return f"{total:,} times" if total > 1 else ""


def grouped(findings: Iterable[Finding]) -> tuple[RuleFindings, ...]:
    """Group findings, the gravest first; nothing is left out.

    Args:
        findings: In order of place.
    """
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.rule, []).append(one)
    return tuple(sorted((_of_rule(like) for like in found.values()), key=_order))


def unquoted(words: str) -> str:
    """Leave the words out that a message quotes."""
    return _LEFT_OUT.sub("`…`", words)


def _of_rule(findings: list[Finding]) -> RuleFindings:
    """Put findings of one rule together by what they say, and by what is folded into them."""
    said: dict[str, list[Finding]] = {}
    for one in findings:
        said.setdefault(unquoted(one.message), []).append(one)
    parts = [part for words, like in said.items() for part in _alike(words, like)]
    return RuleFindings(tuple(sorted(parts, key=_order_in_rule)))


def _alike(words: str, like: list[Finding]) -> Iterator[LikeFindings]:
    message = like[0].message
    if any(one.message != message for one in like):
        message = words
    found: dict[tuple[Severity, Folded], list[Finding]] = {}
    for one in like:
        found.setdefault((one.severity, one.folded), []).append(one)
    for (_, folded), same in found.items():
        yield LikeFindings(tuple(same), one_line(message), folded)


def _order_in_rule(part: LikeFindings) -> tuple[bool, int]:
    return bool(part.folded), part.severity.rank


def _order(group: RuleFindings) -> tuple[int, int, str]:
    return group.first.severity.rank, gravity(group.first), group.first.rule
