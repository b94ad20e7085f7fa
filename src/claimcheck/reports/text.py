"""What a run found, for a person at a terminal."""

import re
from collections.abc import Iterator
from itertools import islice

from attrs import field, frozen

from claimcheck.auditing.result import Audit
from claimcheck.bibliography.suggest import suggestions_for
from claimcheck.model import Finding, Severity
from claimcheck.reports._cases import FlaggedPassage, cases, serious_first
from claimcheck.reports._excerpt import excerpt, finding_spans, passage
from claimcheck.reports._paint import SEVERITY, Paint, in_colour, plain
from claimcheck.reports._places import Places
from claimcheck.reports._report import report
from claimcheck.reports._safe import one_line, uncommanded, width_of, wrap
from claimcheck.reports._source import source_of
from claimcheck.reports._text_closing import closing
from claimcheck.reports._text_summary import (
    Screen,
    render_statistics,
    render_summary,
    render_verdict,
)
from claimcheck.reports._verdict import counted

__all__ = ["BRIEF", "Screen", "render_text", "text"]

BRIEF = {"summary": render_summary, "quiet": render_verdict, "statistics": render_statistics}
"""Shorter forms of the report, by the option that asks for them."""

_MANY = 20
_TOP = 10
_UNSOURCED = frozenset({"CC201", "CC205", "CC701", "CC702", "CC801"})
_LEAST_WIDTH = 40
_MARGIN = 6
_QUOTED = re.compile("`[^`]*`")


@frozen(eq=False)
class _Page:
    audit: Audit
    places: Places
    paint: Paint
    width: int
    said: set[tuple[str, str, str]] = field(factory=set)

    @property
    def room(self) -> int:
        return self.width - _MARGIN

    def severity(self, finding: Finding) -> str:
        return self.paint(SEVERITY[finding.severity], finding.severity.value)

    def rule(self, finding: Finding) -> str:
        return f"{self.paint('rule', finding.rule)} {one_line(finding.name)}"

    def is_news(self, finding: Finding, words: str) -> bool:
        """Tell whether words are worth a line: not what the rule said before in this file."""
        told = (finding.path, finding.rule, _QUOTED.sub("`", words))
        is_new = told not in self.said
        self.said.add(told)
        return bool(words.strip()) and (is_new or finding.severity is Severity.ERROR)


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
    several = len({finding.path for finding in active}) > 1
    for case in serious_first(page.audit)[:_TOP]:
        finding = case.worst
        file = f"{one_line(finding.path)}:" if several else "line "
        head = f"  {file}{finding.line}  {page.severity(finding)}  {page.rule(finding)}"
        yield head + (f" (and {len(case.findings) - 1:,} like it)" if case.is_list else "")
        yield from islice(_indented(_gist(case), page.room), 2)
    yield ""


def _gist(case: FlaggedPassage) -> str:
    """Say what a case is about: the words of the claim, or the message where there is none."""
    return case.worst.message if case.claim is None else case.claim.text


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


def _case(case: FlaggedPassage, page: _Page) -> Iterator[str]:
    found = passage(page.audit, case.worst, case.claim)
    if found is not None:
        shown = excerpt(*found, finding_spans(case.findings), page.room)
        line = case.worst.line if case.claim is None else case.claim.line
        if shown.text:
            yield f"{line:>4}  {shown.text}"
        if shown.marks:
            yield " " * _MARGIN + page.paint(SEVERITY[case.worst.severity], shown.marks)
    for finding in case.findings:
        yield from _finding(finding, page)
    yield from _suggestions(case, page)


def _suggestions(case: FlaggedPassage, page: _Page) -> Iterator[str]:
    """Offer works of the bibliography for a claim that lacks a source."""
    if case.claim is None or not any(finding.rule in _UNSOURCED for finding in case.findings):
        return
    library = page.audit.library_of(case.claim)
    offered = [
        f"{one.key} ({one.score:.2f}: {', '.join(one.words)})"
        for one in (suggestions_for(case.claim, library) if library else ())
    ]
    if offered:
        yield from _indented("; ".join(offered), page.room, "possible sources, unverified: ")


def _finding(finding: Finding, page: _Page) -> Iterator[str]:
    place = finding.location or f"{finding.line}:{finding.column}"
    head = f"  {one_line(place)}  "
    message = one_line(finding.message)
    used = width_of(head) + len(finding.severity) + len(finding.rule) + len(finding.name) + 5
    fits = used + width_of(message) <= page.width
    tail = f": {message}" if fits else ""
    yield f"{head}{page.severity(finding)}  {page.rule(finding)}{tail}"
    if not fits:
        yield from _indented(message, page.room)
    yield from _reasons(finding, page)
    for further in page.places.related(finding):
        words = f"line {further.start.line}: {further.note}".rstrip(": ")
        yield from _indented(words, page.room, "also: ")
    if finding.folded:
        also = "; ".join(dict.fromkeys(f"{rule} {words}" for rule, words in finding.folded))
        for line in _indented(also, page.room, "same cause: "):
            yield page.paint("dim", line)


def _reasons(finding: Finding, page: _Page) -> Iterator[str]:
    """Give basis and remedy; below an error, once in a file and rule where they only repeat."""
    for basis in finding.basis:
        fact = f"{one_line(basis.text)} [source: {source_of(basis)}]"
        if page.is_news(finding, fact):
            yield from _indented(fact, page.room, "- ")
    if page.is_news(finding, finding.remedy):
        yield from _indented(finding.remedy, page.room, "try: ")


def _indented(words: str, width: int, lead: str = "") -> Iterator[str]:
    for number, line in enumerate(wrap(one_line(words), width - len(lead))):
        yield " " * _MARGIN + (lead if number == 0 else " " * len(lead)) + line


def _list(case: FlaggedPassage, page: _Page) -> Iterator[str]:
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
