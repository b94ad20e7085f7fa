"""Cells of drawn tables whose words go on in the next line, beside the lines of other cells.

Such a cell is one piece of prose, but its lines do not follow each other in the source. Its block
is its first line, and the last word there also shows the words of the lines beneath.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter

from attrs import evolve

from claimcheck.model import Prose, Segment, Span
from claimcheck.readers._list_tables import CellPieces, Piece
from claimcheck.resources.patterns import lazy_pattern

_SIGN = r"(?:[^\[\](){}<>@`|_\\.!?]|(?<=\d)\.(?=\d))"
_ASIDE = rf"(?![^()]{{0,80}}\d{{4}}){_SIGN}{{0,80}}\)"
_PLAIN = lazy_pattern(rf"(?:{_ASIDE})?(?:{_SIGN}|\((?=[^()]{{0,80}}[^\W\d_]){_ASIDE})*[.!?]?")
"""What may be shown by another word: no citation, no link, one sentence; asides without years."""
_ENDS = lazy_pattern(r"(?:(?<=[^\W\d_]{3}[.!?])|(?<=\d\.))\s+(?=[^\Wa-z]|[^\w\s])")
"""Where a sentence ends within a line and another begins."""
_OPENS = lazy_pattern(r"(?:[-*+•]|#\.|\(?(?:\d{1,3}|[A-Za-z])[.)])[ \t]")
_BULLET = lazy_pattern(r"[-*+•][ \t]+(?=\S)")
_STOPS = frozenset(".!?")
_ROW = attrgetter("row")
_MOST_ROUNDS = 4
_LONGEST_HEAD = 500


def with_words(said: str, words: str) -> str:
    """Add words to what a cell is known to say as the head of others, up to what heads say.

    Args:
        said: What it says so far.
        words: What its next line says.
    """
    return f"{said} {words}".strip() if len(said) < _LONGEST_HEAD else said


def whole_cells(text: str, lines: Iterable[CellPieces]) -> Iterator[CellPieces]:
    """Put the lines of each cell together; those of a cell that cannot be stay by themselves.

    Args:
        text: The source.
        lines: The lines of the cells, in the order of the source.
    """
    for _, row in groupby(lines, _ROW):
        kept = list(row)
        yield from _together(text, kept) or kept


def _together(text: str, lines: Sequence[CellPieces]) -> list[CellPieces]:
    """Give the cells of a row; none where many of them hold what only their own lines can show."""
    columns: dict[int, list[CellPieces]] = {}
    for line in lines:
        parts = columns.setdefault(line.column, [])
        if not parts or _begins_part(text, parts[-1], line):
            parts.append(_without_bullet(text, line))
        else:
            parts[-1] = evolve(line, pieces=(*parts[-1].pieces, *line.pieces))
    cells = list(chain.from_iterable(columns.values()))
    for _ in range(_MOST_ROUNDS):
        cells = _told(text, cells)
        apart = [not _is_one(text, one) for one in cells]
        if not any(apart):
            return cells
        sentences = (
            _by_sentence(text, one) if is_apart else [one]
            for one, is_apart in zip(cells, apart, strict=True)
        )
        cells = list(chain.from_iterable(sentences))
    return []


def _told(text: str, cells: Iterable[CellPieces]) -> list[CellPieces]:
    """Give cells in the order of the source, told whether others stand between their lines."""
    ordered = sorted(cells, key=lambda one: one.pieces[0])
    behind = [*(one.pieces[0][0] for one in ordered[1:]), len(text)]
    return [
        evolve(one, is_parted=one.pieces[-1][1] > start)
        for one, start in zip(ordered, behind, strict=True)
    ]


def _by_sentence(text: str, cell: CellPieces) -> Iterator[CellPieces]:
    """Part a cell behind each sentence; what the first line of one cannot show stays by lines."""
    pieces: list[Piece] = []
    for start, end in cell.pieces:
        ends = [match.span() for match in _ENDS.finditer(text, start, end)]
        lows = [start, *(high for _, high in ends)]
        highs = [*(low for low, _ in ends), end]
        for number, piece in enumerate(zip(lows, highs, strict=True)):
            if pieces and (number or text[pieces[-1][1] - 1] in _STOPS):
                yield from _by_line(text, evolve(cell, pieces=tuple(pieces)))
                pieces = []
            pieces.append(piece)
    yield from _by_line(text, evolve(cell, pieces=tuple(pieces)))


def _by_line(text: str, cell: CellPieces) -> Iterable[CellPieces]:
    if _is_one(text, cell):
        return [cell]
    return [evolve(cell, pieces=(piece,)) for piece in cell.pieces]


def _begins_part(text: str, before: CellPieces, line: CellPieces) -> bool:
    """Tell whether a line of a cell begins an item of a list or another paragraph."""
    start, end = line.pieces[0]
    gap = text[before.pieces[-1][1] : start]
    return gap.count("\n") > 1 or _OPENS.match(text[start:end]) is not None


def _without_bullet(text: str, line: CellPieces) -> CellPieces:
    """Take the bullet off a line of a cell."""
    start, end = line.pieces[0]
    bullet = _BULLET.match(text[start:end])
    return evolve(line, pieces=((start + bullet.end(), end),)) if bullet else line


def _is_one(text: str, cell: CellPieces) -> bool:
    """Tell whether the first line of a cell can show the others."""
    further = [text[start:end] for start, end in cell.pieces[1:]]
    return not cell.is_parted or _PLAIN.fullmatch(" ".join(further)) is not None


def shown_by_first(prose: Prose, end: int) -> Prose:
    """Let the last word of a cell's first line show all that follows.

    A run as long as its source would be taken for the source itself, so that none is.

    Args:
        prose: The words of the cell.
        end: Where its first line ends.
    """
    first = [one for one in prose.segments if one.span.end <= end]
    rest = "".join(one.text for one in prose.segments[len(first) :]).strip()
    while first and not first[-1].text.strip():
        first.pop()
    if not first or not rest:
        return Prose(tuple(first))
    last = first.pop()
    cut = last.text.rstrip().rfind(" ") + 1 if last.is_literal else 0
    before = Segment(last.text[:cut], Span(last.span.start, last.span.start + cut))
    place = Span(last.span.start + cut, last.span.end)
    words = f"{last.text[cut:].rstrip()} {rest}"
    shown = Segment(words if len(words) != len(place) else f"{words} ", place)
    return Prose(tuple(chain(first, [before] if cut else [], [shown])))
