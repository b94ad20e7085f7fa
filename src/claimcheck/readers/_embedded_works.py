"""Records of works that a file carries, as a bibliography with keys that people can read."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar
from unicodedata import normalize

from attrs import define, evolve, field, frozen

from claimcheck.bibliography import parse_reference
from claimcheck.bibliography.formats.csl_json import parse_csl_json
from claimcheck.model import Bibliography, Reference
from claimcheck.model.by_value import ByValue
from claimcheck.readers._draft import TooManyBlocksError

_WORD = re.compile(r"[a-z0-9]+")
_MOST_WORKS = 4_000


@frozen(eq=False, repr=False)
class EmbeddedRecord(ByValue):
    """One record.

    Args:
        identity: What tells it from other works of the file: an address, a number, a DOI.
        item: The record, in the variables of CSL-JSON; empty where only its words are known.
        text: Its words, as in a list of references.
        key: The key that its file names, empty where it names none.
    """

    identity: str
    item: Mapping[str, object] = field(repr=False, hash=False)
    text: str = ""
    key: str = ""


Records = Sequence[EmbeddedRecord]
T = TypeVar("T")


@define
class Shelving:
    """Puts records on one shelf, each once.

    Args:
        path: How the document is named.
        numbers: The number that the last key of a stem took.
    """

    path: str
    keys: dict[str, str] = field(factory=dict)
    items: dict[str, Mapping[str, object]] = field(factory=dict)
    parsed: dict[str, Reference] = field(factory=dict)
    numbers: dict[str, int] = field(factory=dict)

    def key(self, record: EmbeddedRecord) -> str:
        """Give the key of a record; one of the same identity has the same."""
        if record.identity not in self.keys:
            if record.item:
                self.keys[record.identity] = key = self._new_key(record)
                self.items[key] = record.item
            else:
                found = parse_reference(record.text, path=self.path)
                self.keys[record.identity] = key = self._free_key(record.key or found.key)
                self.parsed[key] = evolve(found, key=key)
        return self.keys[record.identity]

    def bibliography(self) -> Bibliography:
        """Give the records in the order in which they were cited first."""
        if not self.keys:
            return Bibliography()
        rows = [{**item, "id": key} for key, item in self.items.items()]
        read = parse_csl_json(json.dumps(rows, ensure_ascii=False), self.path)
        found = {one.key: evolve(one, line=1, span=None, field_spans={}) for one in read.references}
        found.update(self.parsed)
        ordered = (found[key] for key in self.keys.values() if key in found)
        return Bibliography(tuple(ordered), paths=(self.path,))

    def _new_key(self, record: EmbeddedRecord) -> str:
        """Make a key of family name and year, as people do, unless the file names one."""
        own = record.key or record.item.get("citation-key")
        is_named = isinstance(own, str) and own
        stem = own if is_named else _name_of(record.item) + _year_of(record.item)
        return self._free_key(str(stem or "work"))

    def _free_key(self, stem: str) -> str:
        key, number = stem, self.numbers.get(stem, 1)
        while key in self.items or key in self.parsed:
            number += 1
            key = f"{stem}-{number}"
        self.numbers[stem] = number
        return key


def within_limit(marks: Iterable[tuple[T, Records]]) -> list[tuple[T, Records]]:
    """Take marks one by one, as long as the works that they carry are not too many.

    Args:
        marks: Marks, and the works of each.

    Raises:
        TooManyBlocksError: They carry more works than anybody cites.
    """
    seen: set[str] = set()
    taken: list[tuple[T, Records]] = []
    for mark, records in marks:
        seen.update(one.identity for one in records)
        if len(seen) > _MOST_WORKS:
            raise TooManyBlocksError(f"{_MOST_WORKS:,} works that it carries itself")
        taken.append((mark, records))
    return taken


def _name_of(item: Mapping[str, object]) -> str:
    people = item.get("author") or item.get("editor")
    first = people[0] if isinstance(people, list) and people else {}
    name = first.get("family") or first.get("literal") if isinstance(first, dict) else None
    plain = normalize("NFKD", str(name or item.get("title") or "")).lower()
    words = _WORD.findall("".join(one for one in plain if one.isascii()))
    return words[0] if words else ""


def _year_of(item: Mapping[str, object]) -> str:
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else []
    year = first[0] if isinstance(first, list) and first else ""
    return str(year) if str(year).isdecimal() else ""
