"""Values as the cells of a spreadsheet, and cells as values again."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any

from claimcheck.toml_files.fields import Simple, Unfit

Cell = str | int | float | bool | date | None

_SPLIT = re.compile(r"(?<!\\);")


def to_cell(value: object) -> Cell:
    """Give a value as one cell: lists are joined with semicolons."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str | int | float | date) or value is None:
        return value
    if isinstance(value, list | tuple):
        return "; ".join(str(to_cell(each)).replace(";", "\\;") for each in value)
    raise TypeError(f"no cell for {type(value).__name__}")


def cell_text(value: Any) -> str:
    """Give a cell in one canonical form, however a program typed it; empty where it is empty."""
    cell = to_cell(value)
    if cell is None or cell != cell:  # noqa: PLR0124 - pandas says empty with NaN
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def read_cell(kind: Simple, text: str) -> Any:
    """Read the text of a cell as a value of a kind.

    Raises:
        Unfit: The kind cannot hold it.
    """
    for tried in _readings(text):
        try:
            return kind.check(tried)
        except Unfit:
            continue
    return kind.check(text)


def _readings(text: str) -> Iterator[object]:
    yield text
    if text in {"true", "false"}:
        yield text == "true"
    for number in (int, float):
        try:
            yield number(text)
        except ValueError:
            continue
    parts = [part.strip().replace("\\;", ";") for part in _SPLIT.split(text) if part.strip()]
    yield parts
    try:
        yield [float(part) for part in parts]
    except ValueError:
        return
