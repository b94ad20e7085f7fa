"""Claims of different documents that say the opposite of the same thing: candidates to look at."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import define, field

from claimcheck.corpus.ipc import read_ipc
from claimcheck.rules.effects import are_opposite

_EXAMPLES: Final = 5
_COLUMNS: Final = (
    "document", "claim", "line", "text", "subject", "outcome", "population", "direction"
)  # fmt: skip


@define
class _Side:
    """What says one thing.

    Args:
        documents: How many documents do.
        last: The last of them.
        examples: The first claims, at most one a document.
    """

    documents: int = 0
    last: str = ""
    examples: list[Mapping[str, Any]] = field(factory=list)

    def add(self, row: Mapping[str, Any]) -> None:
        if row["document"] != self.last:
            self.last = row["document"]
            self.documents += 1
            if len(self.examples) < _EXAMPLES:
                self.examples.append(row)


def contradictions(marks: Sequence[Path]) -> Iterator[Mapping[str, Any]]:
    """Give groups of claims on one agent, outcome and population that differ in direction.

    Each group has up to five claims a direction, from different documents; a group all of whose
    claims stand in one document is a matter of that document.

    Args:
        marks: The files of what is compared, one a part, in order.
    """
    found: dict[tuple[str, str, str], dict[str, _Side]] = {}
    for path in marks:
        for row in read_ipc(path).select(list(_COLUMNS)).to_pylist():
            if row["subject"] is not None:
                about = (row["subject"], row["outcome"], row["population"])
                found.setdefault(about, {}).setdefault(row["direction"], _Side()).add(row)
    number = 0
    for about in sorted(found):
        sides = found[about]
        if _are_opposed(sides):
            number += 1
            for direction in sorted(sides):
                yield from _rows(number, about, direction, sides[direction])


def _are_opposed(sides: Mapping[str, _Side]) -> bool:
    """Tell whether two directions exclude each other and stand in different documents."""
    names = sorted(sides)
    return any(
        are_opposite(one, other) and _documents(sides[one]) != _documents(sides[other])
        for one in names
        for other in names
    )


def _documents(side: _Side) -> tuple[int, str]:
    """Tell sides apart that stand in one and the same document only."""
    return (side.documents, side.last) if side.documents == 1 else (side.documents, "")


def _rows(
    number: int, about: tuple[str, str, str], direction: str, side: _Side
) -> Iterator[Mapping[str, Any]]:
    subject, outcome, population = about
    for row in side.examples:
        yield {
            "group": number,
            "subject": subject,
            "outcome": outcome,
            "population": population,
            "direction": direction,
            "documents": side.documents,
            "document": row["document"],
            "claim": row["claim"],
            "line": row["line"],
            "text": row["text"],
        }
