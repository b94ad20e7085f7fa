"""Changing single fields of a ledger's text and leaving every other character alone."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import field, frozen

from claimcheck.ledger.full import group_tables
from claimcheck.ledger.tables import write_link, write_table
from claimcheck.ledger.toml_text import toml_key, toml_value
from claimcheck.model.by_value import ByValue
from claimcheck.model.edit import Edit
from claimcheck.toml_files.places import FieldPlace, TomlTable, scan

_BEHIND = {
    "stale": ("anchor", "id"),
    "equivalent_to": ("stale", "anchor", "id"),
    "was": ("status", "anchor", "id"),
    "status": ("origin", "population", "anchor", "id"),
    "reviewed_by": ("origin", "was", "status"),
    "reviewed_on": ("reviewed_by",),
    "approved_by": ("reviewed_on", "origin", "was", "status"),
    "approved_on": ("approved_by",),
    "expires": ("approved_on",),
    "signed": ("expires", "approved_on", "reviewed_on"),
}


@frozen(slots=False, eq=False, repr=False)
class LedgerText(ByValue):
    """The text of a valid ledger, open for edits.

    Args:
        text: The TOML text.
    """

    text: str = field(repr=False)

    @cached_property
    def tables(self) -> list[TomlTable]:
        """List all tables, the head of the file first."""
        return scan(self.text)

    @cached_property
    def items(self) -> list[list[TomlTable]]:
        """List the tables of each ``[[claim]]``, its own first, in file order."""
        return group_tables(self.tables, "claim")

    @cached_property
    def newline(self) -> str:
        """Give the line end that the file uses."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def put(self, item: list[TomlTable], name: str, value: object) -> list[Edit]:
        """Set a field of a claim, or add it where it belongs."""
        own = item[0]
        if name in own.places:
            return self._replace(own.places[name], value)
        beneath = [table for table in item if table.name == f"{own.name}.{name}"]
        dotted = any(key.startswith(f"{name}.") for key in own.places)
        if isinstance(value, Mapping) and (beneath or dotted):
            table, prefix = (beneath[0], "") if beneath else (own, f"{name}.")
            wanted = {prefix + key: each for key, each in value.items()}
            return self._put_parts(table, wanted, prefix)
        return [self._line(own, name, value)]

    def _put_parts(self, table: TomlTable, values: Mapping[str, object], prefix: str) -> list[Edit]:
        """Set all the fields of a table that begin with a prefix, and take out those left over."""
        gone = [key for key in table.places if key.startswith(prefix) and key not in values]
        removed = [edit for key in gone for edit in self._remove(table.places[key])]
        return [*removed, *self.put_all(table, values)]

    def put_all(self, table: TomlTable, values: Mapping[str, object]) -> list[Edit]:
        """Set the fields of one table, the new ones behind its last."""
        edits: list[Edit] = []
        for name, value in values.items():
            place = table.places.get(name)
            edits += self._replace(place, value) if place else [self._line(table, name, value)]
        return edits

    def remove(self, item: list[TomlTable], name: str) -> list[Edit]:
        """Take a field of a claim out; a comment on its line stays."""
        own, edits = item[0], list[Edit]()
        for key, place in own.places.items():
            if key == name or key.startswith(f"{name}."):
                edits += self._remove(place)
        beneath = (table for table in item[1:] if table.name == f"{own.name}.{name}")
        edits += [Edit(table.start, table.end, "") for table in beneath]
        return edits

    def add_link(self, item: list[TomlTable], link: Mapping[str, Any]) -> list[Edit]:
        """Add an evidence link behind everything that a claim has."""
        return [self._block(item[-1].end, self.newline + write_link(link, self.newline))]

    def add_behind(self, item: list[TomlTable], table: Mapping[str, Any]) -> Edit:
        """Add a claim behind another."""
        return self._block(item[-1].end, self.newline + write_table(table, self.newline))

    def add_before(self, item: list[TomlTable], table: Mapping[str, Any]) -> Edit:
        """Add a claim before another and the comments above that one."""
        start = item[0].start
        while start:
            above = self.text.rfind("\n", 0, start - 1) + 1
            if not self.text[above:start].lstrip(" \t\ufeff").startswith("#"):
                break
            start = above
        return Edit(start, start, write_table(table, self.newline) + self.newline)

    def add_last(self, table: Mapping[str, Any]) -> Edit:
        """Add a claim to a ledger that has none."""
        lead = self.newline if self.text.strip() else ""
        return self._block(len(self.text), lead + write_table(table, self.newline))

    def _remove(self, place: FieldPlace) -> list[Edit]:
        rest = self.text[place.end : place.line_end].lstrip(" \t")
        return [Edit(place.line_start, place.line_end, rest if rest.startswith("#") else "")]

    def _replace(self, place: FieldPlace, value: object) -> list[Edit]:
        written = toml_value(value)
        if self.text[place.start : place.end] == written:
            return []
        return [Edit(place.start, place.end, written)]

    def _line(self, table: TomlTable, name: str, value: object) -> Edit:
        places = table.places
        behind = next((places[key] for key in _BEHIND.get(name, ()) if key in places), None)
        if behind is None and places:
            behind = max(places.values(), key=lambda place: place.line_end)
        offset = behind.line_end if behind else self._header_end(table)
        start = behind.line_start if behind else table.start
        head = self.text[start : start + 200]
        indent = head[: len(head) - len(head.lstrip(" \t"))]
        key = ".".join(toml_key(part) for part in name.split("."))
        return self._block(offset, f"{indent}{key} = {toml_value(value)}{self.newline}")

    def _header_end(self, table: TomlTable) -> int:
        newline = self.text.find("\n", table.start)
        return len(self.text) if newline < 0 else newline + 1

    def _block(self, offset: int, text: str) -> Edit:
        ended = offset == 0 or self.text[offset - 1] == "\n"
        return Edit(offset, offset, text if ended else self.newline + text)
