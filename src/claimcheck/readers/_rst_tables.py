"""Simple and grid tables of reStructuredText, as cells with their places."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.readers._lines import Line
from claimcheck.readers._list_tables import CellPieces, trimmed_piece
from claimcheck.resources.patterns import lazy_pattern

_SIMPLE = lazy_pattern(r"={2,}(?:[ \t]+={2,})+$")
_SIMPLE_RULE = lazy_pattern(r"={2,}(?:[ \t]+={2,})*$")
_SPANS = lazy_pattern(r"-{2,}(?:[ \t]+-{2,})*$")
_RUN = lazy_pattern(r"[=-]+")
_GRID = lazy_pattern(r"\+[-=+]{3,}\+$")
_CLOSED = 2


def simple_table(lines: Sequence[Line], start: int, stop: int) -> int | None:
    """Give the line behind a simple table that begins at a line; ``None`` where none does.

    Args:
        lines: All lines of the source.
        start: The line.
        stop: The line behind the last that may belong to it.
    """
    if not _SIMPLE.match(lines[start].text):
        return None
    rules = 0
    for at in range(start, stop):
        is_rule = _SIMPLE_RULE.match(lines[at].text) is not None
        rules += is_rule
        is_last = at + 1 >= stop or not lines[at + 1].text
        if is_rule and rules >= _CLOSED and is_last:
            return at + 1
    return None


def simple_cells(text: str, lines: Sequence[Line]) -> Iterator[CellPieces]:
    """Read a simple table, whose columns stand under the strokes of its first line.

    Args:
        text: The source.
        lines: The lines of the table.
    """
    head = lines[0]
    starts = [match.start() for match in _RUN.finditer(head.text)]
    row, is_open = -1, False
    for line in lines[1:]:
        if not line.text or _SIMPLE_RULE.match(line.text) or _SPANS.match(line.text):
            is_open = False
            continue
        margin = line.start - line.indent + head.indent
        edges = [*(margin + each for each in starts), max(line.end, margin + starts[-1])]
        found = [
            (column, piece)
            for column, ends in enumerate(pairwise(edges))
            if (piece := trimmed_piece(text, *ends, line))
        ]
        if not is_open or (found and found[0][0] == 0):
            row, is_open = row + 1, True
        yield from (CellPieces(row, column, (piece,)) for column, piece in found)


def rst_grid_cells(text: str, lines: Sequence[Line]) -> Iterator[CellPieces]:
    """Read a grid table, whose cells stand between bars.

    Args:
        text: The source.
        lines: The lines of the table.
    """
    row = -1
    for line in lines:
        if _GRID.match(line.text):
            row += 1
            continue
        bars = [at for at, each in enumerate(line.text) if each == "|"]
        for column, (low, high) in enumerate(pairwise(bars)):
            piece = trimmed_piece(text, line.start + low + 1, line.start + high, line)
            if piece:
                yield CellPieces(row, column, (piece,))
