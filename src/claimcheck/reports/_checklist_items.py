"""The items of the checklist, read from the table that ships with the package."""

import csv
from functools import cache
from pathlib import Path

from attrs import frozen

_TABLE = Path(__file__).parent / "data" / "checklist.tsv"


@frozen
class Item:
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
def items() -> tuple[Item, ...]:
    """Give the items in order."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
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
        for row in rows
    )
