"""The document as a picture: each part a row, its coverage a bar, each claim a square."""

from collections import Counter
from collections.abc import Iterator, Sequence

from claimcheck.model import Claim, Reading
from claimcheck.model.brief import counted
from claimcheck.reports._html.index import Index
from claimcheck.reports._html.markup import EMPTY, Html, element, join_markup, line
from claimcheck.reports._html.notes import note_class
from claimcheck.reports._html.parts import Part, claims_by_part, parts_of
from claimcheck.reports._html.summary import bar

_SIDE, _STEP, _A_LINE = 10, 13, 30
_KINDS = ("error", "warning", "note", "accepted", "quiet")


def glance_html(index: Index) -> Html:
    """Draw each document as a list of its parts; empty where there is no claim."""
    if not index.audit.claims:
        return EMPTY
    several = len(index.audit.readings) > 1
    maps = []
    for number, reading in enumerate(index.audit.readings, 1):
        head = element("h3", line(reading.document.path)) if several else EMPTY
        maps.append(Html(head + _map(reading, number, index)) if reading.claims else EMPTY)
    return Html(_key() + join_markup(maps))


def _map(reading: Reading, number: int, index: Index) -> Html:
    parts = parts_of(reading, number)
    claims = claims_by_part(reading, parts)
    rows = (_row(part, claims[part.ident], index) for part in parts if claims[part.ident])
    return element("ol", *rows, class_="map")


def _row(part: Part, claims: Sequence[Claim], index: Index) -> Html:
    cited = sum(claim.is_cited for claim in claims)
    name = element("a", line(part.title), href=f"#{part.ident}")
    said = element("span", line(f"{cited:,} of {counted(len(claims), 'claim')} cited"))
    share = element("span", bar(cited, len(claims)), said, class_="covered")
    return element(
        "li",
        element("span", name, _worst(claims, index), class_="part-name"),
        share,
        _strip(claims, index),
    )


def _worst(claims: Sequence[Claim], index: Index) -> Html:
    words = counted_findings(claims, index)
    return element("span", line(words), class_="worst") if words else EMPTY


def counted_findings(claims: Sequence[Claim], index: Index) -> str:
    """Count the claims of a part by the severity of what was found about them."""
    kinds = Counter(_kind(claim, index) for claim in claims)
    return ", ".join(counted(kinds[one], one) for one in _KINDS[:3] if kinds[one])


def _kind(claim: Claim, index: Index) -> str:
    note = index.note_of.get(index.number(claim))
    return "quiet" if note is None else note_class(note)


def _strip(claims: Sequence[Claim], index: Index) -> Html:
    """Draw the claims of a part in their order; what the squares say stands in words beside."""
    width = _STEP * min(len(claims), _A_LINE)
    height = _STEP * -(-len(claims) // _A_LINE)
    return element(
        "svg", *_squares(claims, index), viewBox=f"0 0 {width} {height}", width=width,
        height=height, class_="strip", aria_hidden="true", focusable="false",
    )  # fmt: skip


def _squares(claims: Sequence[Claim], index: Index) -> Iterator[Html]:
    for at, claim in enumerate(claims):
        kind, number = _kind(claim, index), index.number(claim)
        cited = " cited" if claim.is_cited else ""
        square = element(
            "rect", x=at % _A_LINE * _STEP + 1, y=at // _A_LINE * _STEP + 1, width=_SIDE,
            height=_SIDE, rx=5 if kind == "note" else 2, class_=f"{kind}{cited}",
        )  # fmt: skip
        target = f"n{number}" if number in index.note_of else f"r{number}"
        yield element("a", square, href=f"#{target}", tabindex=-1)


def _key() -> Html:
    """Say what the picture shows."""
    items = (
        element(
            "li",
            element(
                "svg", element("rect", x=1, y=1, width=_SIDE, height=_SIDE, class_=kind,
                               rx=5 if kind.startswith("note") else 2),
                width=12, height=12, viewBox="0 0 12 12", aria_hidden="true", focusable="false",
            ),
            line(words),
        )
        for kind, words in (
            ("error", "claim with an error"),
            ("warning", "with a warning"),
            ("note", "with a note"),
            ("quiet", "without a finding"),
            ("quiet cited", "ringed: cites a source"),
        )
    )  # fmt: skip
    return element("ul", *items, class_="map-key")
