"""Which column each cell of a table stands in where cells span columns and rows."""

import sys

from attrs import define, field

_WIDEST = 1_000
_MOST_SPANNED = 200_000
_NOTHING = (0, 0)


@define
class TableGrid:
    """A table while its cells are read, row by row.

    Args:
        number: Number of the table in the document.
    """

    number: int
    row: int = -1
    column: int = -1
    texts: dict[tuple[int, int], str] = field(factory=dict)
    _below: dict[int, tuple[int, int]] = field(factory=dict)
    _heads: dict[int, int] = field(factory=dict)
    _passed: dict[int, tuple[int, int]] = field(factory=dict)
    _filled: dict[int, set[int]] = field(factory=dict)
    _next: int = 0
    _spanned: int = 0

    def begin_row(self) -> None:
        """Go to the next row."""
        self.row += 1
        self._next = 0

    def end_row(self) -> None:
        """Go to the next row, unless nothing stands in this one."""
        if self.row in self._filled:
            self.begin_row()
        self._next = 0

    def drop_row(self) -> None:
        """Forget the row before, which repeats one."""
        self.row, self._next = max(self.row - 1, 0), 0
        for row in (self.row, self.row + 1):
            for column in self._filled.pop(row, ()):
                del self.texts[row, column]

    def begin_cell(self, columns: int = 1, rows: int = 1) -> None:
        """Go to the next cell of the row.

        Args:
            columns: How many columns it spans.
            rows: How many rows it spans.
        """
        if self.row < 0:
            self.begin_row()
        self.column = self._next = self._free_column(self._next)
        columns = min(max(columns, 1), max(_WIDEST - self.column, 1))
        self._next += columns
        self._head_columns()
        self._spanned += columns if rows > 1 else 0
        if rows > 1 and self._spanned <= _MOST_SPANNED:
            for column in range(self.column, self._next):
                self._below[column] = (self.row, self.row + rows)

    def widen(self, columns: int) -> None:
        """Let the cell that was begun last span several columns."""
        self._next = min(self.column + max(columns, 1), _WIDEST)
        self._head_columns()

    def _head_columns(self) -> None:
        """Let a cell of the first row stand at the head of each column that it spans."""
        if self.row == 0:
            self._heads.update(dict.fromkeys(range(self.column + 1, self._next), self.column))

    def _free_column(self, first: int) -> int:
        """Give the first column from one on into which no cell reaches from above.

        What was passed over is remembered together with the row to which it reaches.
        """
        column, until = first, sys.maxsize
        while column < _WIDEST:
            behind, following = self._passed.get(column, _NOTHING)
            if behind <= self.row:
                behind, following = self._below.get(column, _NOTHING)[1], column + 1
            if behind <= self.row:
                break
            column, until = following, min(until, behind)
        if column > first:
            self._passed[first] = (until, column)
        return column

    def inherit(self) -> None:
        """Let the cell that was begun last go on with what stands above it."""
        above = self.texts.get((self.row - 1, self.column))
        if above is not None:
            self.note(above)

    def note(self, text: str) -> None:
        """Keep the words of the cell that was begun last; of several stretches the first counts."""
        if self.texts.setdefault((self.row, self.column), text) is text:
            self._filled.setdefault(self.row, set()).add(self.column)

    @property
    def header(self) -> str:
        """Give the words of the cell at the head of the column."""
        column = self._heads.get(self.column, self.column)
        return self.texts.get((0, self.column), "") or self.texts.get((0, column), "")

    @property
    def row_header(self) -> str:
        """Give the words of the first cell of the row, which may have begun in a row above."""
        start, behind = self._below.get(0, _NOTHING)
        return self.texts.get((start if behind > self.row else self.row, 0), "")
