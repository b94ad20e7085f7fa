"""The words of a block, with claims, the words in question and citations marked in them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import frozen

from claimcheck.model import OBJECT, Block, Span
from claimcheck.model.by_value import ByValue
from claimcheck.reports._html.markup import (
    EMPTY,
    Html,
    element,
    escape_part,
    join_markup,
    line,
    spoken,
)

_STYLES = {"superscript": "sup", "emphasis": "em", "code": "code"}


@frozen(eq=False, repr=False)
class Marked(ByValue):
    """A claim as it is marked in the text.

    Args:
        span: Its source.
        number: Its number on the page.
        kind: ``"error"``, ``"warning"``, ``"note"``, ``"accepted"`` or ``"quiet"``.
        letter: What stands in the flag behind it; empty for a claim without a note.
        name: Its id on the page, given once.
    """

    span: Span
    number: int
    kind: str
    letter: str

    @property
    def rank(self) -> tuple[int, int]:
        """Give what decides where two claims stand on the same words: worse, then shorter."""
        return _KINDS.index(self.kind), len(self.span)


_KINDS = ("error", "warning", "note", "accepted", "quiet")


@frozen(eq=False, repr=False)
class Layers(ByValue):
    """What is to be marked in one document, each in order of place.

    Args:
        claims: The claims.
        words: Words that findings point at.
        cites: Citations, with the number of the reference or ``None`` where it leads nowhere.
    """

    claims: tuple[Marked, ...]
    words: tuple[Span, ...]
    cites: tuple[tuple[Span, int | None], ...]


@frozen(eq=False, repr=False)
class _Piece(ByValue):
    text: str
    is_object: bool
    claim: Marked | None
    cite: tuple[Span, int | None] | None
    is_word: bool
    style: str


class Cover:
    """Tells which of some spans cover an offset, for offsets asked in ascending order.

    Args:
        spans: In order of start.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = tuple(spans)
        self._next = 0
        self._open: list[int] = []

    def at(self, offset: int) -> list[int]:
        """Give the numbers of the spans that cover an offset."""
        while self._next < len(self._spans) and self._spans[self._next].start <= offset:
            self._open.append(self._next)
            self._next += 1
        if self._open:
            self._open = [one for one in self._open if self._spans[one].end > offset]
        return self._open


def prose_html(block: Block, text: str, layers: Layers, named: set[int]) -> Html:
    """Show what a reader sees of a block.

    Args:
        block: The block.
        text: The document's source.
        layers: What to mark, of this block alone.
        named: Numbers of claims that have their id already; new ones are added.
    """
    parts: list[Html] = []
    pieces = list(_pieces(block, text, layers))
    for claim, found in groupby(pieces, key=lambda piece: piece.claim):
        words = join_markup(_words(list(found)))
        parts.append(words if claim is None else _mark(claim, words, named))
    return join_markup(parts)


def _mark(claim: Marked, words: Html, named: set[int]) -> Html:
    ident = None if claim.number in named else f"c{claim.number}"
    named.add(claim.number)
    marked = element("mark", words, class_=claim.kind, id=ident)
    return Html(marked + _flag(claim))


def _flag(claim: Marked) -> Html:
    if not claim.letter:
        return EMPTY
    letter = element("span", Html(claim.letter), aria_hidden="true")
    aloud = spoken(f" {claim.kind} ")
    number = Html(str(claim.number))
    return element(
        "a", letter, aloud, number, class_=f"flag {claim.kind}", href=f"#n{claim.number}"
    )


def _words(pieces: list[_Piece]) -> Iterator[Html]:
    for cite, group in groupby(pieces, key=lambda piece: piece.cite):
        shown = join_markup(_styled(piece) for piece in group)
        if cite is None:
            yield shown
        elif cite[1] is None:
            yield element("span", shown, spoken(" (leads nowhere)"), class_="cite lost")
        else:
            yield element("a", shown, class_="cite", href=f"#ref{cite[1]}")


def _styled(piece: _Piece) -> Html:
    shown = element("code", line(piece.text)) if piece.is_object else escape_part(piece.text)
    if piece.style and not piece.is_object:
        shown = element(piece.style, shown)
    return element("span", shown, class_="words") if piece.is_word else shown


def _pieces(block: Block, text: str, layers: Layers) -> Iterator[_Piece]:
    marks = sorted((span, _STYLES[name]) for name, span in block.marks if name in _STYLES)
    claims = Cover(one.span for one in layers.claims)
    words = Cover(layers.words)
    cites = Cover(span for span, _ in layers.cites)
    styles = Cover(span for span, _ in marks)
    marked = (span for span, _ in (*layers.cites, *marks))
    spans = (*(one.span for one in layers.claims), *layers.words, *marked)
    cuts = sorted({end for span in spans for end in (span.start, span.end)})
    for span, shown in _runs(block, cuts):
        covering = [layers.claims[one] for one in claims.at(span.start)]
        cited = cites.at(span.start)
        styled = styles.at(span.start)
        is_object = shown == OBJECT
        yield _Piece(
            text=span.of(text) if is_object else shown,
            is_object=is_object,
            claim=min(covering, key=lambda one: one.rank, default=None),
            cite=layers.cites[cited[-1]] if cited else None,
            is_word=bool(words.at(span.start)),
            style=marks[styled[-1]][1] if styled else "",
        )


def _runs(block: Block, cuts: list[int]) -> Iterator[tuple[Span, str]]:
    """Cut the visible text at every place where a mark begins or ends."""
    at = 0
    for segment in block.prose.segments:
        if not segment.is_literal:
            yield segment.span, segment.text
            continue
        start, end = segment.span.start, segment.span.end
        while at < len(cuts) and cuts[at] <= start:
            at += 1
        edges = [start]
        while at < len(cuts) and cuts[at] < end:
            edges.append(cuts[at])
            at += 1
        for low, high in zip(edges, (*edges[1:], end), strict=True):
            words = segment.text[low - start : high - start]
            if words:
                yield Span(low, high), words
