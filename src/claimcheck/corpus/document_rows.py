"""One audited document as rows of the tables."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from claimcheck.auditing import Audit
from claimcheck.auditing.suppressions import in_document
from claimcheck.corpus.claim_rows import claim_row, mark_row
from claimcheck.corpus.reference_rows import reference_rows
from claimcheck.corpus.settings import file_digest
from claimcheck.model import Failure, Finding, OutcomeStatus, Reading, Severity
from claimcheck.model.by_value import ByValue

Row = Mapping[str, Any]
CHECKED, IN_PART, NOT_CHECKED = "checked", "in part", "not checked"


@frozen(eq=False, repr=False)
class DocumentRows(ByValue):
    """What the tables hold of one document.

    Args:
        rows: The rows of each table.
        inputs: Digest of the document and of each other file that was read for it, by path.
        is_dated: Whether what is said of it depends on the day.
    """

    rows: Mapping[str, tuple[Row, ...]]
    inputs: Mapping[str, str]
    is_dated: bool = False


def document_rows(path: str, audit: Audit) -> DocumentRows:
    """Turn the audit of one document into rows.

    Args:
        path: The document.
        audit: Its audit; without a reading where it was not checked.
    """
    digest = file_digest(path)
    reading = audit.readings[0] if audit.readings else None
    claims = audit.claims
    references = tuple(reference_rows(path, audit))
    rows = {
        "documents": (_document_row(path, digest, audit, reading, len(references)),),
        "claims": tuple(claim_row(claim, audit) for claim in claims),
        "findings": tuple(_finding_row(path, finding) for finding in audit.findings),
        "references": references,
        "outcomes": tuple(_outcome_rows(path, audit)),
        "marks": tuple(mark_row(claim) for claim in claims),
    }
    files = (one for library in audit.project.libraries for one in library.bibliography.paths)
    inputs = {path: digest, **{one: file_digest(one) for one in files if one != path}}
    return DocumentRows(rows, inputs, is_dated=_is_dated(reading))


def _is_dated(reading: Reading | None) -> bool:
    if reading is None:
        return False
    scoped = in_document(reading.document)
    return reading.ledger is not None or any(one.suppression.expires for one in scoped)


def _document_row(
    path: str, digest: str, audit: Audit, reading: Reading | None, references: int
) -> Row:
    active = Counter(finding.severity for finding in audit.active)
    document = reading.document if reading is not None else None
    failed = IN_PART if audit.failures else CHECKED
    reasons = "; ".join(_reason(one, path) for one in audit.failures)
    return {
        "document": path,
        "status": NOT_CHECKED if document is None else failed,
        "reason": reasons or None,
        "digest": digest,
        "format": document.format if document else None,
        "kind": document.kind.value if document else None,
        "kind_probability": document.kind.probability if document else None,
        "words": len(document.text.split()) if document else 0,
        "claims": len(audit.claims),
        "cited_claims": audit.summary.cited_claims,
        "links": audit.summary.links,
        "opened": audit.summary.opened,
        "references": references,
        "errors": active[Severity.ERROR],
        "warnings": active[Severity.WARNING],
        "notes": active[Severity.NOTE],
        "accepted": len(audit.findings) - len(audit.active),
    }


def _reason(failure: Failure, path: str) -> str:
    """Say what failed, where in the document or in which other file, and what to do."""
    if failure.path != path:
        return str(failure)
    remedy = f" ({failure.remedy})" if failure.remedy else ""
    place = "" if failure.line is None else f"line {failure.line}: "
    return f"{place}{failure.message}{remedy}"


def _finding_row(path: str, finding: Finding) -> Row:
    span = finding.span
    return {
        "document": path,
        "path": finding.path,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "claim": finding.claim,
        "key": finding.key,
        "line": finding.line,
        "column": finding.column,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "quote": finding.quote,
        "remedy": finding.remedy,
        "basis": [basis.text for basis in finding.basis],
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
        "known": finding.known,
    }


def _outcome_rows(path: str, audit: Audit) -> Iterator[Row]:
    """Give every outcome but "not applicable"; a rule that is not named does not apply."""
    for answers in audit.answers:
        for place, verdict in zip(answers.subjects, answers.verdicts, strict=True):
            if verdict.status is not OutcomeStatus.NOT_APPLICABLE:
                yield {
                    "document": path,
                    "rule": answers.rule,
                    "path": place.path,
                    "line": place.line,
                    "claim": place.claim,
                    "key": place.key,
                    "status": verdict.status.value,
                    "severity": verdict.severity.value if verdict.severity else None,
                    "reason": verdict.reason,
                }
