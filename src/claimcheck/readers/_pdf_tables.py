"""Tables of a PDF file, which knows no cells: lines beside each other that keep to columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from attrs import define, field, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._pdf_lines import PdfLine
from claimcheck.readers._pdf_rows import (
    Interval,
    PlacedBand,
    bands_of,
    columns_of,
    interval_overlap,
    placed,
    rows_of,
)

_LOOK_AHEAD = 4
_MOST_LINES = 600
_REACH = 2.2
_FEWEST = 2
_TALLEST = 4
_NEXT_LINE = 1.45
_SAME_EDGE = 6.0
_LONG = 38
_FEWEST_PROSE_LINES = 6
_MARKER = re.compile(r"(?:[\[(]?\w{1,3}[\]).:]{1,2}|\d{1,3}|[^\w\s]{1,2})$")
_MOSTLY = 0.8


PdfRow = tuple[tuple[PdfLine, ...], ...]
"""By cell its lines."""


@frozen(eq=False, repr=False)
class PdfTable(ByValue):
    """A table of a page.

    Args:
        rows: By row the cells, and by cell its lines.
    """

    rows: tuple[PdfRow, ...]

    @property
    def last(self) -> PdfLine:
        """Give the line that stands last in it."""
        return [line for row in self.rows for cell in row for line in cell][-1]


def with_tables(lines: Sequence[PdfLine]) -> Iterator[PdfLine | PdfTable]:
    """Put the lines of each table together; columns of text that are mixed are put in order.

    Args:
        lines: The lines of a page, in the order of the file.
    """
    at = 0
    while at < len(lines):
        run = lines[at : _run(lines, at)] if _may_open(lines, at) else ()
        found, taken = _read(run) if len(run) > 1 else ([lines[at]], 1)
        yield from found
        at += taken


def continued(parts: Iterable[PdfLine | PdfTable]) -> list[PdfLine | PdfTable]:
    """Put tables together that go on on the next page, where their heads may be repeated.

    Args:
        parts: The lines and tables of a file, in reading order.
    """
    found: list[PdfLine | PdfTable] = []
    for part in parts:
        before = found[-1] if found else None
        if not isinstance(before, PdfTable):
            found.append(part)
        elif isinstance(part, PdfTable) and _goes_on(before, part):
            is_headed = _words(part.rows[0]) == _words(before.rows[0])
            found[-1] = PdfTable(_joined(before.rows, part.rows[is_headed:]))
        elif not (isinstance(part, PdfLine) and _is_head(before, part)):
            found.append(part)
    return found


def _joined(above: Sequence[PdfRow], beneath: Sequence[PdfRow]) -> tuple[PdfRow, ...]:
    """Put rows of two pages together; a row that the page cut is one."""
    if not beneath or not _is_rest(beneath[0], above):
        return (*above, *beneath)
    whole = tuple((*cell, *rest) for cell, rest in zip(above[-1], beneath[0], strict=True))
    return (*above[:-1], whole, *beneath[1:])


def _is_rest(row: PdfRow, above: Sequence[PdfRow]) -> bool:
    """Tell whether a row holds only what its cells on the page before had no room for.

    It leaves cells out, and begins in small letters where all cells of its columns do not.
    """
    columns = [at for at, cell in enumerate(row) if cell]
    begun = [cells[at][0].text[:1] for cells in above for at in columns if cells[at]]
    return (
        any(last and not cell for last, cell in zip(above[-1], row, strict=True))
        and all(above[-1][at] for at in columns)
        and all(row[at][0].text[:1].islower() for at in columns)
        and not any(letter.islower() for letter in begun)
    )


def _goes_on(table: PdfTable, other: PdfTable) -> bool:
    head, first = table.rows[0], other.rows[0]
    if len(head) != len(first) or other.last.page != table.last.page + 1:
        return False
    edges = (
        (one[0].box[0], two[0].box[0]) for one, two in zip(head, first, strict=True) if one and two
    )
    return _words(head) == _words(first) or all(abs(one - two) < _SAME_EDGE for one, two in edges)


def _is_head(table: PdfTable, line: PdfLine) -> bool:
    """Tell whether a line on the next page repeats the head of a table."""
    said = [part.text for part in line.parts]
    return line.page == table.last.page + 1 and said == [
        one for one in _words(table.rows[0]) if one
    ]


def _words(row: Sequence[Sequence[PdfLine]]) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row]


def _may_open(lines: Sequence[PdfLine], at: int) -> bool:
    """Tell whether a line stands beside one that follows, or is parted itself."""
    line = lines[at]
    following = lines[at + 1 : at + 1 + _LOOK_AHEAD]
    return bool(line.parts) or any(_is_beside(line, other) for other in following)


def _is_beside(line: PdfLine, other: PdfLine) -> bool:
    least = min(line.height, other.height) / 2
    shared = interval_overlap((line.box[1], line.box[3]), (other.box[1], other.box[3]))
    return (
        shared > least
        and interval_overlap((line.box[0], line.box[2]), (other.box[0], other.box[2])) < -least
    )


@define
class _TableLines:
    """Lines in the order of the file that may make a table."""

    top: float
    bottom: float
    recent: list[PdfLine] = field(factory=list)
    columns: list[Interval] = field(factory=list)

    def add(self, line: PdfLine) -> None:
        self.top, self.bottom = min(self.top, line.box[1]), max(self.bottom, line.box[3])
        self.recent = [*self.recent[-2 * _LOOK_AHEAD :], line]
        for part in line.parts or (line,):
            self._widen((part.box[0], part.box[2]))

    def _widen(self, piece: Interval) -> None:
        met = [one for one in self.columns if interval_overlap(one, piece) > 0]
        if not met:
            self.columns.append(piece)
        elif len(met) == 1:
            self.columns.remove(met[0])
            self.columns.append((min(met[0][0], piece[0]), max(met[0][1], piece[1])))

    def takes(self, line: PdfLine) -> bool:
        """Tell whether a line goes on with the table."""
        reach = _REACH * line.height
        if line.box[3] < self.top - reach or line.box[1] > self.bottom + reach:
            return False
        if line.parts or any(_is_beside(one, line) for one in self.recent):
            return True
        piece = line.box[0], line.box[2]
        met = sum(interval_overlap(one, piece) > 0 for one in self.columns)
        return met == (len(self.columns) > 1)


def _run(lines: Sequence[PdfLine], start: int) -> int:
    """Give the line behind the last that may belong to a table."""
    run = _TableLines(lines[start].box[1], lines[start].box[3])
    run.add(lines[start])
    stop = min(len(lines), start + _MOST_LINES)
    for at in range(start + 1, stop):
        if not (run.takes(lines[at]) or _begins_cell(run, lines[at : at + _TALLEST])):
            return at
        run.add(lines[at])
    return stop


def _begins_cell(run: _TableLines, lines: Sequence[PdfLine]) -> bool:
    """Tell whether a line begins a cell whose next line stands beside others of the row."""
    piece = lines[0].box[0], lines[0].box[2]
    if any(interval_overlap(column, piece) > 0 for column in run.columns):
        return False
    for line, below in pairwise(lines):
        is_beneath = 0 < below.box[1] - line.box[1] < _NEXT_LINE * line.height
        if not is_beneath or interval_overlap((below.box[0], below.box[2]), piece) <= 0:
            return False
        if any(_is_beside(one, below) for one in run.recent):
            return True
    return False


def _read(lines: Sequence[PdfLine]) -> tuple[list[PdfLine | PdfTable], int]:
    """Give what lines make, and how many of them it takes."""
    bands = bands_of([part for line in lines for part in line.parts or (line,)])
    columns = columns_of(bands)
    if len(columns) < _FEWEST:
        return [lines[0]], 1
    laid = placed(bands, columns)
    if _is_prose(laid, len(columns)):
        return [piece for at in range(len(columns)) for piece in _column(laid, at)], len(lines)
    rows = rows_of(laid, len(columns))
    while rows and _is_line_beneath(rows[-1]):
        rows.pop()
    if not _is_table(rows, len(columns)):
        return [lines[0]], 1
    cells = tuple(tuple(tuple(_cell(row, at)) for at in range(len(columns))) for row in rows)
    return [PdfTable(cells)], _lines_above(max(piece.box[3] for piece in _pieces(rows)), lines)


def _lines_above(bottom: float, lines: Sequence[PdfLine]) -> int:
    """Count the lines up to the last that begins above the bottom of a table."""
    taken = len(lines)
    while lines[taken - 1].box[1] >= bottom:
        taken -= 1
    return taken


def _cell(row: Sequence[PlacedBand], at: int) -> Iterator[PdfLine]:
    for band in row:
        yield from band.cells.get(at, ())


_column = _cell


def _pieces(rows: Sequence[Sequence[PlacedBand]]) -> list[PdfLine]:
    return [piece for row in rows for band in row for cell in band.cells.values() for piece in cell]


def _is_line_beneath(row: Sequence[PlacedBand]) -> bool:
    """Tell whether a row has one cell, at the left: what follows a table looks like that."""
    return {at for band in row for at in band.cells} == {0}


def _is_prose(bands: Sequence[PlacedBand], width: int) -> bool:
    """Tell whether columns are text that runs down the page, not cells."""
    if len(bands) < _FEWEST_PROSE_LINES:
        return False
    sizes = ([len(piece.text) for piece in _column(bands, at)] for at in range(width))
    return all(len(one) >= _FEWEST_PROSE_LINES and median(one) > _LONG for one in sizes)


def _is_table(rows: Sequence[Sequence[PlacedBand]], width: int) -> bool:
    filled = [len({at for band in row for at in band.cells}) for row in rows]
    full = sum(count >= _FEWEST for count in filled)
    if full < _FEWEST or 2 * full < len(rows) or any("|" in one.text for one in _pieces(rows)):
        return False
    first = [" ".join(piece.text for piece in _cell(row, 0)) for row in rows]
    marked = sum(_MARKER.match(text) is not None for text in first if text)
    return width > _FEWEST or marked < _MOSTLY * sum(map(bool, first))
