"""What a dump is to the store: a name, and a way to read its files in a stream."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from attrs import frozen

from claimcheck.evidence.records.full_text import FullText
from claimcheck.evidence.store.streams import objects_of
from claimcheck.model import Notice, Work
from claimcheck.model.by_value import ByValue

Entry = Work | FullText | tuple[str, Notice] | ValueError
"""A work, its open text, a notice about a work named by identifier, or why a record is refused."""

Placed = tuple[int, Entry]
"""An entry with its line or, in XML, the number of its record."""


@frozen(eq=False, repr=False)
class Dump(ByValue):
    """A dump format.

    Args:
        name: Its name on the command line.
        service: Index whose records it holds.
        about: What the files are and where they are published, one line.
        read: Reads an open file in a stream; takes the stream, its name and the day of import.
    """

    name: str
    service: str
    about: str
    read: Callable[[BinaryIO, str, str], Iterator[Placed]]


def json_entries(
    stream: BinaryIO,
    path: str,
    wrappers: Iterable[str],
    read: Callable[[Any], Iterable[Entry]],
) -> Iterator[Placed]:
    """Read a file of JSON, whether a value stands in each line or the file is one value.

    Args:
        stream: The file.
        path: Its name.
        wrappers: Names of the members in which an index wraps its records.
        read: Reads one record.

    Raises:
        BrokenStreamError: The file breaks off.
    """
    names = tuple(wrappers)
    for line, value in objects_of(stream, path):
        if isinstance(value, ValueError):
            yield line, value
            continue
        for record in _records(value, names):
            try:
                for entry in read(record):
                    yield line, entry
            except ValueError as error:
                yield line, error


def _records(value: Any, wrappers: tuple[str, ...]) -> Iterator[Any]:
    if isinstance(value, list):
        for item in value:
            yield from _records(item, ())
        return
    inner = (
        next((value[name] for name in wrappers if name in value), None)
        if isinstance(value, dict)
        else None
    )
    if isinstance(inner, dict | list):
        yield from _records(inner, wrappers)
    else:
        yield value
