"""Tables out to CSV and XLSX files and in again; no cell of them is ever a formula."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from claimcheck.atomic_write import write_atomic_bytes
from claimcheck.extras import needed
from claimcheck.model import ConfigurationError, Failure, InputError
from claimcheck.model.by_value import ByValue
from claimcheck.regular_files import read_regular
from claimcheck.spreadsheets.archive import checked_office_file
from claimcheck.spreadsheets.steady_archive import without_times

Cell = str | int | float | bool | date | None
SUFFIXES: Final = (".csv", ".xlsx")
_ACTIVE: Final = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n|%'")
_LARGEST: Final = 32_000_000
_MOST_CELLS: Final = 4_000_000
_EMPTY_ROW: Final = 3
"""Cells that a row counts for at the least: a sheet of one column has more than there are rows."""
_LONGEST_CELL: Final = 32_767


@frozen(eq=False, repr=False)
class Table(ByValue):
    """Rows under named columns.

    Args:
        columns: Names, in order.
        rows: A mapping of column to cell each; a missing column is an empty cell.
        title: Name of the sheet.
        hidden: Columns that a program needs and a person does not.
    """

    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    title: str = "claims"
    hidden: frozenset[str] = frozenset()


def write_table_file(table: Table, path: str | Path) -> None:
    """Write a table as CSV or XLSX, told by the suffix; the file is replaced whole.

    Text that a spreadsheet would take for a formula is written so that it stays text, and
    :func:`read_table` gives it back as it was.

    Raises:
        ConfigurationError: Another suffix, or XLSX without openpyxl.
        InputError: The file cannot be written, or a cell is too long for XLSX.
    """
    write_atomic_bytes(path, table_bytes(table, path))


def table_bytes(table: Table, path: str | Path) -> bytes:
    """Give a table as the file that the suffix of a path names.

    Raises:
        ConfigurationError: Another suffix, or XLSX without openpyxl.
        InputError: A cell is too long for XLSX.
    """
    target = Path(path)
    if _suffix(target) == ".csv":
        return _csv_text(table).encode("utf-8")
    return _xlsx_bytes(table, target.as_posix())


def read_table(path: str | Path) -> list[dict[str, Cell]]:
    """Read the rows of a CSV or XLSX file, told by the suffix; the first row names the columns.

    Raises:
        ConfigurationError: Another suffix, or XLSX without openpyxl.
        InputError: The file cannot be read, is too large, or a cell holds a formula.
    """
    source = Path(path)
    rows = _csv_rows(source) if _suffix(source) == ".csv" else _xlsx_rows(source)
    return list(_named(rows, source.as_posix()))


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ConfigurationError(f"{path.as_posix()}: a table is a .csv or .xlsx file")
    return suffix


def _named(rows: Iterable[Sequence[Cell]], name: str) -> Iterable[dict[str, Cell]]:
    lines = iter(rows)
    columns = [str(cell or "").strip() for cell in next(lines, ())]
    if len(set(columns) - {""}) != len([column for column in columns if column]):
        raise _refused(name, "names a column twice", "keep one of the two")
    for row in lines:
        if any(cell not in (None, "") for cell in row):
            yield {column: cell for column, cell in zip(columns, row, strict=False) if column}


def _csv_text(table: Table) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_inert(column) for column in table.columns])
    for row in table.rows:
        writer.writerow([_written(row.get(column)) for column in table.columns])
    return "\ufeff" + out.getvalue().encode("utf-8", "replace").decode("utf-8")


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _inert(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def _inert(text: str) -> str:
    return "'" + text if text[:1] in _ACTIVE and text else text


def _active(text: str) -> str:
    """Take the apostrophe off that keeps a text from being a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in _ACTIVE and text[1:] else text


