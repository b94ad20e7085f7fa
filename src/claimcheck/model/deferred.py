"""Records of which some fields are worked out when somebody first asks for them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

Record = TypeVar("Record", bound="Deferred")
Work = Callable[[Any, str], Mapping[str, Any]]


class Deferred:
    """A base of frozen records that may leave fields open.

    A field left open is worked out on the first look at it, together with the others. Nothing else
    can be told apart: the record compares, hashes, prints, copies, pickles and evolves as one that
    was made whole, since all of these look at every field.
    """

    __slots__ = ("_open",)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Fill the open fields; reached only for a name that has no value."""
            fields = type(self).__match_args__
            if name in fields:
                work, text = object.__getattribute__(self, "_open")
                for each, value in work(self, text).items():
                    object.__setattr__(self, each, value)
                return object.__getattribute__(self, name)
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


def leave_open(
    kind: type[Record], fields: tuple[str, ...], work: Work
) -> Callable[[tuple[Any, ...], str], Record]:
    """Give a maker of records that have values for some fields and work out the others.

    Args:
        kind: The record.
        fields: Names of the fields that are given.
        work: Gives the other fields, by name, from the record as it is and from a text. It may
            only look at fields that are given, and gives the same whenever it is asked.

    Returns:
        Makes a record of values, in the order of ``fields``, and the text to work with.
    """
    new = kind.__new__
    puts = tuple(vars(kind)[name].__set__ for name in fields)
    put_open = Deferred.__dict__["_open"].__set__

    def made(values: tuple[Any, ...], text: str) -> Record:
        record = new(kind)
        for put, value in zip(puts, values, strict=True):
            put(record, value)
        put_open(record, (work, text))
        return record

    return made
