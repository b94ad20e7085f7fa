"""Tables that are drawn in plain text: strokes over columns as pandoc sets them, or a grid."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from attrs import frozen

from claimcheck.model import BlockKind, Span, TableCell
from claimcheck.model.by_value import ByValue
from claimcheck.readers._cell_lines import shown_by_first, whole_cells, with_words
from claimcheck.readers._draft import MOST_BLOCKS, Draft, TooManyBlocksError
from claimcheck.readers._lines import Line
from claimcheck.readers._list_tables import CellPieces, trimmed_piece
from claimcheck.readers._prose import bare_links, of_ranges
from claimcheck.readers._rst_tables import rst_grid_cells, simple_cells, simple_table
from claimcheck.resources.patterns import lazy_pattern

_STROKES = lazy_pattern(r"-{2,}(?: +-{2,})+$")
_STROKE = lazy_pattern(r"-+")
_BORDER = lazy_pattern(r"-{5,}$")
_GRID = lazy_pattern(r"\+[-=+:]{3,}\+$")
_TALLEST_HEAD = 12
_LONGEST = 2_000


@frozen(eq=False, repr=False)
class TextTable(ByValue):
    """A table that is drawn in a text.

    Args:
        cells: Its cells line by line, from above.
        behind: The line behind it.
    """

    cells: tuple[CellPieces, ...]
    behind: int


def drawn_table(text: str, lines: Sequence[Line], start: int) -> TextTable | None:
    """Read the table that begins at a line; ``None`` where none does.

    Args:
        text: The source.
        lines: Its lines.
        start: The line.
    """
    first = lines[start].text
    if _GRID.match(first):
        behind = _blank(lines, start)
        return TextTable(_bounded(rst_grid_cells(text, lines[start:behind])), behind)
    if first.startswith("==") and (simple := simple_table(lines, start, _blank(lines, start))):
        return TextTable(_bounded(simple_cells(text, lines[start:simple])), simple)
    head = _head(lines, start)
    if head is None:
        return None
    is_bordered = _BORDER.match(first) is not None
    end = _behind(lines, head, is_bordered=is_bordered)
    if end is None:
        return None
    is_spaced = any(not line.text for line in lines[head:end])
    cells = _bounded(_cells(text, lines[start:end], lines[head], is_spaced=is_spaced))
    return TextTable(cells, end) if any(one.column for one in cells) else None


def _bounded(cells: Iterator[CellPieces]) -> tuple[CellPieces, ...]:
    found = tuple(islice(cells, MOST_BLOCKS + 1))
    if len(found) > MOST_BLOCKS:
        raise TooManyBlocksError
    return found


def _blank(lines: Sequence[Line], start: int) -> int:
    stop = min(len(lines), start + _LONGEST)
    return next((at for at in range(start, stop) if not lines[at].text), stop)


def _head(lines: Sequence[Line], start: int) -> int | None:
    """Find the strokes that part the columns: here, in the next line, or beneath a head."""
    is_bordered = _BORDER.match(lines[start].text) is not None
    reach = _TALLEST_HEAD if is_bordered else 2
    for at in range(start, min(start + reach, len(lines))):
        if _STROKES.match(lines[at].text):
            return at
        if not lines[at].text:
            return None
    return None


def _behind(lines: Sequence[Line], head: int, *, is_bordered: bool) -> int | None:
    """Find the line behind a table: a closing stroke, or without one a blank line."""
    for at in range(head + 1, min(head + _LONGEST, len(lines))):
        text = lines[at].text
        if _STROKES.match(text) or (_BORDER.match(text) and lines[at].indent == lines[head].indent):
            return at + 1
        if not text and not is_bordered:
            return at if at > head + 1 else None
    return None if is_bordered else len(lines)


def _cells(
    text: str, lines: Sequence[Line], head: Line, *, is_spaced: bool
) -> Iterator[CellPieces]:
    """Give the cells; blank lines part the rows where there are any, else each line is one."""
    starts = [match.start() for match in _STROKE.finditer(head.text)]
    row, is_open = -1, False
    for line in lines:
        if not line.text or line is head or _BORDER.match(line.text) or _STROKES.match(line.text):
            is_open = False
            continue
        margin = line.start - line.indent + head.indent
        edges = [*(margin + each for each in starts), max(line.end, margin + starts[-1])]
        edges[0] = min(edges[0], line.start)
        is_head = line.start < head.start
        if not is_open or not (is_spaced or is_head):
            row, is_open = row + 1, True
        for column, ends in enumerate(pairwise(edges)):
            piece = trimmed_piece(text, *ends, line)
            if piece:
                yield CellPieces(row, column, (piece,))


def cell_drafts(text: str, table: TextTable, number: int) -> Iterator[Draft]:
    """Make a block of each cell; one whose lines are apart stands in its first.

    Args:
        text: The source.
        table: The table.
        number: Its number in the document.
    """
    said: dict[tuple[int, int], str] = {}
    for one in whole_cells(text, table.cells):
        prose = of_ranges(text, one.pieces)
        if one.is_parted:
            prose = shown_by_first(prose, one.pieces[0][1])
        if not prose.segments:
            continue
        place = (one.row, one.column)
        said[place] = with_words(said.get(place, ""), prose.text)
        header, first = said.get((0, one.column), ""), said.get((one.row, 0), "")
        span = Span(prose.segments[0].span.start, prose.segments[-1].span.end)
        cell = TableCell(number, *place, header, first)
        yield Draft(BlockKind.TABLE_CELL, span, prose, cell=cell, links=bare_links(prose))
