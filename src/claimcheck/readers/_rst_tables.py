"""Simple and grid tables and list tables of reStructuredText, as cells with their places."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from claimcheck.readers._lines import Line
from claimcheck.resources.patterns import lazy_pattern

_SIMPLE = lazy_pattern(r"={2,}(?:[ \t]+={2,})+$")
_SIMPLE_RULE = lazy_pattern(r"={2,}(?:[ \t]+={2,})*$")
_SPANS = lazy_pattern(r"-{2,}(?:[ \t]+-{2,})*$")
_RUN = lazy_pattern(r"[=-]+")
_GRID = lazy_pattern(r"\+[-=+]{3,}\+$")
_ROW = lazy_pattern(r"[*+-][ \t]+[*+-](?:[ \t]+|$)")
_CELL = lazy_pattern(r"[*+-](?:[ \t]+|$)")
_CLOSED = 2

Piece = tuple[int, int]
"""Where a stretch of a cell begins and ends in the source; one a line."""


@frozen
class RstCell:
    """A cell, or a line of one whose lines do not follow each other in the source.

    Args:
        row: Row, from 0.
        column: Column, from 0.
        pieces: Its stretches, in order.
    """

    row: int
    column: int
    pieces: tuple[Piece, ...]


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


def simple_cells(text: str, lines: Sequence[Line]) -> Iterator[RstCell]:
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
            if (piece := _trimmed(text, *ends, line))
        ]
        if not is_open or (found and found[0][0] == 0):
            row, is_open = row + 1, True
        yield from (RstCell(row, column, (piece,)) for column, piece in found)


def grid_cells(text: str, lines: Sequence[Line]) -> Iterator[RstCell]:
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
            piece = _trimmed(text, line.start + low + 1, line.start + high, line)
            if piece:
                yield RstCell(row, column, (piece,))


def list_cells(text: str, lines: Sequence[Line]) -> Iterator[RstCell]:
    """Read a list table: a list of rows, each a list of cells.

    Args:
        text: The source.
        lines: What stands in the directive, behind its options.
    """
    row, column = -1, 0
    margin = 0
    pieces: list[Piece] = []
    for line in lines:
        if not line.text:
            continue
        opening, skipped = _opening(line, margin)
        if opening:
            yield from _told(row, column, pieces)
            is_row = opening == "row"
            row, column = row + is_row, 0 if is_row else column + 1
            margin = line.indent + line.text.index(line.text.lstrip("*+- ")[:1] or "-") * is_row
            pieces = []
        piece = _trimmed(text, line.start + skipped, line.end, line)
        if piece and row >= 0:
            pieces.append(piece)
    yield from _told(row, column, pieces)


def _opening(line: Line, margin: int) -> tuple[str, int]:
    """Tell whether a line begins a row or a cell, and how much of it is marks."""
    if row := _ROW.match(line.text):
        return "row", row.end()
    cell = _CELL.match(line.text)
    return ("cell", cell.end()) if cell and line.indent < margin else ("", 0)


def _told(row: int, column: int, pieces: Sequence[Piece]) -> Iterator[RstCell]:
    if pieces:
        yield RstCell(row, column, tuple(pieces))


def _trimmed(text: str, start: int, end: int, line: Line) -> Piece | None:
    """Give a stretch of a line without the white space at its ends; ``None`` where it is empty."""
    start, end = max(start, line.start), min(end, line.end)
    words = text[start:end] if start < end else ""
    if not words.strip():
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
