"""Blocks of a document in which something is cited."""

from claimcheck.model import Reading, Span
from claimcheck.rules._once import once


@once
def cited_blocks(reading: Reading) -> frozenset[Span]:
    """Give the blocks of a document in which a work is cited or a page linked as a source."""
    blocks = dict.fromkeys(sentence.block.span for sentence, _ in reading.sentences)
    places = [mention.span.start for mention in reading.mentions]
    return frozenset(
        block for block in blocks if any(block.start <= place < block.end for place in places)
    )
