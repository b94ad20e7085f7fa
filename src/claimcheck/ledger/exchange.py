"""Records out to flat rows, for a spreadsheet or a data frame, and merged home again.

A row holds one record; nested fields have dotted names (``population.species``), links are
numbered (``evidence.1.key``), lists are joined with semicolons. The column ``base`` holds a
short digest of each cell as it went out; with it a cell that only one side changed is merged,
and one that both changed is a conflict. Cells are compared as they are shown, so that control
characters made visible in a table are no change.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from hashlib import sha256
from typing import Any

from attrs import field, frozen

from claimcheck.ledger.cells import Cell, cell_text, read_cell, to_cell
from claimcheck.ledger.edits import LedgerText
from claimcheck.ledger.full import group_tables, read_ledger_text
from claimcheck.ledger.parsing import parse_ledger
from claimcheck.ledger.schema import CLAIM, EVIDENCE
from claimcheck.model import Ledger, LedgerError
from claimcheck.model.by_value import ByValue
from claimcheck.model.edit import Edit, apply_edits
from claimcheck.safe_text import visible
from claimcheck.toml_files.fields import Fields, Kind, Simple, Unfit
from claimcheck.toml_files.places import TomlTable

_FIXED = {"id", "document", "anchor", "stale", "signed", "was"}


@frozen(eq=False, repr=False)
class Conflict(ByValue):
    """A cell that was not merged.

    Args:
        record: Id in the row.
        field: Column.
        ledger: What the ledger has, as a cell shows it.
        row: What the row has.
        message: Why it was left alone.
    """

    record: str
    field: str
    ledger: str
    row: str
    message: str


@frozen(eq=False, repr=False)
class ImportResult(ByValue):
    """A ledger's text with the rows merged in.

    Args:
        text: The new text; untouched where no cell was merged.
        conflicts: Cells left alone, in the order of the rows.
        changed: Ids of the records that changed.
    """

    text: str
    conflicts: tuple[Conflict, ...] = ()
    changed: tuple[str, ...] = ()


def export_rows(ledger: Ledger) -> list[dict[str, Cell]]:
    """Give one flat row a valid record, all with the same columns; ``None`` where empty.

    Args:
        ledger: As loaded; rows are made from its text.
    """
    rows = list(_rows(ledger))
    columns = dict.fromkeys(column for row in rows for column in row)
    return [{name: row.get(name) for name in columns} | {"base": _base(row)} for row in rows]


def row_of(ledger: Ledger, record_id: str) -> dict[str, Cell] | None:
    """Give the row of one record as :func:`export_rows` does; ``None`` where there is none.

    Args:
        ledger: As loaded.
        record_id: Which record.
    """
    row = next((row for row in _rows(ledger) if row["id"] == record_id), None)
    return None if row is None else row | {"base": _base(row)}


def cells_of_records(ledger: Ledger) -> dict[str, dict[str, str]]:
    """Give the fields of every valid record as cells show them, by id and name.

    Args:
        ledger: As loaded.
    """
    return {
        str(row.pop("id")): {name: cell_text(cell) for name, cell in row.items()}
        for row in _rows(ledger)
    }


def _rows(ledger: Ledger) -> Iterator[dict[str, Cell]]:
    valid = {record.line for record in ledger.records}
    items = read_ledger_text(ledger.text).claims if valid else []
    return (dict(_cells(item.values)) for item in items if item.lines[""] in valid)


def import_rows(ledger_text: str, rows: Sequence[Mapping[str, Any]]) -> ImportResult:
    """Merge edited rows into a ledger.

    A cell changed in the rows alone is written; changed in the ledger alone it is kept; changed
    in both, or of a kind that the field cannot hold, it is a conflict and the ledger stays as
    it is. Without the column ``base`` only empty fields are filled. A record that no row
    mentions stays.

    Args:
        ledger_text: The ledger as it is now.
        rows: Rows as :func:`export_rows` gave them, edited; cells may be text or typed.

    Raises:
        LedgerError: The ledger does not validate.
    """
    ledger = parse_ledger(ledger_text)
    if ledger.failures:
        raise LedgerError(ledger.failures)
    text = LedgerText(ledger_text)
    raw = [item.values for item in read_ledger_text(ledger_text).claims]
    known = {values["id"]: (values, item) for values, item in zip(raw, text.items, strict=True)}
    edits: list[Edit] = []
    conflicts: list[Conflict] = []
    changed: dict[str, bool] = {}
    for row in rows:
        name = cell_text(row.get("id"))
        if name not in known or name in changed:
            why = "its id is in two rows" if name in changed else "no such record"
            conflicts.append(Conflict(name, "id", "", name, why))
            continue
        values, item = known[name]
        merged = merge_row(values, row)
        conflicts += merged.conflicts
        changed[name] = bool(merged.cells)
        edits += _edits(text, item, deepcopy(values), merged.cells)
    done = tuple(name for name, has_changed in changed.items() if has_changed)
    return ImportResult(apply_edits(ledger_text, edits), tuple(conflicts), done)


@frozen(eq=False, repr=False)
class RowMerge(ByValue):
    """What one row changes in its record.

    Args:
        cells: New value of each column, ``None`` to remove the field.
        conflicts: Cells left alone.
    """

    cells: dict[str, Any] = field(factory=dict)
    conflicts: list[Conflict] = field(factory=list)


def merge_row(values: Mapping[str, Any], row: Mapping[str, Any]) -> RowMerge:
    """Compare every cell of a row with the ledger and with what went out.

    Args:
        values: The record's fields as the ledger has them.
        row: The edited row.
    """
    ours = {name: cell_text(value) for name, value in _cells(values)}
    base = dict(part.rpartition("=")[::2] for part in cell_text(row.get("base")).split())
    merged = RowMerge()
    for column, cell in row.items():
        name, mine, theirs = str(column), ours.get(str(column), ""), cell_text(cell)
        if name == "base" or visible(theirs) == visible(mine):
            continue
        before = base.get(name, _digest("") if base else "")
        if before == _digest(theirs):
            continue
        refused = "changed on both sides" if mine and before != _digest(mine) else _refusal(name)
        if not refused:
            refused = _read_into(merged.cells, name, theirs)
        if refused:
            merged.conflicts.append(Conflict(str(values["id"]), name, mine, theirs, refused))
    _refuse_keyless(values, merged)
    return merged


def _refusal(name: str) -> str:
    if _kind(name) is None:
        return "no such field"
    return "this field is not edited in rows" if name.partition(".")[0] in _FIXED else ""


def _read_into(cells: dict[str, Any], name: str, text: str) -> str:
    kind = _kind(name)
    try:
        cells[name] = read_cell(kind, text) if kind and text else None
    except Unfit as unfit:
        return f"{unfit.message}: {unfit.remedy}"
    return ""


def _refuse_keyless(values: Mapping[str, Any], merged: RowMerge) -> None:
    """Leave out links that would end without a key, and links that would leave a gap."""
    links = values.get("evidence", [])
    expected = len(links) + 1
    for top in sorted(
        {_top(name) for name in merged.cells if name.startswith("evidence.")}, key=len
    ):
        number = int(top.partition(".")[2])
        key = merged.cells.get(
            f"{top}.key", links[number - 1]["key"] if number < expected else None
        )
        is_next = number < expected or number == expected
        if key and is_next:
            expected = max(expected, number + 1)
            continue
        for name in [name for name in merged.cells if _top(name) == top]:
            value = cell_text(merged.cells.pop(name))
            why = "a link needs a key, and links are numbered without gaps"
            merged.conflicts.append(Conflict(str(values["id"]), name, "", value, why))


def _edits(
    text: LedgerText, item: list[TomlTable], values: dict[str, Any], cells: Mapping[str, Any]
) -> Iterator[Edit]:
    """Turn new cells into edits of a record's text."""
    links = group_tables(item, "claim.evidence")
    is_inline = "evidence" in item[0].places
    before = len(values.get("evidence", []))
    for name, value in cells.items():
        _set(values, name, value)
    for top in dict.fromkeys(_top(name) for name in cells):
        number = int(top.partition(".")[2]) - 1 if top.startswith("evidence.") else -1
        if number < 0 or is_inline:
            name = top.partition(".")[0]
            yield from _edit(text, item, name, values.get(name))
        elif number >= before:
            yield from text.add_link(item, values["evidence"][number])
        else:
            for name in dict.fromkeys(n.split(".")[2] for n in cells if _top(n) == top):
                yield from _edit(text, links[number], name, values["evidence"][number].get(name))


