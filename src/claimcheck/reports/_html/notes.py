"""A note: what was found about one passage, worst first, the facts behind it folded."""

from collections.abc import Iterator

from claimcheck.model import Finding, Severity
from claimcheck.reports._html.index import Index, Note
from claimcheck.reports._html.markup import (
    EMPTY,
    Html,
    element,
    join_markup,
    line,
    message_markup,
    spoken,
)
from claimcheck.reports._html.words import label, short_form
from claimcheck.reports._safe import elide

LETTERS = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.NOTE: "N"}
"""Marks that do not need colour."""

_QUOTE = 200


def badge(severity: Severity | None) -> Html:
    """Show a severity as a letter in a shape; accepted findings have a tick."""
    if severity is None:
        return element("b", element("span", Html("A"), aria_hidden="true"), spoken("accepted"),
                       class_="badge accepted")  # fmt: skip
    letter = element("span", Html(LETTERS[severity]), aria_hidden="true")
    return element("b", letter, spoken(severity.value), class_=f"badge {severity.value}")


def note_class(note: Note) -> str:
    """Name the class by which a note is shown."""
    return "accepted" if note.severity is None else note.severity.value


def note_html(note: Note, index: Index) -> Html:
    """Show a note."""
    lines = join_markup(_headline(finding, note.number) for finding in note.findings)
    facts = join_markup(_finding(finding, index) for finding in note.findings)
    return element(
        "details",
        element("summary", lines),
        element("div", facts, _claim(note), class_="facts"),
        class_=f"remark {note_class(note)}",
        id=note.ident,
        open=note.severity is Severity.ERROR,
        data_rule=" ".join(dict.fromkeys(one.rule for one in note.findings)),
    )


def notes_html(notes: list[Note], index: Index) -> Html:
    """Show the notes of one passage, in order of place."""
    if not notes:
        return EMPTY
    return element("div", *(note_html(note, index) for note in notes), class_="remarks")


def _headline(finding: Finding, number: int) -> Html:
    severity = finding.severity if finding.is_active else None
    shown = element("span", Html(str(number)), class_="no") if number else EMPTY
    words = element("span", message_markup(finding.message), class_="said")
    return element("span", badge(severity), shown, words, class_="headline")


def _finding(finding: Finding, index: Index) -> Html:
    rule = element("span", line(f"{finding.rule} {finding.name}"), class_="rule")
    place = line(f"line {finding.line}, column {finding.column}")
    parts = [element("p", rule, Html(" "), element("span", place, class_="place"))]
    if finding.claim is None and finding.quote.strip():
        parts.append(element("p", element("q", line(elide(finding.quote, _QUOTE)))))
    parts += _why(finding)
    parts += _elsewhere(finding, index)
    return element("div", *parts, class_="finding")


def _why(finding: Finding) -> Iterator[Html]:
    if not finding.is_active:
        yield element("p", line(_excuse(finding)), class_="excuse")
    if finding.basis:
        items = (
            element(
                "li",
                message_markup(basis.text),
                Html(" "),
                _origin(basis.origin.words, basis.source),
            )
            for basis in finding.basis
        )
        yield element("ul", *items, class_="basis")
    if finding.remedy.strip():
        yield element(
            "p", element("b", Html("Try")), Html(" "), message_markup(finding.remedy), class_="try"
        )


def _origin(origin: str, source: str) -> Html:
    words = element("q", line(source)) if source.strip() else EMPTY
    between = Html(": ") if words else EMPTY
    return element("small", Html("(source: "), line(origin), between, words, Html(")"))


def _excuse(finding: Finding) -> str:
    if finding.suppressed:
        return f"Suppressed: {finding.justification.strip() or 'no reason given'}"
    return "Known: it is in the baseline"


def _elsewhere(finding: Finding, index: Index) -> Iterator[Html]:
    for further in index.places.related(finding):
        note = f": {further.note}" if further.note.strip() else ""
        yield element("p", line(f"See line {further.start.line}{note}"), class_="also")
    if finding.folded:
        items = (
            element(
                "li", element("span", line(rule), class_="rule"), Html(" "), message_markup(words)
            )
            for rule, words in finding.folded
        )
        yield element(
            "div", element("p", Html("Same cause")), element("ul", *items), class_="folded"
        )


def _claim(note: Note) -> Html:
    claim = note.claim
    if claim is None:
        return EMPTY
    facts = (
        f"{short_form(claim.strength)} {label('strength', claim.strength)}",
        f"{short_form(claim.tier)} {label('tier', claim.tier)}",
        label("type", claim.claim_type),
        label("species", claim.population.species),
    )
    row = element("a", Html(f"Claim {note.number} in the table"), href=f"#r{note.number}")
    return element("p", line(" · ".join(facts)), Html(" · "), row, class_="claim-facts")
