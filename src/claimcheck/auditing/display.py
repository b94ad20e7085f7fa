"""How an audit shows itself in a notebook: the counts, and what matters first."""

from itertools import islice

from claimcheck.auditing.result import Audit
from claimcheck.model import Finding, OutcomeStatus
from claimcheck.model.display import shown, table

_FIRST = 5


def audit_html(audit: Audit) -> str:
    """Show the counts of a run, its worst findings, and how much was not checked."""
    summary = audit.summary
    not_checked = sum(check.status is OutcomeStatus.NOT_CHECKED for check in audit.checks)
    rows = (
        ("documents", shown(", ".join(document.path for document in audit.documents) or "none")),
        ("errors", f"{summary.errors:,}"),
        ("warnings", f"{summary.warnings:,}"),
        ("notes", f"{summary.notes:,}"),
        ("known, suppressed", f"{summary.known:,}, {summary.suppressed:,}"),
        ("claims", f"{summary.claims:,}, of which {summary.cited_claims:,} cite something"),
        ("links to sources", f"{summary.links:,}, of which {summary.opened:,} opened"),
        ("rules", f"{len(audit.checks):,}, of which {not_checked:,} not checked"),
        ("not read", "<br>".join(map(shown, audit.failures)) or "nothing"),
    )
    first = "".join(_finding(finding) for finding in islice(audit.active, _FIRST))
    left = len(audit.active) - _FIRST
    more = f"<p>and {left:,} more: <code>audit.findings_frame()</code></p>" if left > 0 else ""
    return f"<div><strong>Audit</strong>{table(rows)}<ul>{first}</ul>{more}</div>"


def _finding(finding: Finding) -> str:
    place = f"{finding.path}, line {finding.line}"
    return (
        f"<li><strong>{shown(finding.severity)}</strong> "
        f"{shown(f'{finding.rule} {finding.name}')}: {shown(finding.message)} "
        f"<small>({shown(place)})</small></li>"
    )