def _edit(text: LedgerText, item: list[TomlTable], name: str, value: object) -> list[Edit]:
    return text.remove(item, name) if value in (None, {}) else text.put(item, name, value)


def _set(values: dict[str, Any], name: str, value: Any) -> None:
    """Set a field by its dotted name, or take it out, with tables that it leaves empty."""
    head, _, rest = name.partition(".")
    if head == "evidence" and rest:
        number, _, rest = rest.partition(".")
        links = values.setdefault("evidence", [])
        if int(number) > len(links):
            links.append({})
        _set(links[int(number) - 1], rest, value)
    elif rest:
        inner = values.setdefault(head, {})
        _set(inner, rest, value)
        if not inner:
            del values[head]
    elif value is None:
        values.pop(head, None)
    else:
        values[head] = value


def _top(name: str) -> str:
    parts = name.split(".")
    return ".".join(parts[:2]) if parts[0] == "evidence" else parts[0]


def _kind(name: str) -> Simple | None:
    """Give the kind of the field behind a column."""
    head, *rest = name.split(".")
    kind: Kind | None = CLAIM.fields.get(head)
    if head == "evidence":
        is_numbered = bool(rest) and rest[0].isascii() and rest[0].isdigit() and int(rest[0]) > 0
        kind, rest = (EVIDENCE if is_numbered and len(rest[0]) < 4 else None), rest[1:]  # noqa: PLR2004
    for part in rest:
        kind = kind.fields.get(part) if isinstance(kind, Fields) else None
    return kind if isinstance(kind, Simple) else None


def _cells(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Cell]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _cells(value, f"{prefix}{name}.")
        elif name == "evidence" and not prefix:
            for number, link in enumerate(value, start=1):
                yield from _cells(link, f"evidence.{number}.")
        else:
            yield prefix + name, to_cell(value)


def _base(row: Mapping[str, Cell]) -> str:
    return " ".join(f"{name}={_digest(cell_text(cell))}" for name, cell in row.items())


def _digest(text: str) -> str:
    return sha256(visible(text).encode("utf-8", "replace")).hexdigest()[:8]
