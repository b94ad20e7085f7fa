"""Places and messages as SARIF writes them."""

import re
from urllib.parse import quote

from claimcheck.model import Finding, Position, Span
from claimcheck.reports._json import Value
from claimcheck.reports._places import Further
from claimcheck.reports._safe import encodable

_LINK = re.compile(r"\](?=\()")
_PLACEHOLDER = re.compile(r"\{(?=[0-9])")


def message(text: str) -> str:
    """Give plain message text in which nothing reads as a link or a placeholder.

    SARIF gives meaning to ``[text](target)`` and to ``{0}`` (sections 3.11.5 and 3.11.6).
    """
    if "](" in text:
        text = _LINK.sub("] ", text)
    return _PLACEHOLDER.sub("{ ", text).strip() or "(no message)"


def artifact_location(path: str) -> dict[str, Value]:
    """Give a file as a URI, relative to the root of the repository unless it is absolute."""
    uri = quote(encodable(path), safe="/") or "."
    return {"uri": uri} if uri.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def location(finding: Finding, artifact: int) -> Value:
    """Give where a finding stands; columns and offsets count code points."""
    region: dict[str, Value] = {"startLine": finding.line}
    if finding.span is not None:
        region = _region(
            finding.span,
            Position(finding.line, finding.column),
            Position(finding.end_line, finding.end_column),
        )
    if finding.quote:
        region["snippet"] = {"text": finding.quote}
    place = {**artifact_location(finding.path), "index": artifact}
    return {"physicalLocation": {"artifactLocation": place, "region": region}}


def related_location(path: str, number: int, place: Further) -> Value:
    """Give a further place, numbered from 1, with its note."""
    region = _region(place.span, place.start, place.end)
    return {
        "id": number,
        "physicalLocation": {"artifactLocation": artifact_location(path), "region": region},
        "message": {"text": message(place.note) if place.note.strip() else "see also"},
    }


def _region(span: Span, start: Position, end: Position) -> dict[str, Value]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": len(span),
    }
