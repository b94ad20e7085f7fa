"""Blocks of a document in which something is cited."""

from bisect import bisect_left
from collections.abc import Sequence

from claimcheck.model import Reading, Span
from claimcheck.rules._once import once


@once
def cited_blocks(reading: Reading) -> frozenset[Span]:
    """Give the blocks of a document in which a work is cited or a page linked as a source."""
    blocks = {sentence.block.span for sentence, _ in reading.sentences}
    places = sorted(mention.span.start for mention in reading.mentions)
    return frozenset(block for block in blocks if _holds_one(block, places))


def _holds_one(block: Span, places: Sequence[int]) -> bool:
    """Tell whether one of the places, in order, lies in a block."""
    first = bisect_left(places, block.start)
    return first < len(places) and places[first] < block.end
