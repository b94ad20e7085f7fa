"""What a run found, for a person at a terminal."""

from collections.abc import Iterator

from claimcheck.audit.result import Audit
from claimcheck.model import Finding
from claimcheck.reports._cases import Case, cases, serious_first
from claimcheck.reports._excerpt import excerpt, passage, words_of
from claimcheck.reports._paint import SEVERITY, Paint, in_colour, plain
from claimcheck.reports._report import report
from claimcheck.reports._safe import elide, one_line, wrap
from claimcheck.reports._text_closing import closing
from claimcheck.reports._verdict import counted

_MANY = 20
_TOP = 10
_LEAST_WIDTH = 40
_MARGIN = 6


@report("text", file="audit.txt")
def text(audit: Audit) -> str:
    """Write the audit in 80 columns, without colour."""
    return render_text(audit)


def render_text(audit: Audit, *, colour: bool = False, width: int = 80) -> str:
    """Write the audit for a terminal.

    Args:
        audit: What a run found.
        colour: Whether to write colours.
        width: Columns of the terminal; fewer than 40 are taken for 40.
    """
    paint = in_colour if colour else plain
    width = max(width, _LEAST_WIDTH)
    lines = [*_top(audit, paint, width)]
    for path in audit.paths:
        lines += _file(audit, path, paint, width)
    lines += closing(audit, paint, width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _top(audit: Audit, paint: Paint, width: int) -> Iterator[str]:
    if len(audit.active) <= _MANY:
        return
    yield paint("head", f"Most serious of {counted(len(audit.active), 'finding')}")
    for case in list(serious_first(audit))[:_TOP]:
        finding = case.worst
        place = f"{one_line(finding.path)}:{finding.line}:{finding.column}"
        head = f"  {elide(place, width // 2)} "
        more = f" (and {len(case.findings) - 1} like it)" if case.is_list else ""
        room = width - len(head) - len(finding.severity) - len(finding.rule) - len(more) - 2
        message = elide(one_line(finding.message), max(room, 20))
        yield f"{head}{_severity(finding, paint)} {finding.rule} {message}{more}"
    yield ""


def _file(audit: Audit, path: str, paint: Paint, width: int) -> Iterator[str]:
    findings = audit.findings_in(path)
    if not findings:
        return
    yield paint("path", one_line(path))
    for case in cases(audit, path):
        yield ""
        yield from _list(case, paint, width) if case.is_list else _case(audit, case, paint, width)
    hidden = _hidden(findings)
    if hidden:
        yield from ("", "  " + paint("dim", hidden))
    yield ""


def _hidden(findings: tuple[Finding, ...]) -> str:
    suppressed = sum(finding.suppressed for finding in findings)
    known = sum(finding.known and not finding.suppressed for finding in findings)
    parts = [f"{known:,} known"] if known else []
    parts += [f"{suppressed:,} suppressed"] if suppressed else []
    return f"not shown: {', '.join(parts)}" if parts else ""


def _case(audit: Audit, case: Case, paint: Paint, width: int) -> Iterator[str]:
    found = passage(audit, case.worst, case.claim)
    if found is not None:
        shown = excerpt(*found, words_of(case.findings), width - _MARGIN)
        if shown.text:
            yield f"{_line_of(case):>4}  {shown.text}"
        if shown.marks:
            yield " " * _MARGIN + paint(SEVERITY[case.worst.severity], shown.marks)
    for finding in case.findings:
        yield from _finding(finding, paint, width)


def _line_of(case: Case) -> int:
    return case.claim.line if case.claim is not None else case.worst.line


def _finding(finding: Finding, paint: Paint, width: int) -> Iterator[str]:
    place = f"{finding.line}:{finding.column}"
    rule = paint("rule", finding.rule)
    yield f"  {place}  {_severity(finding, paint)}  {rule} {finding.name}"
    room = width - _MARGIN
    yield from _indented(finding.message, room)
    for basis in finding.basis:
        source = f", {one_line(basis.source)}" if one_line(basis.source) else ""
        yield from _indented(
            f"{one_line(basis.text)} [known from: {basis.origin}{source}]", room, "- "
        )
    if finding.remedy:
        yield from _indented(finding.remedy, room, "try: ")
    for span, note in finding.related:
        yield from _indented(f"{note or 'see'} (at character {span.start})", room, "also: ")
    if finding.folded:
        also = "; ".join(f"{rule} {message}" for rule, message in finding.folded)
        for line in _indented(also, room, "same cause: "):
            yield paint("dim", line)


def _indented(words: str, width: int, lead: str = "") -> Iterator[str]:
    lines = list(wrap(one_line(words), width - len(lead)))
    for number, line in enumerate(lines):
        yield " " * _MARGIN + (lead if number == 0 else " " * len(lead)) + line


def _severity(finding: Finding, paint: Paint) -> str:
    return paint(SEVERITY[finding.severity], finding.severity.value)


def _list(case: Case, paint: Paint, width: int) -> Iterator[str]:
    first = case.worst
    rule = paint("rule", first.rule)
    number = len(case.findings)
    yield f"  {_severity(first, paint)}  {rule} {first.name}: {number:,} entries"
    alike = {_without_key(finding) for finding in case.findings}
    room = width - _MARGIN
    if len(alike) == 1:
        yield from _indented(first.message, room, "such as: ")
        places = ", ".join(f"{one_line(f.key or '')} ({f.line})" for f in case.findings)
        yield from _indented(places, room)
    else:
        for finding in case.findings:
            yield from _indented(finding.message, room, f"{finding.line}: ")
    if first.remedy:
        yield from _indented(first.remedy, room, "try: ")


def _without_key(finding: Finding) -> str:
    return finding.message.replace(finding.key or "", "")
