"""Findings as the marks that an editor shows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lsprotocol import types

from claimcheck.lsp.audited import AuditedDocument
from claimcheck.lsp.positions import TextPlaces
from claimcheck.model import Failure, Finding, Severity

SOURCE = "claimcheck"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
Marks = dict[str, list[types.Diagnostic]]


def diagnostics_of(audited: AuditedDocument, encoding: str) -> Marks:
    """Give the diagnostics of a document and of the files beside it, by address.

    The same findings count as in a report: suppressed and known ones are left out. Each text of
    the document is in the answer, so that what was put right goes away.

    Args:
        audited: The document.
        encoding: In which positions in other files are counted.
    """
    found: Marks = {uri: [] for uri in audited.surface.uris()}
    for finding in audited.findings():
        place = _place(finding, audited)
        found.setdefault(place.uri, []).append(_diagnostic(finding, place.range, audited))
    for path, findings in _beside(audited).items():
        text = audited.audit.texts.get(path, "")
        found[_uri(path)] = list(_elsewhere(findings, TextPlaces(text, encoding)))
    for failure in audited.audit.failures:
        uri = audited.uri if failure.path == audited.path else _uri(failure.path)
        found.setdefault(uri, []).append(unread_diagnostic(failure))
    return found


def _place(finding: Finding, audited: AuditedDocument) -> types.Location:
    if finding.span is not None:
        return audited.surface.place(finding.span)
    span = audited.document.lines.line_span(finding.line)
    return audited.surface.place(span)


def _beside(audited: AuditedDocument) -> Mapping[str, list[Finding]]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in audited.audit.findings:
        if finding.path not in {audited.path, ""} and finding.is_active:
            found[finding.path].append(finding)
    return found


def _elsewhere(findings: Iterable[Finding], places: TextPlaces) -> Iterator[types.Diagnostic]:
    for finding in findings:
        yield _made(
            finding,
            places.range(finding.span)
            if finding.span is not None and places.text
            else places.line_range(finding.line),
        )


def _diagnostic(finding: Finding, where: types.Range, audited: AuditedDocument) -> types.Diagnostic:
    related = [
        types.DiagnosticRelatedInformation(audited.surface.place(span), note)
        for span, note in finding.related
    ]
    made = _made(finding, where)
    made.related_information = related or None
    return made


def _made(finding: Finding, where: types.Range) -> types.Diagnostic:
    folded = "".join(f"\n{code}: {message}" for code, message in finding.folded)
    remedy = f"\n{finding.remedy}" if finding.remedy else ""
    return types.Diagnostic(
        range=where,
        message=f"{finding.message}{remedy}{folded}",
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        data=finding.fingerprint,
    )


def unread_diagnostic(failure: Failure) -> types.Diagnostic:
    """Say that something could not be read, at its line."""
    line = max((failure.line or 1) - 1, 0)
    remedy = f"\n{failure.remedy}" if failure.remedy else ""
    return types.Diagnostic(
        range=types.Range(types.Position(line, 0), types.Position(line, 0)),
        message=f"not read: {failure.message}{remedy}",
        severity=types.DiagnosticSeverity.Warning,
        source=SOURCE,
    )


def _uri(path: str) -> str:
    return Path(path).absolute().as_uri()
