"""The full reader for ledgers: values by ``tomllib``, lines by the scanner."""

from typing import Any

from claimcheck.ledger.quick import ArrayItem, Parsed, parse_quickly
from claimcheck.memory import Memory
from claimcheck.toml_files.places import TomlTable, scan
from claimcheck.toml_files.syntax import SyntaxFault, parse_toml

_READ: Memory[str, Parsed] = Memory(4)
_ITEMS = ("claim", "suppression", "checklist")


def read_ledger_text(text: str) -> Parsed:
    """Read a ledger text, the fast way where its shape allows; what it gives is not to be changed.

    Raises:
        SyntaxFault: It is not TOML.
    """
    return _READ.one(text, lambda: parse_quickly(text) or parse_fully(text))


def parse_fully(text: str) -> Parsed:
    """Read any TOML text.

    Raises:
        SyntaxFault: It is not TOML.
    """
    raw = parse_toml(text)
    tables = scan(text)
    head = {name: value for name, value in raw.items() if name not in _ITEMS}
    items = (_items(name, raw, tables) for name in _ITEMS)
    return Parsed(head, _head_lines(tables), *items)


def group_tables(tables: list[TomlTable], name: str) -> list[list[TomlTable]]:
    """Gather the tables of each item of an array: its own and those beneath it."""
    groups: list[list[TomlTable]] = []
    for table in tables:
        if table.name == name and table.is_item:
            groups.append([table])
        elif groups and table.name.startswith(f"{name}."):
            groups[-1].append(table)
    return groups


def _items(name: str, raw: dict[str, Any], tables: list[TomlTable]) -> list[ArrayItem]:
    values = raw.get(name, [])
    groups = group_tables(tables, name)
    if not isinstance(values, list) or len(groups) != len(values):
        line = next((_line(table, name) for table in tables if _line(table, name)), None)
        raise SyntaxFault(f"`{name}` has to be written as [[{name}]] tables", line)
    return [ArrayItem(value, _lines(group)) for value, group in zip(values, groups, strict=True)]


def _line(table: TomlTable, name: str) -> int | None:
    if table.name.split(".")[0] == name:
        return table.line
    places = (place for key, place in table.places.items() if key.split(".")[0] == name)
    return next((place.line for place in places if not table.name), None)


def _lines(group: list[TomlTable]) -> dict[str, int]:
    lines = {"": group[0].line}
    link = -1
    for table in group:
        inner = table.name.partition(".")[2]
        if inner == "evidence" and table.is_item:
            link += 1
        if link >= 0 and inner.split(".")[0] == "evidence":
            inner = inner.replace("evidence", f"evidence.{link}", 1)
        if inner:
            lines[inner] = table.line
        for name, place in table.places.items():
            lines[f"{inner}.{name}" if inner else name] = place.line
    return lines


def _head_lines(tables: list[TomlTable]) -> dict[str, int]:
    lines = {"": 1} | {name: place.line for name, place in tables[0].places.items()}
    for table in tables[1:]:
        lines.setdefault(table.name, table.line)
        lines.setdefault(table.name.split(".")[0], table.line)
    return lines
