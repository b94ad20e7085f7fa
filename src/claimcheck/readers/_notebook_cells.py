"""The cells of a notebook, each string of their source with its place in the JSON text."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from attrs import define, field, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.parse_faults import parse_fault
from claimcheck.readers._files import refuse

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_ESCAPE = re.compile(
    r"\\r\\n|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u.{4}|\\."
)
_REMEDY = "open it in Jupyter and save it again"
_MOST_CELLS = 5_000
_MOST_RUNS = 100_000
_MOST_VALUES = 3_000_000
_CELLS = (("cells",), ("worksheets", "cells"))
"""Where the cells stand in format 4, and in format 3."""
_DEPTHS = tuple(2 * len(keys) + 1 for keys in _CELLS)


@frozen(eq=False, repr=False)
class CellRun(ByValue):
    """Characters of a cell that stand in one piece in the file.

    Args:
        text: What they say.
        start: Offset of the first in the file.
        end: Offset behind the last in the file.
    """

    text: str
    start: int
    end: int


@frozen(slots=False, eq=False, repr=False)
class NotebookCell(ByValue):
    """A cell.

    Args:
        number: Its number among all cells, from 1.
        kind: ``"markdown"``, ``"code"`` or ``"raw"``.
        runs: Its source.
    """

    number: int
    kind: str
    runs: tuple[CellRun, ...]

    @cached_property
    def text(self) -> str:
        """Give its source."""
        return "".join(run.text for run in self.runs)


def notebook_cells(source: str, path: str) -> list[NotebookCell]:
    """Give the cells of a notebook.

    Args:
        source: Its JSON text.
        path: How messages name it.

    Raises:
        InputError: It is no JSON, or no notebook.
    """
    if sum(map(source.count, ",:[{")) > _MOST_VALUES:
        message = f"holds over {_MOST_VALUES:,} values and keys"
        raise refuse(path, message, "clear its outputs", "too-large")
    try:
        value = json.loads(source)
    except (RecursionError, ValueError) as error:
        message = f"is not a notebook: {parse_fault(error)}"
        line = getattr(error, "lineno", None)
        raise refuse(path, message, _REMEDY, "syntax", line) from error
    if not isinstance(value, dict) or not ({"cells", "worksheets"} & set(value)):
        raise refuse(path, "is not a notebook: it has no cells", _REMEDY, "syntax")
    cells: list[NotebookCell] = []
    runs = 0
    for cell in islice(_cells(source), _MOST_CELLS + 1):
        cells.append(cell)
        runs += len(cell.runs)
        if runs > _MOST_RUNS:
            message = f"holds over {_MOST_RUNS:,} lines and escapes"
            raise refuse(path, message, "split it", "too-large")
    if len(cells) > _MOST_CELLS:
        raise refuse(path, f"holds over {_MOST_CELLS:,} cells", "split it", "too-large")
    return cells


@define
class _JsonLevel:
    """An object or a list that is open: its key now, or that it is a list."""

    is_list: bool
    key: str | None = None
    awaits_key: bool = True


@define
class _CellDraft:
    kind: str = ""
    runs: list[CellRun] = field(factory=list)


def _cells(source: str) -> Iterator[NotebookCell]:
    """Walk over JSON that is known to be sound, and keep the strings that cells are made of."""
    levels: list[_JsonLevel] = []
    number = 0
    draft = _CellDraft()
    for match in _TOKEN.finditer(source):
        piece = match.group()
        if piece in "{[":
            levels.append(_JsonLevel(piece == "["))
            if _is_cell(levels):
                draft = _CellDraft()
        elif piece in "}]":
            if _is_cell(levels):
                number += 1
                yield NotebookCell(number, draft.kind, tuple(draft.runs))
            levels.pop()
        elif piece in ":,":
            levels[-1].awaits_key = piece == ","
        elif piece[0] == '"':
            _string(source, match.span(), levels, draft)
            if len(draft.runs) > _MOST_RUNS:
                yield NotebookCell(number + 1, draft.kind, tuple(draft.runs))
                return


def _keys(levels: list[_JsonLevel]) -> tuple[str, ...]:
    return tuple(level.key or "" for level in levels if not level.is_list)


def _is_cell(levels: list[_JsonLevel]) -> bool:
    """Tell whether the innermost level is a cell."""
    if len(levels) not in _DEPTHS or levels[-1].is_list or not levels[-2].is_list:
        return False
    return _keys(levels[:-1]) in _CELLS


def _string(
    source: str, place: tuple[int, int], levels: list[_JsonLevel], draft: _CellDraft
) -> None:
    if not levels:
        return
    level = levels[-1]
    start, end = place
    if not level.is_list and level.awaits_key:
        level.key = json.loads(source[start:end])
        if level.key == "source" and _is_cell(levels):
            draft.runs.clear()
        return
    holder = levels[:-1] if level.is_list else levels
    if not _is_cell(holder):
        return
    if holder[-1].key == "source":
        draft.runs.extend(islice(_runs(source, start + 1, end - 1), _MOST_RUNS + 1))
    elif holder[-1].key == "cell_type" and not level.is_list:
        draft.kind = json.loads(source[start:end])


def _runs(source: str, start: int, end: int) -> Iterator[CellRun]:
    """Cut a JSON string at its escapes."""
    position = start
    for match in _ESCAPE.finditer(source, start, end):
        if position < match.start():
            yield CellRun(source[position : match.start()], position, match.start())
        yield CellRun(json.loads(f'"{match.group()}"'), *match.span())
        position = match.end()
    if position < end:
        yield CellRun(source[position:end], position, end)
