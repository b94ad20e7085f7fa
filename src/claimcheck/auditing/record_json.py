"""Records as JSON, and back, each an object that names its class.

What several records share, such as a document or a library, is written once and referred to by
number. Only records of the library are made on decoding. What is worked out on demand, such as what
is known of a cited work, is written as far as it can be known.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Final

from attrs import fields, has

from claimcheck import model
from claimcheck.model.freeze import FrozenMapping
from claimcheck.resources.patterns import lazy_pattern

_SURROGATE: Final = lazy_pattern("[\ud800-\udfff]")
_SHARED: Final = frozenset(
    {"Bibliography", "Document", "Ledger", "Library", "Reading", "Reference"}
)
_NOTHING: Final = frozenset({"texts"})
"""Fields that are not written: texts of cited works stay in their folder."""


class RecordEncoder:
    """Turns records into plain values, what is shared once.

    Args:
        shared: Where what several records share is put.
    """

    def __init__(self, shared: list[Any]) -> None:
        """Start with nothing shared."""
        self._shared = shared
        self._numbers: dict[int, int] = {}
        self._alive: list[object] = []

    def encoded(self, value: Any) -> Any:
        """Give a value as lists, mappings, text and numbers.

        Raises:
            TypeError: It is, or holds, something that is no record and no plain value.
        """
        if isinstance(value, tuple | list | frozenset | set):
            items = sorted(value, key=repr) if isinstance(value, frozenset | set) else value
            return {"$": type(value).__name__, "items": [self.encoded(one) for one in items]}
        if isinstance(value, Mapping):
            pairs = [[self.encoded(key), self.encoded(each)] for key, each in value.items()]
            return {"$": "mapping", "items": pairs}
        return self._record(value) if has(type(value)) else _plain(value)

    def _record(self, value: Any) -> Any:
        name = type(value).__name__
        if name in _SHARED:
            if id(value) not in self._numbers:
                self._numbers[id(value)] = number = len(self._shared)
                self._alive.append(value)
                self._shared.append(None)
                self._shared[number] = self._fields(name, value)
            return {"$": "shared", "number": self._numbers[id(value)]}
        return self._fields(name, value)

    def _fields(self, name: str, value: Any) -> dict[str, Any]:
        given = {
            one.name: self.encoded(getattr(value, one.name))
            for one in fields(type(value))
            if one.init and one.name not in _NOTHING
        }
        return {"$": name, **given}


def _plain(value: object) -> Any:
    """Write what holds nothing else.

    A text with surrogates is written by its bytes: JSON would join two of them into one character.
    """
    if isinstance(value, Enum):
        return {"$": type(value).__name__, "value": value.value}
    if isinstance(value, datetime):
        return {"$": "datetime", "value": value.isoformat()}
    if isinstance(value, bytes):
        return {"$": "bytes", "value": value.hex()}
    if isinstance(value, date):
        return {"$": "date", "value": value.isoformat()}
    if isinstance(value, str) and _SURROGATE.search(value):
        return {"$": "text", "value": value.encode("utf-8", "surrogatepass").hex()}
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise TypeError(f"a {type(value).__name__} is not a record")


_COLLECTIONS: Final[Mapping[str, Callable[[Iterable[Any]], Any]]] = {
    each.__name__: each for each in (tuple, list, frozenset, set)
}
_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "text": lambda given: bytes.fromhex(given).decode("utf-8", "surrogatepass"),
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "bytes": bytes.fromhex,
}
"""How plain values that JSON has no form for are read."""


class RecordDecoder:
    """Makes records of plain values.

    Args:
        shared: What several records share, as the encoder wrote it.
        others: Records beside those of :mod:`claimcheck.model`, by name.
    """

    def __init__(self, shared: list[Any], others: Mapping[str, type]) -> None:
        """Start with nothing made."""
        self._shared = shared
        self._kinds: Mapping[str, Any] = {**_records(), **others}
        self._made: dict[int, Any] = {}

    def decoded(self, value: Any) -> Any:
        """Give the value that was encoded.

        Raises:
            LookupError: It names a class that is no record.
            ValueError: A part of it has the wrong form.
        """
        if not isinstance(value, dict):
            return value
        kind = value["$"]
        if kind == "mapping" or kind in _COLLECTIONS:
            return self._collection(kind, value["items"])
        if kind == "shared":
            return self._of_number(value["number"])
        return _READ[kind](value["value"]) if kind in _READ else self._record(kind, value)

    def _collection(self, kind: str, items: list[Any]) -> Any:
        if kind == "mapping":
            return FrozenMapping({self.decoded(key): self.decoded(each) for key, each in items})
        return _COLLECTIONS[kind](self.decoded(one) for one in items)

    def _of_number(self, number: int) -> Any:
        if number not in self._made:
            self._made[number] = self.decoded(self._shared[number])
        return self._made[number]

    def _record(self, kind: str, value: Mapping[str, Any]) -> Any:
        made = self._kinds[kind]
        if issubclass(made, Enum):
            return made(value["value"])
        names = {one.name: one.alias for one in fields(made)}
        return made(
            **{names[name]: self.decoded(each) for name, each in value.items() if name != "$"}
        )


@cache
def _records() -> Mapping[str, Any]:
    """Give every record and scale by its name."""
    found = {name: getattr(model, name) for name in model.__all__}
    kinds = {name: one for name, one in found.items() if isinstance(one, type)}
    return {name: one for name, one in kinds.items() if has(one) or issubclass(one, Enum)}
