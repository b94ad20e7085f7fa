"""Checkstyle XML, which many editors and pipelines read."""

from collections.abc import Iterable

from claimcheck.auditing.result import Audit
from claimcheck.model import Finding, Severity
from claimcheck.reports._remarks import Remark, not_shown, open_remarks, unread_inputs
from claimcheck.reports._report import report
from claimcheck.reports._safe import one_line
from claimcheck.reports._xml import Element, document

_SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


@report("checkstyle", file="checkstyle.xml")
def checkstyle(audit: Audit) -> str:
    """Write the active findings by file; what else there is to say follows as information."""
    errors = {
        path: [_error(one) for one in audit.findings_in(path) if one.is_active]
        for path in audit.paths
    }
    for remark in _remarks(audit):
        errors.setdefault(remark.path, []).append(_remark(remark))
    files = [
        Element("file", {"name": one_line(path)}, tuple(found)) for path, found in errors.items()
    ]
    return document(Element("checkstyle", {"version": "4.3"}, tuple(files)))


def _remarks(audit: Audit) -> Iterable[Remark]:
    return (*unread_inputs(audit), *not_shown(audit), *open_remarks(audit))


def _error(finding: Finding) -> Element:
    return Element(
        "error",
        {
            "line": finding.line,
            "column": finding.column,
            "severity": _SEVERITY[finding.severity],
            "message": _words(finding),
            "source": f"claimcheck.{finding.rule}.{finding.name}",
        },
    )


def _words(finding: Finding) -> str:
    words = one_line(finding.message)
    return f"{words} (try: {one_line(finding.remedy)})" if finding.remedy.strip() else words


def _remark(remark: Remark) -> Element:
    return Element(
        "error",
        {
            "line": remark.line,
            "severity": _SEVERITY[remark.severity],
            "message": one_line(remark.message),
            "source": f"claimcheck.{remark.name}",
        },
    )
