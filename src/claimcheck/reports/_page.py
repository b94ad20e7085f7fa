"""A page of Markdown on a run: what matters first unfolded, the rest folded."""

from collections.abc import Iterator

from claimcheck.auditing.result import Audit
from claimcheck.model import Finding
from claimcheck.model.brief import counted
from claimcheck.reports._cases import FlaggedPassage, serious_first
from claimcheck.reports._excerpt import excerpt, finding_spans, passage
from claimcheck.reports._markdown import code, escaped, prose
from claimcheck.reports._places import Places
from claimcheck.reports._safe import elide
from claimcheck.reports._verdict import (
    accepted,
    coverage,
    next_step,
    not_checked,
    rule_counts,
    verdict,
)

FIRST = 10
"""Things that stand unfolded."""

_QUOTE_WIDTH = 300
_MESSAGE_WIDTH = 500


def page(audit: Audit, limit: int) -> str:
    """Write verdict, ten things that matter first, the rest folded, and what was not checked.

    Args:
        audit: What a run found.
        limit: Characters from which on the folded findings are cut, which is then said.
    """
    found = list(serious_first(audit))
    places = Places(audit)
    first = [_first(audit, case, places) for case in found[:FIRST]]
    parts = [_head(audit)]
    if first:
        parts.append("## Most serious findings\n\n" + "\n".join(first))
    closing = [*_open(audit), _checks(audit), _next(audit)]
    room = limit - sum(map(len, (*parts, *closing)))
    folded = list(_folded(audit, list(_rest(found)), room))
    return "\n\n".join(part for part in (*parts, *folded, *closing) if part) + "\n"


def _next(audit: Audit) -> str:
    step = next_step(audit)
    before = f"{escaped(step.before)} " if step.before else ""
    return f"Next: {before}{code(step.command)}"


def _head(audit: Audit) -> str:
    lines = ["# Claims and their evidence", f"**{escaped(verdict(audit))}**"]
    lines.append(escaped(coverage(audit)) + ".")
    if accepted(audit):
        lines.append(escaped(accepted(audit)) + ".")
    return "\n\n".join(lines)


def _first(audit: Audit, case: FlaggedPassage, places: Places) -> str:
    lines = [f"1. {_line(case.worst)}"]
    found = passage(audit, case.worst, case.claim)
    if found is not None:
        lines += [
            "",
            f"   > {code(excerpt(*found, finding_spans(case.findings), _QUOTE_WIDTH).text)}",
        ]
    lines += ["", *(f"   {words}" for words in _details(case, places))]
    return "\n".join(lines).rstrip() + "\n"


def _line(finding: Finding) -> str:
    place = code(f"{finding.path}:{finding.line}:{finding.column}")
    name = escaped(f"{finding.rule} {finding.name}")
    return (
        f"**{finding.severity}** {name} at {place}: {prose(elide(finding.message, _MESSAGE_WIDTH))}"
    )


def _details(case: FlaggedPassage, places: Places) -> Iterator[str]:
    worst, *others = case.findings
    yield from (f"- {words}" for words in _facts(worst, places))
    if case.is_list:
        yield f"- and {counted(len(others), *(f'other {name}' for name in case.listed))}, below"
        return
    for finding in others:
        yield f"- also {_line(finding)}"
        yield from (f"  - {words}" for words in _facts(finding, places))


def _rest(found: list[FlaggedPassage]) -> Iterator[Finding]:
    """Give the findings that do not stand unfolded."""
    for case in found[:FIRST]:
        if case.is_list:
            yield from case.findings[1:]
    for case in found[FIRST:]:
        yield from case.findings


def _facts(finding: Finding, places: Places) -> Iterator[str]:
    for basis in finding.basis:
        source = basis.origin.words
        if basis.source.strip():
            source += f", {code(basis.source)}"
        yield f"{prose(basis.text)} (source: {source})"
    if finding.remedy.strip():
        yield f"Try: {prose(finding.remedy)}"
    for place in places.related(finding):
        yield f"see line {place.start.line}: {prose(place.note)}"
    for rule, message in finding.folded:
        yield f"same cause: {escaped(rule)} {prose(message)}"


def _folded(audit: Audit, findings: list[Finding], room: int) -> Iterator[str]:
    if findings:
        yield _fold(f"{counted(len(findings), 'more finding')}", findings, room // 2)
    quiet = [finding for finding in audit.findings if not finding.is_active]
    if quiet:
        yield _fold(_accepted_words(quiet), quiet, room // 2)


def _accepted_words(findings: list[Finding]) -> str:
    """Count known and suppressed findings."""
    suppressed = sum(finding.suppressed for finding in findings)
    known = len(findings) - suppressed
    parts = (
        counted(known, "known finding") if known else "",
        counted(suppressed, "suppressed finding") if suppressed else "",
    )
    return ", ".join(part for part in parts if part)


def _fold(title: str, findings: list[Finding], room: int) -> str:
    lines: list[str] = []
    for number, finding in enumerate(findings):
        line = f"- {_line(finding)}{_excuse(finding)}"
        room -= len(line) + 1
        if room < 0:
            left = counted(len(findings) - number, "finding")
            lines.append(f"- {left} more are left out here; the other formats hold all of them")
            break
        lines.append(line)
    body = "\n".join(lines)
    return f"<details>\n<summary>{title}</summary>\n\n{body}\n\n</details>"


def _excuse(finding: Finding) -> str:
    if finding.suppressed:
        reason = prose(finding.justification) or "no reason given"
        return f" (suppressed: {reason})"
    return " (known)" if finding.known else ""


def _open(audit: Audit) -> Iterator[str]:
    left = [f"- {escaped(item.what)}: {prose(item.why)}" for item in not_checked(audit)]
    if left:
        yield "## Not checked\n\n" + "\n".join(left)


def _checks(audit: Audit) -> str:
    if not audit.checks:
        return ""
    rows = "\n".join(
        f"| {escaped(f'{check.rule} {check.name}')} | {check.status} | {check.passed} "
        f"| {check.failed} | {check.not_checked} |"
        for check in audit.checks
    )
    head = "| rule | status | passed | failed | not checked |\n|---|---|--:|--:|--:|"
    return f"<details>\n<summary>{rule_counts(audit)}</summary>\n\n{head}\n{rows}\n\n</details>"