def _csv_rows(path: Path) -> Iterable[Sequence[Cell]]:
    name = path.as_posix()
    try:
        text = read_regular(path, _LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(name, "is not UTF-8 text", "save it as CSV UTF-8") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused(name, f"cannot be read: {reason}", "check the name") from error
    limit = csv.field_size_limit(_LARGEST)
    try:
        head = text[: text.find("\n")] if "\n" in text else text
        delimiter = ";" if head.count(";") > head.count(",") else ","
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        return [[_active(cell) for cell in row] for row in _few(reader, name)]
    except csv.Error as error:
        raise _refused(name, f"is not CSV: {error}", "save it again") from error
    finally:
        csv.field_size_limit(limit)


def _few(rows: Iterable[list[str]], name: str) -> Iterator[list[str]]:
    """Read rows as long as they are not too many."""
    left = _MOST_CELLS
    for row in rows:
        left -= max(len(row), 1)
        if left < 0:
            raise _refused(name, f"has more than {_MOST_CELLS:,} cells", "split it")
        yield row


def _xlsx_bytes(table: Table, name: str) -> bytes:
    openpyxl = needed("openpyxl", "XLSX files", "office")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = table.title[:31]
    sheet.freeze_panes = "B2"
    lines: list[Sequence[Any]] = [table.columns]
    lines += [[row.get(column) for column in table.columns] for row in table.rows]
    for number, line in enumerate(lines, start=1):
        for place, cell in enumerate(line, start=1):
            _put(sheet.cell(number, place), cell, name)
    for number, column in enumerate(table.columns, start=1):
        letter = openpyxl.utils.get_column_letter(number)
        sheet.column_dimensions[letter].width = min(60, max(12, len(column) + 2))
        sheet.column_dimensions[letter].hidden = column in table.hidden
        sheet.cell(1, number).font = openpyxl.styles.Font(bold=True)
    book.properties.creator = "claimcheck"
    out = BytesIO()
    book.save(out)
    return without_times(out.getvalue())


def _put(place: Any, cell: Cell, name: str) -> None:
    """Set a cell; text stays text whatever it begins with."""
    if not isinstance(cell, str):
        place.value = cell
        return
    if len(cell) > _LONGEST_CELL:
        raise _refused(name, f"cannot hold a text of {len(cell):,} characters", "write CSV")
    words = cell.replace("\r\n", "\n").replace("\r", "\n")
    if not all(map(_is_xml, words)):
        raise _refused(name, f"cannot hold control characters, as in {cell[:40]!r}", "write CSV")
    place.value = words
    place.data_type = "s"
    place.quotePrefix = bool(cell) and cell[0] in _ACTIVE


def _is_xml(character: str) -> bool:
    """Tell whether XML 1.0 can hold a character."""
    return (
        character in "\t\n"
        or " " <= character < "\ud800"
        or "\ue000" <= character < "\ufffe"
        or character > "\uffff"
    )


def _xlsx_rows(path: Path) -> Iterable[Sequence[Cell]]:
    name = path.as_posix()
    content = checked_office_file(path)
    openpyxl = needed("openpyxl", "XLSX files", "office")
    try:
        book = openpyxl.load_workbook(content, read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the sheet says of its size may be anything
        return list(_within_limit(sheet.iter_rows(), name))
    except InputError:
        raise
    except Exception as error:
        raise _refused(name, "is not a workbook that can be read", "save it again") from error


def _within_limit(rows: Iterable[Sequence[Any]], name: str) -> Iterator[Sequence[Cell]]:
    """Read rows as long as they are not too many; empty ones count as well, and are left out."""
    left, width = _MOST_CELLS, 0
    for row in rows:
        left -= max(len(row), _EMPTY_ROW)
        width = width or len(row)
        if left < 0:
            message = f"has more than {_MOST_CELLS:,} cells"
            raise _refused(name, message, "delete the empty rows")
        if width and not row:
            continue
        cells = [_cell(each, name) for each in row]
        yield cells + [None] * (width - len(cells))


def _cell(place: Any, name: str) -> Cell:
    if place.data_type in {"f", "e"}:
        what = "a formula" if place.data_type == "f" else "an error"
        raise _refused(name, f"holds {what} in cell {place.coordinate}", "paste the value instead")
    value = place.value
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, str | int | float | bool | date) else None


def _refused(name: str, message: str, remedy: str) -> InputError:
    return InputError(Failure(name, message, remedy=remedy, kind="table"))
