"""List tables of Sphinx and MyST: a list of rows, each a list of cells."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._lines import Line
from claimcheck.resources.patterns import lazy_pattern

_ROW = lazy_pattern(r"[*+-][ \t]+[*+-](?:[ \t]+|$)")
_CELL = lazy_pattern(r"[*+-](?:[ \t]+|$)")

Piece = tuple[int, int]
"""Where a stretch of a cell begins and ends in the source; one a line."""


@frozen(eq=False, repr=False)
class CellPieces(ByValue):
    """A cell, or a line of one whose lines do not follow each other in the source.

    Args:
        row: Row, from 0.
        column: Column, from 0.
        pieces: Its stretches, in order.
        is_parted: Whether other cells stand between them.
    """

    row: int
    column: int
    pieces: tuple[Piece, ...]
    is_parted: bool = False


def list_cells(text: str, lines: Sequence[Line]) -> Iterator[CellPieces]:
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
        piece = trimmed_piece(text, line.start + skipped, line.end, line)
        if piece and row >= 0:
            pieces.append(piece)
    yield from _told(row, column, pieces)


def _opening(line: Line, margin: int) -> tuple[str, int]:
    """Tell whether a line begins a row or a cell, and how much of it is marks."""
    if row := _ROW.match(line.text):
        return "row", row.end()
    cell = _CELL.match(line.text)
    return ("cell", cell.end()) if cell and line.indent < margin else ("", 0)


def _told(row: int, column: int, pieces: Sequence[Piece]) -> Iterator[CellPieces]:
    if pieces:
        yield CellPieces(row, column, tuple(pieces))


def trimmed_piece(text: str, start: int, end: int, line: Line) -> Piece | None:
    """Give a stretch of a line without the white space at its ends; ``None`` where it is empty.

    Args:
        text: The source.
        start: Where the stretch begins.
        end: Where it ends.
        line: The line, beyond which it does not reach.
    """
    start, end = max(start, line.start), min(end, line.end)
    words = text[start:end] if start < end else ""
    if not words.strip():
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
