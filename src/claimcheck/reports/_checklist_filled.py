"""A checklist that people filled in, read back from Markdown, DOCX or XLSX."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from claimcheck.model import ChecklistMark, ConfigurationError, Failure, InputError
from claimcheck.model.by_value import ByValue
from claimcheck.regular_files import read_regular
from claimcheck.reports._checklist_items import checklist_items
from claimcheck.reports._checklist_markdown import BLANK, STRAY, markdown_rows

_TICKED: Final = frozenset({"\u2611", "\u2612", "\u2713", "\u2714", "x", "yes", "true", "1"})
_SUFFIXES: Final = (".md", ".docx", ".xlsx")
_LARGEST: Final = 4_000_000
_LONGEST: Final = 40


@frozen(eq=False, repr=False)
class FilledChecklist(ByValue):
    """What people filled in.

    Args:
        marks: One an item that somebody put a name to, in order.
        complaints: What was left out and why, a line each.
    """

    marks: tuple[ChecklistMark, ...]
    complaints: tuple[str, ...] = ()


def read_filled(path: Path) -> FilledChecklist:
    """Read a filled checklist by the suffix of its file.

    A mark needs a name; words that belong to no item are complained of. A tick without a name
    counts as the run's own where rules answer the item, and is complained of where a person has to.

    Raises:
        ConfigurationError: Another suffix, or a library is missing.
        InputError: The file cannot be read or holds no checklist.
    """
    rows = list(_rows(path))
    marks: dict[int, ChecklistMark] = {}
    complaints: list[str] = []
    known = {item.number: item for item in checklist_items()}
    seen = 0
    for row in rows:
        number = _number(row.get("No."))
        if number not in known:
            complaints += _strays(row)
            continue
        seen += 1
        try:
            mark = _mark(number, row)
        except ValueError as error:
            complaints.append(f"item {number}: {error}")
            continue
        if number in marks:
            complaints.append(f"item {number} appears twice; the first one counts")
        elif mark.by:
            marks[number] = mark
        elif (mark.ticked and known[number].mode != "auto") or mark.note or mark.on:
            complaints.append(f"item {number} is filled in without a name and was left out")
    if not seen:
        raise InputError(
            Failure(path.as_posix(), "holds no checklist", remedy="write one with claimcheck")
        )
    return FilledChecklist(tuple(marks[number] for number in sorted(marks)), tuple(complaints))


def _strays(row: Mapping[str, Any]) -> Iterator[str]:
    """Name the words of a row that is no item."""
    words = row.get(STRAY) or " ".join(str(cell) for cell in row.values() if cell).strip()
    if words:
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}\u2026"
        yield f"`{shown}` belongs to no item and was left out"


def _rows(path: Path) -> Iterable[Mapping[str, Any]]:
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        from claimcheck.spreadsheets import read_table  # noqa: PLC0415 - seldom needed

        return read_table(path)
    if suffix == ".docx":
        from claimcheck.reports._checklist_docx import filled_rows  # noqa: PLC0415 - as above

        return filled_rows(path)
    if suffix == ".md":
        return markdown_rows(_text(path).splitlines())
    allowed = ", ".join(_SUFFIXES)
    raise ConfigurationError(f"{path.as_posix()}: a checklist is read from {allowed}")


def _text(path: Path) -> str:
    name = path.as_posix()
    try:
        return read_regular(path, _LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(Failure(name, "is not UTF-8 text", kind="encoding")) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(Failure(name, f"cannot be read: {reason}")) from error


def _number(cell: object) -> int:
    text = str(cell or "").strip().removesuffix(".0").rstrip(".")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0  # noqa: PLR2004


def _mark(number: int, row: Mapping[str, Any]) -> ChecklistMark:
    """Read the cells of an item.

    Raises:
        ValueError: The date is none.
    """
    done = str(row.get("Done") or "").strip().lower()
    return ChecklistMark(
        item=number,
        ticked=done in _TICKED or any(sign in done for sign in "\u2611\u2612\u2713\u2714"),
        by=" ".join(str(row.get("Name") or "").split()),
        on=_day(row.get("Date")),
        note=str(row.get("Note") or "").strip(),
    )


def _day(cell: object) -> date | None:
    if isinstance(cell, date):
        return cell
    text = str(cell or "").strip(BLANK)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"`{text[:40]}` is not a date such as 2025-03-31") from error
