"""How an audit shows itself in a notebook: the counts, and what matters first."""

from collections.abc import Sequence
from itertools import islice

from claimcheck.auditing.summary import Summary
from claimcheck.model import Check, Document, Failure, Finding, OutcomeStatus
from claimcheck.model.display import shown, table

_FIRST = 5


def audit_html(
    summary: Summary,
    documents: Sequence[Document],
    checks: Sequence[Check],
    failures: Sequence[Failure],
    active: Sequence[Finding],
) -> str:
    """Show the counts of a run, its worst findings, and how much was not checked."""
    not_checked = sum(check.status is OutcomeStatus.NOT_CHECKED for check in checks)
    rows = (
        ("documents", shown(", ".join(document.path for document in documents) or "none")),
        ("errors", f"{summary.errors:,}"),
        ("warnings", f"{summary.warnings:,}"),
        ("notes", f"{summary.notes:,}"),
        ("known, suppressed", f"{summary.known:,}, {summary.suppressed:,}"),
        ("claims", f"{summary.claims:,}, of which {summary.cited_claims:,} cite something"),
        (
            "links to sources",
            f"{summary.links:,}, of which {summary.opened:,} checked against the source",
        ),
        ("rules", f"{len(checks):,}, of which {not_checked:,} not checked"),
        ("not read", "<br>".join(map(shown, failures)) or "nothing"),
    )
    first = "".join(_finding(finding) for finding in islice(active, _FIRST))
    left = len(active) - _FIRST
    more = f"<p>and {left:,} more: <code>audit.findings_frame()</code></p>" if left > 0 else ""
    return f"<div><strong>Audit</strong>{table(rows)}<ul>{first}</ul>{more}</div>"


def _finding(finding: Finding) -> str:
    place = f"{finding.path}, line {finding.line}"
    return (
        f"<li><strong>{shown(finding.severity)}</strong> "
        f"{shown(f'{finding.rule} {finding.name}')}: {shown(finding.message)} "
        f"<small>({shown(place)})</small></li>"
    )
