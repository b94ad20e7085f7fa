"""A block in the making."""

import re
from collections.abc import Iterable
from typing import SupportsIndex

from attrs import define, evolve

from claimcheck.model import BlockKind, Link, Prose, Span, TableCell

_EMPTY = Prose(())
MOST_BLOCKS = 15_000
"""The most paragraphs, items and cells of a document, twice what a book of 300,000 words has."""
_MOST_GAPS = 2 * MOST_BLOCKS
_MOST_LINES = 200_000
LONGEST_BLOCK = 2_000_000
"""The most characters of one paragraph, item or cell."""
_GAP = re.compile(r"\n[ \t]*\r?\n")


class TooManyBlocksError(Exception):
    """A document holds more of something than can be read in good time.

    Args:
        what: How many of what.
        remedy: What to do.
    """

    def __init__(
        self,
        what: str = f"{MOST_BLOCKS:,} paragraphs, items and cells",
        remedy: str = "split it",
    ) -> None:
        super().__init__(what)
        self.remedy = remedy


@define
class Draft:
    """A block before its section is known; the fields are those of :class:`Block`."""

    kind: BlockKind
    span: Span
    prose: Prose = _EMPTY
    level: int = 0
    cell: TableCell | None = None
    marks: tuple[tuple[str, Span], ...] = ()
    links: tuple[Link, ...] = ()
    label: str | None = None


def moved(draft: Draft, offset: int) -> Draft:
    """Give a draft whose every span lies a number of characters further on."""
    segments = (evolve(one, span=one.span.shift(offset)) for one in draft.prose.segments)
    return evolve(
        draft,
        span=draft.span.shift(offset),
        prose=Prose(tuple(segments)),
        marks=tuple((kind, span.shift(offset)) for kind, span in draft.marks),
        links=tuple(
            Link(link.span.shift(offset), link.label.shift(offset), link.target)
            for link in draft.links
        ),
    )


class DraftList(list[Draft]):
    """Blocks in the making, in order, and not too many."""

    def append(self, draft: Draft) -> None:
        """Add a block.

        Raises:
            TooManyBlocksError: There are enough.
        """
        if len(self) >= MOST_BLOCKS:
            raise TooManyBlocksError
        super().append(draft)

    def extend(self, drafts: Iterable[Draft]) -> None:
        """Add blocks.

        Raises:
            TooManyBlocksError: There are enough.
        """
        for draft in drafts:
            self.append(draft)

    def insert(self, index: SupportsIndex, draft: Draft) -> None:
        """Add a block between others.

        Raises:
            TooManyBlocksError: There are enough.
        """
        if len(self) >= MOST_BLOCKS:
            raise TooManyBlocksError
        super().insert(index, draft)


def check_paragraphs(text: str) -> None:
    """Count the lines of a text, and the empty ones among them, before it is read.

    Raises:
        TooManyBlocksError: There are more, or they part more paragraphs, than can be read in good
            time.
    """
    if text.count("\n") + text.count("\r") - text.count("\r\n") > _MOST_LINES:
        raise TooManyBlocksError(f"{_MOST_LINES:,} lines")
    if text.count("\n") > _MOST_GAPS and sum(1 for _ in _GAP.finditer(text)) > _MOST_GAPS:
        raise TooManyBlocksError
