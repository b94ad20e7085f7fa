"""Reviewdog's diagnostic format; its columns count UTF-8 bytes."""

from claimcheck.auditing.result import Audit
from claimcheck.model import Finding, Severity, Span
from claimcheck.reports import _json
from claimcheck.reports._json import Value
from claimcheck.reports._places import Further, Places
from claimcheck.reports._remarks import Remark, not_shown, open_remarks, unread_inputs
from claimcheck.reports._report import report
from claimcheck.reports._safe import one_line

_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


@report("rdjson", file="audit.rdjson")
def rdjson(audit: Audit) -> str:
    """Write the active findings; what else there is to say follows as information."""
    places = Places(audit)
    found = [
        _diagnostic(finding, places)
        for path in audit.paths
        for finding in audit.findings_in(path)
        if finding.is_active
    ]
    remarks = (*unread_inputs(audit), *not_shown(audit), *open_remarks(audit))
    return _json.dumps(
        {
            "source": {"name": "claimcheck"},
            "diagnostics": [*found, *(_remark(remark) for remark in remarks)],
        }
    )


def _diagnostic(finding: Finding, places: Places) -> Value:
    made: dict[str, Value] = {
        "message": _words(finding),
        "location": {"path": finding.path, "range": _range(finding, places)},
        "severity": _SEVERITY[finding.severity],
        "code": {"value": finding.rule},
    }
    related = places.related(finding)
    if related:
        made["related_locations"] = [_further(finding.path, one, places) for one in related]
    if finding.quote:
        made["original_output"] = finding.quote
    return made


def _words(finding: Finding) -> str:
    lines = [one_line(finding.message) or finding.name]
    lines += [f"{one_line(one.text)} (source: {one.origin.words})" for one in finding.basis]
    lines += [f"try: {one_line(finding.remedy)}"] if finding.remedy.strip() else []
    lines += [f"same cause: {rule} {one_line(words)}" for rule, words in finding.folded]
    return "\n".join(lines)


def _range(finding: Finding, places: Places) -> Value:
    if finding.span is None or places.text(finding.path) is None:
        return {"start": {"line": finding.line}}
    return _ends(finding.path, finding.span, places) or {"start": {"line": finding.line}}


def _further(path: str, further: Further, places: Places) -> Value:
    return {
        "message": one_line(further.note),
        "location": {"path": path, "range": _ends(path, further.span, places)},
    }


def _ends(path: str, span: Span, places: Places) -> Value:
    text, ends = places.text(path), places.range_of(path, span)
    if text is None or ends is None:
        return None
    start, end = ends
    return {
        "start": {"line": start.line, "column": _bytes(text, span.start, start.column)},
        "end": {"line": end.line, "column": _bytes(text, span.end, end.column)},
    }


def _bytes(text: str, offset: int, column: int) -> int:
    """Turn a column in code points into one in UTF-8 bytes, both from 1."""
    before = text[offset - column + 1 : offset]
    return len(before.encode("utf-8", "surrogatepass")) + 1


def _remark(remark: Remark) -> Value:
    return {
        "message": one_line(remark.message),
        "location": {"path": remark.path, "range": {"start": {"line": remark.line}}},
        "severity": _SEVERITY[remark.severity],
        "code": {"value": remark.name},
    }
