"""The numbers that Word shows before the items of lists and before headings."""

from typing import Any

from attrs import field, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers.word._names import attribute_of, child_of, children_of, number_of

_LARGEST = 1_000_000


@frozen(eq=False, repr=False)
class _WordLevel(ByValue):
    format: str = "bullet"
    start: int = 1


@frozen(eq=False, repr=False)
class WordNumbering(ByValue):
    """The lists of a file, and how far each has counted.

    Args:
        levels: Format and first number of each level, by list and depth.
        counters: Last number given, by list and depth.
    """

    levels: dict[tuple[str, int], _WordLevel] = field(factory=dict, repr=False)
    shared: dict[str, str] = field(factory=dict, repr=False)
    counters: dict[tuple[str, int], int] = field(factory=dict, repr=False)

    def next_label(self, number: str, depth: int) -> str | None:
        """Count an item; gives its number where the list shows arabic ones.

        Args:
            number: The list.
            depth: Depth in it, from 0.
        """
        level = self.levels.get((number, depth), _WordLevel())
        counter = self.shared.get(number, number)
        last = self.counters.get((counter, depth), level.start - 1)
        self.counters[counter, depth] = min(last + 1, _LARGEST)
        for deeper in range(depth + 1, 9):
            self.counters.pop((counter, deeper), None)
        return str(self.counters[counter, depth]) if level.format == "decimal" else None


def read_numbering(root: Any) -> WordNumbering:
    """Read the part of lists; ``None`` has none."""
    found = WordNumbering()
    if root is None:
        return found
    abstract = {attribute_of(one, "abstractNumId"): one for one in children_of(root, "abstractNum")}
    for number in children_of(root, "num"):
        name = attribute_of(number, "numId")
        behind = child_of(number, "abstractNumId")
        base = attribute_of(behind) if behind is not None else ""
        found.shared[name] = base
        if base in abstract:
            _note(found, name, abstract[base])
        for override in children_of(number, "lvlOverride"):
            found.shared[name] = name
            _note(found, name, override)
    return found


def _note(numbering: WordNumbering, name: str, holder: Any) -> None:
    for level in children_of(holder, "lvl"):
        style, start = child_of(level, "numFmt"), child_of(level, "start")
        depth = number_of(attribute_of(level, "ilvl"))
        numbering.levels[name, depth] = _WordLevel(
            attribute_of(style) if style is not None else "decimal",
            number_of(attribute_of(start), 1) if start is not None else 1,
        )
