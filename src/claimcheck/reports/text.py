"""What a run found, for a person at a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import Claim, Finding, Severity
from claimcheck.model.brief import counted
from claimcheck.reports._cases import FlaggedPassage, cases, serious_first
from claimcheck.reports._excerpt import excerpt, finding_spans, passage
from claimcheck.reports._like_findings import LikeFindings, RuleFindings, grouped, unquoted
from claimcheck.reports._paint import SEVERITY, Paint, in_colour, plain
from claimcheck.reports._places import Places
from claimcheck.reports._report import report
from claimcheck.reports._safe import elide, one_line, uncommanded, width_of, wrap
from claimcheck.reports._source import source_of
from claimcheck.reports._text_closing import closing
from claimcheck.reports._text_summary import (
    Screen,
    render_statistics,
    render_summary,
    render_verdict,
)

__all__ = ["BRIEF", "Screen", "plain_report", "render_text"]

BRIEF = {"summary": render_summary, "quiet": render_verdict, "statistics": render_statistics}
"""Shorter forms of the report, by the option that asks for them."""

_MANY = 20
_TOP = 10
_UNSOURCED = frozenset({"CC201", "CC205", "CC701", "CC702", "CC801"})
_LEAST_WIDTH = 40
_MARGIN = 6
_LEAST_WORDS = 12
_SHORT = 24
_STEP = 4


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
        told = (finding.path, finding.rule, unquoted(words))
        is_new = told not in self.said
        self.said.add(told)
        return bool(words.strip()) and (is_new or finding.severity is Severity.ERROR)


@report("text", file="audit.txt")
def plain_report(audit: Audit) -> str:
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
    if len(active) <= _MANY or len({finding.path for finding in active}) == 1:
        return  # the findings of one file begin with the most serious
    yield page.paint("head", f"Most serious of {counted(len(active), 'finding')}")
    for case in serious_first(page.audit)[:_TOP]:
        finding = case.worst
        place, like = f"  {one_line(finding.path)}:{finding.line}  ", len(case.findings) - 1
        more = f" (and {like:,} like it)" if case.is_list else ""
        used = width_of(place) + len(finding.severity) + len(finding.rule) + len(more) + 4
        words = elide(one_line(_gist(case)), max(page.width - used, _LEAST_WORDS))
        yield f"{place}{page.severity(finding)}  {page.paint('rule', finding.rule)}  {words}{more}"
    yield ""


def _gist(case: FlaggedPassage) -> str:
    """Say what a case is about: the words of the claim, or the message where there is none."""
    return case.worst.message if case.claim is None else case.claim.text


def _file(page: _Page, path: str) -> Iterator[str]:
    findings = page.audit.findings_in(path)
    if not findings:
        return
    yield page.paint("path", one_line(path))
    found = cases(page.audit, path)
    listed = {id(one) for case in found if case.is_list for one in case.findings}
    single = [one for one in findings if one.is_active and id(one) not in listed]
    claims = {case.claim.id: case.claim for case in found if case.claim is not None}
    for group in grouped(single):
        yield ""
        yield from _rule(group, claims, page)
    for case in found:
        if case.is_list:
            yield ""
            yield from _list(case, page)
    yield from _suggestions(page, claims, single)
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


def _rule(group: RuleFindings, claims: Mapping[str, Claim], page: _Page) -> Iterator[str]:
    """Say once what findings of a rule have in common, and of each the place and the words."""
    first = group.first
    number = f" ({group.number})" if group.number else ""
    head, said = f"  {page.severity(first)}  {page.rule(first)}", group.parts[0].message
    used = len(f"  {first.severity}  {first.rule} {one_line(first.name)}: {number}")
    if used + width_of(said) <= page.width and all(one.message == said for one in group.parts):
        yield f"{head}: {said}{number}"
    else:
        said = ""
        yield head + number
    like = [one for part in group.parts for one in part.findings]
    facts = tuple((lead, _of_all(words, like)) for lead, words in _facts(first))
    shared = [*_new(first, facts, page)]
    for part in group.parts:
        if part.message != said:
            yield from _indented(part.message, page.room)
        said, before, shared = part.message, shared, []
        yield from before
        for line in _folded(part.findings[0], page):
            yield page.paint("dim", line)
        yield from _places(part, facts, claims, page, names_severity=group.is_mixed)


def _of_all(words: str, like: Sequence[Finding]) -> str:
    """Leave out what a remedy quotes where others quote other words; errors repeat their own."""
    said = {one.remedy for one in like if unquoted(one.remedy) == unquoted(words)}
    repeats = any(one.severity is Severity.ERROR for one in like)
    return words if repeats or len(said) < 2 else unquoted(words)  # noqa: PLR2004 - alone


def _new(finding: Finding, facts: Iterable[tuple[str, str]], page: _Page) -> Iterator[str]:
    for lead, words in facts:
        if page.is_news(finding, words):
            yield from _indented(words, page.room, lead)


def _places(
    part: LikeFindings,
    known: Sequence[tuple[str, str]],
    claims: Mapping[str, Claim],
    page: _Page,
    *,
    names_severity: bool,
) -> Iterator[str]:
    """Give place and words of each finding, and what it rests on that was not yet said."""
    wide = max(width_of(_place(one)) for one in part.findings)
    for finding in part.findings:
        place = _place(finding)
        lead = " " * _STEP + place + " " * (wide - width_of(place) + 2)
        lead += f"{finding.severity.value}  " if names_severity else ""
        yield from _words(finding, lead, part.left_out(finding), claims, page)
        yield from _new(finding, (one for one in _facts(finding) if one not in known), page)
        for further in page.places.related(finding):
            words = f"line {further.start.line}: {further.note}".rstrip(": ")
            yield from _indented(words, page.room, "also: ")


def _words(
    finding: Finding, lead: str, left_out: str, claims: Mapping[str, Claim], page: _Page
) -> Iterator[str]:
    """Show the words at a place, and those that the message quotes where they are others."""
    behind = f"  ({left_out})" if left_out and width_of(left_out) <= _SHORT else ""
    found = passage(page.audit, finding, claims.get(finding.claim or ""))
    room = max(page.width - width_of(lead) - width_of(behind) - 2, _LEAST_WORDS)
    shown = excerpt(*found, finding_spans([finding]), room).quoted if found else ""
    yield (lead + shown + behind).rstrip()
    if left_out and not behind:
        yield from _indented(left_out, page.room)


def _place(finding: Finding) -> str:
    return one_line(finding.location or f"{finding.line}:{finding.column}")


def _facts(finding: Finding) -> Iterator[tuple[str, str]]:
    """Give basis and remedy, each with what is written before it."""
    facts = [f"{one_line(basis.text)} [source: {source_of(basis)}]" for basis in finding.basis]
    if facts:
        yield "- ", "; ".join(facts)
    if finding.remedy:
        yield "try: ", finding.remedy


def _folded(finding: Finding, page: _Page) -> Iterator[str]:
    if finding.folded:
        also = "; ".join(dict.fromkeys(f"{rule} {words}" for rule, words in finding.folded))
        yield from _indented(also, page.room, "same cause: ")


def _suggestions(
    page: _Page, claims: Mapping[str, Claim], findings: Sequence[Finding]
) -> Iterator[str]:
    """Offer works of the bibliography for claims that lack a source."""
    lacking = {one.claim for one in findings if one.rule in _UNSOURCED}
    offers: dict[int, dict[str, None]] = {}
    for claim in claims.values():
        offered = _offered(page, claim) if claim.id in lacking else ()
        offers.setdefault(claim.line, {}).update(dict.fromkeys(offered))
    rows = [(line, "; ".join(works)) for line, works in offers.items() if works]
    if rows:
        yield ""
        yield "  " + page.paint("head", "Possible sources, unverified")
    for line, words in rows:
        yield from _indented(words, page.room, f"line {line}: ")


def _offered(page: _Page, claim: Claim) -> Iterator[str]:
    library = page.audit.library_of(claim)
    if not library or not library.bibliography:
        return
    from claimcheck.bibliography.suggest import suggestions_for  # noqa: PLC0415 - needs works

    for one in suggestions_for(claim, library):
        yield f"{one.key} ({one.score:.2f}: {', '.join(one.words)})"


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
