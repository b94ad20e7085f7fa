"""GitLab Code Quality, a subset of the Code Climate format."""

from collections.abc import Iterator
from hashlib import sha256

from claimcheck.auditing.result import Audit
from claimcheck.model import Finding, Severity
from claimcheck.reports import _json
from claimcheck.reports._json import Value
from claimcheck.reports._remarks import Remark, not_shown, unread_inputs
from claimcheck.reports._report import report
from claimcheck.reports._safe import one_line

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


@report("gitlab", file="gl-code-quality-report.json")
def gitlab(audit: Audit) -> str:
    """Write the active findings as a list, empty where there is nothing to say."""
    seen: dict[str, int] = {}
    found: list[Value] = [
        _issue(finding, _unique(finding.fingerprint, seen))
        for path in audit.paths
        for finding in audit.findings_in(path)
        if finding.is_active
    ]
    found += [_remark(one, "blocker") for one in unread_inputs(audit)]
    found += [_remark(one, "info") for one in not_shown(audit)]
    return _json.dumps(found)


def _unique(fingerprint: str, seen: dict[str, int]) -> str:
    """Number a repeated fingerprint: GitLab drops the second of two."""
    seen[fingerprint] = number = seen.get(fingerprint, 0) + 1
    return fingerprint if number == 1 else _hash(fingerprint, str(number))


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _issue(finding: Finding, fingerprint: str) -> Value:
    return {
        "description": " ".join(_words(finding)),
        "check_name": f"{finding.rule} {finding.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": _location(finding.path, finding.line, finding.end_line),
    }


def _words(finding: Finding) -> Iterator[str]:
    yield one_line(finding.message) or finding.name
    if finding.remedy.strip():
        yield f"(try: {one_line(finding.remedy)})"


def _remark(remark: Remark, severity: str) -> Value:
    return {
        "description": one_line(remark.message),
        "check_name": remark.name,
        "fingerprint": _hash(remark.path, str(remark.line), remark.name, remark.message),
        "severity": severity,
        "location": _location(remark.path, remark.line, remark.line),
    }


def _location(path: str, first: int, last: int) -> Value:
    return {"path": path.removeprefix("./"), "lines": {"begin": first, "end": last}}
