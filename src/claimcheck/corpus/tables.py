"""The tables of results: the columns of each, in order, with their types and meaning."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_records

_COLUMNS: Final = "corpus/data/columns.tsv"
RESULTS: Final = ("documents", "claims", "findings", "references", "outcomes")
"""The tables with results of single documents."""
ACROSS: Final = ("same_claims", "retracted_uses", "contradictions")
"""The tables about what several documents share."""


@frozen(eq=False, repr=False)
class Column(ByValue):
    """One column of a table.

    Args:
        name: Its name.
        type: ``text``, ``texts``, ``whole``, ``number`` or ``truth``.
        meaning: What stands in it, one phrase.
    """

    name: str
    type: str
    meaning: str


@cache
def tables() -> Mapping[str, tuple[Column, ...]]:
    """Give the columns of every table, in order."""
    found: dict[str, list[Column]] = {}
    for row in read_records(_COLUMNS):
        column = Column(row["column"], row["type"], row["meaning"])
        found.setdefault(row["table"], []).append(column)
    return MappingProxyType({name: tuple(columns) for name, columns in found.items()})


def column_names_of(table: str) -> tuple[str, ...]:
    """Name the columns of a table, in order.

    Args:
        table: Its name.
    """
    return tuple(column.name for column in tables()[table])
