"""Cells of drawn tables whose words go on in the next line, beside the lines of other cells.

Such a cell is one piece of prose, but its lines do not follow each other in the source. Its block
is its first line, and the last word there also shows the words of the lines beneath.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from operator import attrgetter

from attrs import evolve

from claimcheck.model import Prose, Segment, Span
from claimcheck.readers._list_tables import CellPieces
from claimcheck.resources.patterns import lazy_pattern

_PLAIN = lazy_pattern(r"[^\[\](){}<>@`|_\\.!?]*[.!?]?")
"""What may be shown by another word: no citation, no link, one sentence."""
_OPENS = lazy_pattern(r"(?:[-*+•]|#\.|\(?\w{1,3}[.)])[ \t]")
_ROW = attrgetter("row")


def whole_cells(text: str, lines: Iterable[CellPieces]) -> Iterator[CellPieces]:
    """Put the lines of each cell together; those of a row that cannot be stay by themselves.

    Args:
        text: The source.
        lines: The lines of the cells, in the order of the source.
    """
    for _, row in groupby(lines, _ROW):
        kept = list(row)
        yield from _together(text, kept) or kept


def _together(text: str, lines: Sequence[CellPieces]) -> list[CellPieces]:
    """Give the cells of a row; none where one of them holds what only its own line can show."""
    columns: dict[int, CellPieces] = {}
    for line in lines:
        before = columns.get(line.column)
        pieces = (*(before.pieces if before else ()), *line.pieces)
        columns[line.column] = evolve(line, pieces=pieces)
    cells = sorted(columns.values(), key=lambda one: one.pieces[0])
    behind = [*(one.pieces[0][0] for one in cells[1:]), len(text)]
    told = [
        evolve(one, is_parted=one.pieces[-1][1] > start)
        for one, start in zip(cells, behind, strict=True)
    ]
    return told if all(_is_one(text, one) for one in told) else []


def _is_one(text: str, cell: CellPieces) -> bool:
    """Tell whether the lines of a cell are one paragraph, which its first line can show."""
    gaps = (text[end:start] for (_, end), (start, _) in pairwise(cell.pieces))
    further = [text[start:end] for start, end in cell.pieces[1:]]
    if any(gap.count("\n") > 1 for gap in gaps) or any(map(_OPENS.match, further)):
        return False
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
