"""Where the walk over a LaTeX source stands: in what kind of block, at which number of a list."""

from attrs import define, field

from claimcheck.model import BlockKind

_NAMES = ("enumi", "enumii", "enumiii", "enumiv")
"""Counters of numbered lists by depth, as the LaTeX2e manual names them."""


@define
class LatexPlace:
    """What holds inside an environment.

    Args:
        kind: What its paragraphs are.
        level: Level of a heading, or depth of a list.
        label: Number or key of the item.
        counter: Name of the counter of its list, empty where it has none.
        defines: Whether its items are words with what they mean.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str | None = None
    counter: str = ""
    defines: bool = False


@define
class LatexCounters:
    """The counters of the numbered lists that are open."""

    numbers: dict[str, int] = field(factory=dict)
    depth: int = 0

    def open(self) -> str:
        """Open a numbered list, and give the name of its counter."""
        name = _NAMES[min(self.depth, len(_NAMES) - 1)]
        self.depth += 1
        self.numbers[name] = 0
        return name

    def close(self, name: str) -> None:
        """Close a list; one without a counter has no name."""
        self.depth -= bool(name)

    def set(self, name: str = "", value: str = "") -> None:
        """Set a counter to what the source says, where that is a number."""
        if value.strip().isdecimal():
            self.numbers[name.strip()] = int(value)

    def next(self, name: str) -> str | None:
        """Give the number of the next item; ``None`` where the list has no counter."""
        if not name:
            return None
        self.numbers[name] += 1
        return str(self.numbers[name])
