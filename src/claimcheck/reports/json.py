"""Everything that a run knows, as one JSON object; ``schema/`` describes it."""

from collections.abc import Iterable, Mapping

from claimcheck._version import __version__
from claimcheck.auditing.result import Audit, CitedReference
from claimcheck.model import Check, Claim, Document, Failure, Finding, OutcomeStatus, Span
from claimcheck.reports import _json
from claimcheck.reports._json import Value
from claimcheck.reports._json_claim import claim_object, span_object
from claimcheck.reports._report import report
from claimcheck.reports._verdict import unread_failures, verdict
from claimcheck.resources import resource_path

SCHEMA = resource_path("reports/schema/claimcheck-2.schema.json")
"""The JSON Schema of what this module writes."""


@report("json", file="audit.json")
def json(audit: Audit) -> str:
    """Write the audit as one object."""
    return _json.dumps(audit_object(audit))


def audit_object(audit: Audit) -> Mapping[str, Value]:
    """Give the object that the JSON report holds, with keys in a fixed order."""
    return {
        "schema_version": "2",
        "tool": {"name": "claimcheck", "version": __version__},
        "profile": audit.profile,
        "engine": audit.engine,
        "verdict": verdict(audit),
        "documents": [*_documents(audit), *_other_files(audit)],
        "references": _references(audit),
        "checks": [_check(check) for check in audit.checks],
        "failures": [_failure(failure) for failure in unread_failures(audit)],
        "resolved": [
            {"path": path, "rule": rule, "message": message}
            for path, rule, message in audit.resolved
        ],
        "summary": _summary(audit),
    }


def _documents(audit: Audit) -> list[Value]:
    return [
        {
            "path": reading.document.path,
            "format": reading.document.format,
            "kind": {
                "value": reading.document.kind.value,
                "probability": reading.document.kind.probability,
            },
            "claims": [
                claim_object(claim, reading.library) | {"outcomes": _outcomes(audit, claim)}
                for claim in reading.claims
            ],
            "findings": _findings(audit, reading.document),
        }
        for reading in audit.readings
    ]


def _outcomes(audit: Audit, claim: Claim) -> list[Value]:
    """Give what each rule said of a claim; a rule that is not named does not apply to it."""
    return [
        {
            "rule": one.rule,
            "status": one.status.value,
            "reason": one.reason,
            "severity": one.severity.value if one.severity else None,
        }
        for one in audit.outcomes_of(claim)
        if one.status is not OutcomeStatus.NOT_APPLICABLE
    ]


def _other_files(audit: Audit) -> list[Value]:
    ledgers = {ledger.path for ledger in audit.project.ledgers}
    others = audit.paths[len(audit.readings) :]
    return [
        {
            "path": path,
            "format": "ledger" if path in ledgers or path.endswith(".toml") else "bibtex",
            "kind": None,
            "claims": [],
            "findings": [_finding(finding) for finding in audit.findings_in(path)],
        }
        for path in others
        if audit.findings_in(path)
    ]


def _findings(audit: Audit, document: Document) -> list[Value]:
    return [_finding(finding) for finding in audit.findings_in(document.path)]


def _finding(finding: Finding) -> Value:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "claim": finding.claim,
        "key": finding.key,
        "span": _optional_span(finding.span),
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "location": finding.location or None,
        "quote": finding.quote,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
        "justification": finding.justification,
        "known": finding.known,
        "precision": finding.precision.value,
        "basis": [
            {"text": basis.text, "origin": basis.origin.value, "source": basis.source}
            for basis in finding.basis
        ],
        "remedy": finding.remedy,
        "related": [{"span": span_object(span), "note": note} for span, note in finding.related],
        "folded": [{"rule": rule, "message": message} for rule, message in finding.folded],
    }


def _optional_span(span: Span | None) -> Value:
    return None if span is None else span_object(span)


def _references(audit: Audit) -> list[Value]:
    by_key: dict[str, list[Finding]] = {}
    for finding in audit.findings:
        if finding.key is not None:
            by_key.setdefault(finding.key, []).append(finding)
    return [_reference(cited, by_key.get(cited.key, ())) for cited in audit.references]


def _reference(cited: CitedReference, findings: Iterable[Finding]) -> Value:
    study, entry = cited.study, cited.reference
    return {
        "key": cited.key,
        "cited": cited.cited,
        "design": study.design.value.value,
        "design_origin": study.design.origin.value,
        "tier": int(study.tier.value),
        "status": cited.status,
        "standing": study.status.value,
        "species": study.species.value.value,
        "sample_size": study.sample_size.value,
        "title": entry.title,
        "authors": [str(person) for person in entry.authors],
        "year": entry.year,
        "container": entry.container,
        "doi": entry.doi,
        "path": entry.path,
        "line": entry.line,
        "claims": list(cited.claims),
        "findings": [
            {"rule": finding.rule, "fingerprint": finding.fingerprint} for finding in findings
        ],
    }


def _check(check: Check) -> Value:
    return {
        "rule": check.rule,
        "name": check.name,
        "status": check.status.value,
        "reason": check.reason or None,
        "passed": check.passed,
        "failed": check.failed,
        "not_checked": check.not_checked,
        "not_applicable": check.not_applicable,
    }


def _failure(failure: Failure) -> Value:
    return {
        "path": failure.path,
        "line": failure.line,
        "kind": failure.kind,
        "message": failure.message,
        "remedy": failure.remedy,
    }


def _summary(audit: Audit) -> Value:
    summary = audit.summary
    return {
        "claims": summary.claims,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "notes": summary.notes,
        "suppressed": summary.suppressed,
        "known": summary.known,
        "resolved": len(audit.resolved),
        "documents": summary.documents,
        "cited_claims": summary.cited_claims,
        "references": summary.references,
        "cited_references": summary.cited_references,
        "links": summary.links,
        "opened": summary.opened,
        "unread": summary.unread,
        "skipped": dict(audit.skipped),
    }
