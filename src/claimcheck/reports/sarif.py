"""SARIF 2.1.0, complete for GitHub code scanning.

Source: OASIS SARIF 2.1.0 (errata 01) and GitHub's page on SARIF support for code scanning.
"""

from collections.abc import Iterable, Mapping

from claimcheck._version import __version__
from claimcheck.auditing.result import Audit
from claimcheck.model import Check, Failure, Finding, OutcomeStatus, Severity
from claimcheck.model.brief import counted
from claimcheck.reports import _json
from claimcheck.reports._json import Value
from claimcheck.reports._places import Places
from claimcheck.reports._report import report
from claimcheck.reports._sarif_place import artifact_location, location, message, related_location
from claimcheck.reports._sarif_rules import descriptors
from claimcheck.reports._verdict import unread_failures, verdict

MAX_RESULTS = 25_000
"""Results that GitHub takes in one run."""

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


@report("sarif", file="audit.sarif")
def sarif(audit: Audit) -> str:
    """Write the audit as a SARIF log with one run."""
    return _json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(audit)]})


def _run(audit: Audit) -> Value:
    rules = descriptors(audit)
    index = {str(rule["id"]): number for number, rule in enumerate(rules)}
    files = {path: number for number, path in enumerate(audit.paths)}
    kept = _kept(audit.findings)
    places = Places(audit)
    return {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": rules,
            }
        },
        "automationDetails": {"id": _automation_id(audit)},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": [{"location": artifact_location(path)} for path in files],
        "invocations": [_invocation(audit, index, len(audit.findings) - len(kept))],
        "results": [_result(finding, index, files, places) for finding in kept],
        "properties": {
            "verdict": verdict(audit),
            "checks": [{"rule": one.rule, "status": one.status.value} for one in audit.checks],
        },
    }


def _automation_id(audit: Audit) -> str:
    """Name the category: the document where there is one, else the run as a whole."""
    if len(audit.documents) != 1:
        return "claimcheck/"
    return f"claimcheck/{audit.documents[0].path}/"


def _kept(findings: Iterable[Finding]) -> list[Finding]:
    """Keep as many as GitHub takes, active and serious ones before others, in their order."""
    found = list(findings)
    if len(found) <= MAX_RESULTS:
        return found
    rank = sorted(found, key=lambda finding: (not finding.is_active, finding.severity.rank))
    chosen = {id(finding) for finding in rank[:MAX_RESULTS]}
    return [finding for finding in found if id(finding) in chosen]


def _result(
    finding: Finding, index: Mapping[str, int], files: Mapping[str, int], places: Places
) -> Value:
    related = places.related(finding)
    result: dict[str, Value] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": message(_words(finding))},
        "locations": [location(finding, files[finding.path])],
        "partialFingerprints": {
            "primaryLocationLineHash": finding.fingerprint or "0",
            "claimcheck/v1": finding.fingerprint or "0",
        },
    }
    if related:
        result["relatedLocations"] = [
            related_location(finding.path, number, place) for number, place in enumerate(related, 1)
        ]
    suppressions = _suppressions(finding)
    if suppressions:
        result["suppressions"] = suppressions
    result["properties"] = _properties(finding)
    return result


def _words(finding: Finding) -> str:
    lines = [finding.message or finding.name]
    lines += [f"{basis.text} (source: {basis.origin.words})" for basis in finding.basis]
    lines += [f"Try: {finding.remedy}"] if finding.remedy else []
    lines += [f"Same cause: {rule} {words}" for rule, words in finding.folded]
    return "\n".join(" ".join(line.split()) for line in lines)


def _suppressions(finding: Finding) -> list[Value]:
    found: list[Value] = []
    if finding.suppressed:
        reason = finding.justification.strip()
        suppression = {"kind": "inSource"}
        found.append(suppression | ({"justification": reason} if reason else {}))
    if finding.known:
        found.append({"kind": "external", "justification": "known: it is in the baseline"})
    return found


def _properties(finding: Finding) -> Value:
    held = {"claim": finding.claim, "key": finding.key}
    return {
        **{name: value for name, value in held.items() if value},
        "precision": finding.precision.value,
    }


def _invocation(audit: Audit, index: Mapping[str, int], left_out: int) -> Value:
    notes = [_unread(failure) for failure in unread_failures(audit)]
    if left_out:
        words = (
            f"{counted(left_out, 'finding')} beyond {MAX_RESULTS:,} left out, least serious last"
        )
        notes.append({"level": "warning", "message": {"text": words}})
    return {
        "executionSuccessful": not unread_failures(audit),
        "toolExecutionNotifications": notes,
        "toolConfigurationNotifications": [
            _unchecked(check, index)
            for check in audit.checks
            if check.status is OutcomeStatus.NOT_CHECKED or check.not_checked
        ],
    }


def _unread(failure: Failure) -> Value:
    place: dict[str, Value] = {"artifactLocation": artifact_location(failure.path)}
    if failure.line is not None:
        place["region"] = {"startLine": failure.line}
    remedy = f" ({failure.remedy})" if failure.remedy else ""
    return {
        "level": "error",
        "message": {"text": message(f"not read: {failure.message}{remedy}")},
        "locations": [{"physicalLocation": place}],
    }


def _unchecked(check: Check, index: Mapping[str, int]) -> Value:
    return {
        "level": "note",
        "message": {"text": message(f"{check.rule} not checked: {check.reason or 'no reason'}")},
        "associatedRule": {"id": check.rule, "index": index[check.rule]},
    }
