"""What a run found, for a person at a terminal."""

from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from claimcheck.audit.result import Audit
from claimcheck.model import Finding
from claimcheck.reports._cases import Case, cases, serious_first
from claimcheck.reports._excerpt import excerpt, passage, words_of
from claimcheck.reports._paint import SEVERITY, Paint, in_colour, plain
from claimcheck.reports._places import Places
from claimcheck.reports._report import report
from claimcheck.reports._safe import elide, one_line, uncommanded, wrap
from claimcheck.reports._text_closing import closing
from claimcheck.reports._verdict import counted

_MANY = 20
_TOP = 10
_LEAST_WIDTH = 40
_MARGIN = 6


@frozen(eq=False)
class _Page:
    audit: Audit
    places: Places
    paint: Paint
    width: int

    @property
    def room(self) -> int:
        return self.width - _MARGIN

    def severity(self, finding: Finding) -> str:
        return self.paint(SEVERITY[finding.severity], finding.severity.value)

    def rule(self, finding: Finding) -> str:
        return f"{self.paint('rule', finding.rule)} {one_line(finding.name)}"


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
    page = _Page(audit, Places(audit), in_colour if colour else plain, max(width, _LEAST_WIDTH))
    lines = [*_top(page)]
    for path in audit.paths:
        lines += _file(page, path)
    lines += closing(audit, page.paint, page.width)
    return "\n".join(uncommanded(line.rstrip()) for line in lines) + "\n"


def _top(page: _Page) -> Iterator[str]:
    active = page.audit.active
    if len(active) <= _MANY:
        return
    yield page.paint("head", f"Most serious of {counted(len(active), 'finding')}")
    for case in islice(serious_first(page.audit), _TOP):
        finding = case.worst
        place = f"{one_line(finding.path)}:{finding.line}:{finding.column}"
        head = f"  {elide(place, page.width // 2)} "
        more = f" (and {len(case.findings) - 1} like it)" if case.is_list else ""
        used = len(head) + len(finding.severity) + len(finding.rule) + len(more) + 2
        message = elide(one_line(finding.message), max(page.width - used, _LEAST_WIDTH // 2))
        yield f"{head}{page.severity(finding)} {finding.rule} {message}{more}"
    yield ""


def _file(page: _Page, path: str) -> Iterator[str]:
    findings = page.audit.findings_in(path)
    if not findings:
        return
    yield page.paint("path", one_line(path))
    for case in cases(page.audit, path):
        yield ""
        yield from _list(case, page) if case.is_list else _case(case, page)
    hidden = _hidden(findings)
    if hidden:
        yield from ("", "  " + page.paint("dim", hidden))
    yield ""


def _hidden(findings: tuple[Finding, ...]) -> str:
    suppressed = sum(finding.suppressed for finding in findings)
    known = sum(finding.known and not finding.suppressed for finding in findings)
    parts = [f"{known:,} known"] if known else []
    parts += [f"{suppressed:,} suppressed"] if suppressed else []
    return f"not shown: {', '.join(parts)}" if parts else ""


def _case(case: Case, page: _Page) -> Iterator[str]:
    found = passage(page.audit, case.worst, case.claim)
    if found is not None:
        shown = excerpt(*found, words_of(case.findings), page.room)
        line = case.worst.line if case.claim is None else case.claim.line
        if shown.text:
            yield f"{line:>4}  {shown.text}"
        if shown.marks:
            yield " " * _MARGIN + page.paint(SEVERITY[case.worst.severity], shown.marks)
    for finding in case.findings:
        yield from _finding(finding, page)


def _finding(finding: Finding, page: _Page) -> Iterator[str]:
    place = f"{finding.line}:{finding.column}"
    yield f"  {place}  {page.severity(finding)}  {page.rule(finding)}"
    yield from _indented(finding.message, page.room)
    for basis in finding.basis:
        source = f", {one_line(basis.source)}" if one_line(basis.source) else ""
        fact = f"{one_line(basis.text)} [known from: {basis.origin}{source}]"
        yield from _indented(fact, page.room, "- ")
    if finding.remedy:
        yield from _indented(finding.remedy, page.room, "try: ")
    for further in page.places.related(finding):
        words = f"line {further.start.line}: {further.note}".rstrip(": ")
        yield from _indented(words, page.room, "also: ")
    if finding.folded:
        also = "; ".join(f"{rule} {message}" for rule, message in finding.folded)
        for line in _indented(also, page.room, "same cause: "):
            yield page.paint("dim", line)


def _indented(words: str, width: int, lead: str = "") -> Iterator[str]:
    for number, line in enumerate(wrap(one_line(words), width - len(lead))):
        yield " " * _MARGIN + (lead if number == 0 else " " * len(lead)) + line


def _list(case: Case, page: _Page) -> Iterator[str]:
    first, number = case.worst, len(case.findings)
    yield f"  {page.severity(first)}  {page.rule(first)}: {number:,} entries"
    if len({_without_key(finding) for finding in case.findings}) == 1:
        yield from _indented(first.message, page.room, "such as: ")
        places = (f"{one_line(found.key or '')} (line {found.line})" for found in case.findings)
        yield from _indented(", ".join(places), page.room)
    else:
        for finding in case.findings:
            yield from _indented(finding.message, page.room, f"line {finding.line}: ")
    for remedy in dict.fromkeys(finding.remedy for finding in case.findings if finding.remedy):
        yield from _indented(remedy, page.room, "try: ")


def _without_key(finding: Finding) -> str:
    return finding.message.replace(finding.key or "", "")
