"""The parts of a document: what stands beneath each of its chief headings."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from claimcheck.model import Block, BlockKind, Claim, Reading
from claimcheck.model.by_value import ByValue

_LONGEST_TITLE = 90
_MOST = 60
"""Claims that one part holds at most, where it can be cut between paragraphs."""
_BETWEEN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_LONG = 40
"""From so many claims on, the parts of a document are shown folded."""


@frozen(eq=False, repr=False)
class Part(ByValue):
    """One part.

    Args:
        ident: Its id on the page.
        title: Words of its heading, or where it stands.
        first: Number of its first block.
        last: Number of the block behind its last.
        start: Offset at which it begins.
    """

    ident: str
    title: str
    first: int
    last: int
    start: int


def parts_of(reading: Reading, number: int) -> tuple[Part, ...]:
    """Cut a document at its chief headings, and a part with very many claims into several.

    Args:
        reading: The document.
        number: Its number on the page, from 1.
    """
    blocks = reading.document.blocks
    level = _chief_level(blocks)
    heads = {at for at, block in enumerate(blocks) if _is_head(block, level)}
    starts = sorted({0, *heads, *_further_cuts(reading, heads)}) if blocks else []
    found: list[Part] = []
    title = ""
    for at, (first, last) in enumerate(pairwise((*starts, len(blocks))), 1):
        start = blocks[first].span.start
        if first in heads or not found:
            title = shown = _title(blocks[first], is_head=first in heads)
        else:
            shown = f"{title}, from line {reading.document.position(blocks[first].span).line}"
        found.append(Part(f"p{number}-{at}", shown, first, last, start))
    return tuple(found)


def _further_cuts(reading: Reading, heads: Container[int]) -> Iterator[int]:
    """Give the blocks at which a part is cut that would hold too many claims."""
    starts = [claim.span.start for claim in reading.claims]
    held = 0
    for at, block in enumerate(reading.document.blocks):
        own = bisect_left(starts, block.span.end) - bisect_left(starts, block.span.start)
        if at in heads:
            held = 0
        elif held and held + own > _MOST and block.kind in _BETWEEN:
            yield at
            held = 0
        held += own


def _chief_level(blocks: Sequence[Block]) -> int:
    """Give the highest level of which there are several; a title alone divides nothing."""
    levels = Counter(block.level for block in blocks if block.kind is BlockKind.HEADING)
    several = [level for level, count in levels.items() if count > 1]
    return min(several, default=0)


def _is_head(block: Block, level: int) -> bool:
    return block.kind is BlockKind.HEADING and block.level == level


def _title(block: Block, *, is_head: bool) -> str:
    words = " ".join(block.prose.text.split())
    if not words or not (is_head or block.kind is BlockKind.HEADING):
        return "Opening"
    return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 1] + "…"


def part_at(parts: Sequence[Part], offset: int) -> Part:
    """Give the part in which an offset lies; what stands before the first belongs to it.

    Args:
        parts: At least one.
        offset: Offset into the document.
    """
    return parts[max(0, bisect_right([one.start for one in parts], offset) - 1)]


def claims_by_part(reading: Reading, parts: Sequence[Part]) -> dict[str, list[Claim]]:
    """Sort the claims of a document to its parts, by the id of the part."""
    found: dict[str, list[Claim]] = {one.ident: [] for one in parts}
    for claim in reading.claims if parts else ():
        found[part_at(parts, claim.span.start).ident].append(claim)
    return found


def is_long(reading: Reading) -> bool:
    """Tell whether a document is so long that its parts are shown folded."""
    return len(reading.claims) >= _LONG
