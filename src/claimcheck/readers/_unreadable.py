"""Formats that no reader knows: each is refused by its name, with what to do."""

from functools import cache

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._files import refuse
from claimcheck.resources import read_records


@frozen(eq=False, repr=False)
class Unreadable(ByValue):
    """A format without a reader.

    Args:
        name: What people call it, with its article.
        remedy: What to do with such a file.
    """

    name: str
    remedy: str


@cache
def unreadable() -> dict[str, Unreadable]:
    """Give the known formats without a reader by their suffix."""
    rows = read_records("readers/unreadable.tsv")
    return {row["suffix"]: Unreadable(row["name"], row["remedy"]) for row in rows}


def refuse_unreadable(suffix: str, path: str) -> None:
    """Refuse a file whose suffix is of a format without a reader.

    Args:
        suffix: In lower case, dot included.
        path: How messages name the file.

    Raises:
        InputError: There is no reader for the suffix, and it is no plain text.
    """
    found = unreadable().get(suffix)
    if found is not None:
        raise refuse(path, f"is {found.name}, which cannot be read", found.remedy, "no-reader")
