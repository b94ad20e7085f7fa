"""What a style of citing is, and how the styles of the package are found."""

from collections.abc import Callable, Iterator
from functools import cache

from attrs import field, frozen

from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.model import Intent, Span
from claimcheck.model.by_value import ByValue
from claimcheck.plugins import Registry


@frozen(kw_only=True, eq=False, repr=False)
class Pointer(ByValue):
    """One pointer as a style found it; its engine adds the style's name and source spans.

    Args:
        start: Prose offset at which it begins.
        end: Prose offset behind it.
        group: Prose offsets of the whole mark.
        source: Source span where the prose does not show the mark at all.
        source_group: Source span of the whole mark then, where it holds more than the pointer.
        key: What it points at, as ``CitationMention.key``.
        authors: Family names as written.
        years: Years as written.
        et_al: Whether further authors are meant.
        locator: Page or other place in the work.
        prefix: Words before the pointer inside the brackets.
        intent: Intent where stated.
        narrative: Whether it is part of the sentence's grammar.
        probability: How likely it is a citation.
    """

    start: int
    end: int
    group: tuple[int, int]
    source: Span | None = None
    source_group: Span | None = None
    key: str | None = None
    authors: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    et_al: bool = False
    locator: str = ""
    prefix: str = ""
    intent: Intent | None = None
    narrative: bool = False
    probability: float = 1.0


Finder = Callable[[Passage, Habits], Iterator[Pointer]]


@frozen(eq=False, repr=False)
class Style(ByValue):
    """A way of writing citations.

    Args:
        name: The ``style`` of its mentions.
        rank: Order of reading: where two styles claim the same characters, the lower wins.
        find: Gives the pointers of a passage in any order.
    """

    name: str
    rank: int
    find: Finder = field(repr=False)


STYLES = Registry(
    "claimcheck.citations.styles", Style, lambda style: f"{style.rank:02} {style.name}"
)
"""The styles, each a module with one; several find the same kind of mark, none at the same rank."""


@cache
def styles() -> tuple[Style, ...]:
    """Give the styles in the order of reading."""
    return tuple(STYLES.values().values())
