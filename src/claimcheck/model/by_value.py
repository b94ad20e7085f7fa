"""What all records have in common: they compare, hash and show by their fields.

attrs can write these methods for each class, and Python has to compile them; for the two hundred
classes of a short run that was half of the time in which they are made. A record of which a
document has tens of thousands may still have its own.
"""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

import attrs

_Read = Callable[[object], Any]


class ByValue:
    """A record that is what its fields say.

    A class derives from it and is made by ``@frozen(eq=False, repr=False)``. A field may still say
    that it is not compared (``eq=False``), not hashed (``hash=False``) or not shown
    (``repr=False``).
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is of the same class and its fields are equal."""
        kind = self.__class__
        if other.__class__ is not kind:
            return NotImplemented
        compared = _COMPARED[kind]
        return bool(compared(self) == compared(other))

    def __hash__(self) -> int:
        """Hash what is compared."""
        kind = self.__class__
        return hash((kind, _HASHED[kind](self)))

    def __repr__(self) -> str:
        """Show the fields by name."""
        kind: type[Any] = self.__class__
        names = (one.name for one in attrs.fields(kind) if one.repr)
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{kind.__qualname__.rpartition('>.')[2]}({shown})"


class _Compared(dict[type, _Read]):
    """By class of record, what gives the values that are compared."""

    def __missing__(self, record: type) -> _Read:
        self[record] = _reader(one.name for one in attrs.fields(record) if one.eq)
        return self[record]


class _Hashed(dict[type, _Read]):
    """By class of record, what gives the values that are hashed."""

    def __missing__(self, record: type) -> _Read:
        fields = attrs.fields(record)
        is_hashed = ((one.name, one.eq if one.hash is None else one.hash) for one in fields)
        self[record] = _reader(name for name, counts in is_hashed if counts)
        return self[record]


_COMPARED, _HASHED = _Compared(), _Hashed()


def _reader(names: Iterable[str]) -> _Read:
    """Give a function that reads fields off a record; written in C, for it runs often."""
    known = tuple(names)
    return attrgetter(*known) if known else lambda _: ()
