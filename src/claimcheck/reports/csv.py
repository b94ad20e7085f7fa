"""Claims and findings as rows, for a spreadsheet.

One row a finding, with the claim that it is about; one row for each claim without a finding; one
row for each input that could not be read. Everything stands on one line; what a spreadsheet would
take for a formula begins with an apostrophe.
"""

from collections.abc import Iterator
from csv import QUOTE_ALL, writer
from io import StringIO

from claimcheck.auditing.result import Audit
from claimcheck.auditing.standing import standing
from claimcheck.model import Claim, Finding, Outcome
from claimcheck.reports._report import report
from claimcheck.reports._safe import one_line
from claimcheck.reports._verdict import unread_failures

COLUMNS = (
    "path",
    "line",
    "column",
    "status",
    "severity",
    "rule",
    "name",
    "message",
    "remedy",
    "claim",
    "type",
    "strength",
    "advice",
    "tier",
    "species",
    "keys",
    "claim_status",
    "quote",
    "key",
    "fingerprint",
    "reason",
)
"""The columns, in order."""

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n|%")


@report("csv", file="audit.csv")
def csv(audit: Audit) -> str:
    """Write the rows, every cell quoted."""
    out = StringIO()
    rows = writer(out, quoting=QUOTE_ALL, lineterminator="\n")
    rows.writerow(COLUMNS)
    for row in _rows(audit):
        rows.writerow([cell(row.get(column, "")) for column in COLUMNS])
    return out.getvalue()


def cell(value: object) -> str:
    """Give a value as one line that no spreadsheet takes for a formula."""
    text = one_line(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(audit: Audit) -> Iterator[dict[str, object]]:
    claims = {(claim.document, claim.id): claim for claim in audit.claims}
    for path in audit.paths:
        for finding in audit.findings_in(path):
            claim = claims.get((path, finding.claim or ""))
            yield (_of_claim(claim) if claim else {}) | _of_finding(finding)
        for reading in audit.readings:
            if reading.document.path == path:
                yield from _of_standing(audit, reading.claims)
    for failure in unread_failures(audit):
        reason = f"{failure.message} ({failure.remedy})" if failure.remedy else failure.message
        place: dict[str, object] = {"path": failure.path, "line": failure.line or ""}
        yield place | {"status": "not read", "reason": reason}


def _of_standing(audit: Audit, claims: tuple[Claim, ...]) -> Iterator[dict[str, object]]:
    """Give what failed without a finding of its own, and how the claims without findings stand."""
    for claim in claims:
        judged, found = standing(audit, claim), audit.findings_of(claim)
        told = {finding.rule for finding in found}
        place: dict[str, object] = {
            "path": claim.document,
            "line": claim.line,
            "column": claim.column,
        }
        rest = [one for one in judged.failed if one.rule not in told]
        for outcome in rest:
            yield place | _of_claim(claim) | _of_outcome(outcome)
        if not found and not rest:
            status = {"status": judged.status.value, "reason": judged.reason}
            yield place | _of_claim(claim) | status


def _of_outcome(outcome: Outcome) -> dict[str, object]:
    severity = outcome.severity.value if outcome.severity else ""
    return {
        "status": outcome.status.value,
        "severity": severity,
        "rule": outcome.rule,
        "message": outcome.reason,
    }


def _of_claim(claim: Claim) -> dict[str, object]:
    return {
        "claim": claim.id,
        "type": claim.claim_type.value,
        "strength": int(claim.strength),
        "advice": int(claim.advice),
        "tier": int(claim.tier),
        "species": claim.population.species.value,
        "keys": " ".join(dict.fromkeys(link.key for link in claim.evidence)),
        "claim_status": claim.status.value,
        "quote": claim.quote,
    }


def _of_finding(finding: Finding) -> dict[str, object]:
    row: dict[str, object] = {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "status": _status(finding),
        "severity": finding.severity.value,
        "rule": finding.rule,
        "name": finding.name,
        "message": finding.message,
        "remedy": finding.remedy,
        "key": finding.key or "",
        "fingerprint": finding.fingerprint,
        "reason": finding.justification if finding.suppressed else "",
    }
    if finding.claim:
        row["claim"] = finding.claim
    return row


def _status(finding: Finding) -> str:
    if finding.suppressed:
        return "suppressed"
    return "known" if finding.known else "failed"
