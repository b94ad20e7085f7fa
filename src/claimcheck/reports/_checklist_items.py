"""The items of the checklist, read from the table that ships with the package."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_records

_TABLE = "reports/data/checklist.tsv"
MODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "auto": "automatic",
        "assist": "assisted: needs a person; what the audit found is listed",
        "human": "human: only a person can answer",
    }
)
"""How an item is answered, in words."""


@frozen(eq=False, repr=False)
class Item(ByValue):
    """One item.

    Args:
        number: From 1.
        section: Heading under which it stands.
        mode: ``"auto"`` where rules answer it, ``"assist"`` where the run lists what a person
            should look at, ``"human"`` where only a person can answer.
        rules: Codes of the rules that bear on it.
        evidence: Name of the evidence to list, or empty.
        item: What must hold.
        look: What the evidence shows.
        source: Standards that ask for it.
    """

    number: int
    section: str
    mode: str
    rules: tuple[str, ...]
    evidence: str
    item: str
    look: str
    source: str


@cache
def checklist_items() -> tuple[Item, ...]:
    """Give the items in order."""
    return tuple(
        Item(
            number=int(row["number"]),
            section=row["section"],
            mode=row["mode"],
            rules=tuple(row["rules"].split()),
            evidence=row["evidence"],
            item=row["item"],
            look=row["look"],
            source=row["source"],
        )
        for row in read_records(_TABLE)
    )
