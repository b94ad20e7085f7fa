"""Numbers that stand before the entries of a reference list without any mark."""

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve

from claimcheck.model import Block, BlockKind, Span
from claimcheck.readers._prose import cut_out

_NUMBER = re.compile(r"(\d{1,3})\s+(?=[^\W\d_a-z])")
_FEWEST = 3


def with_bare_numbers(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Read the numbers of entries that all begin with one as their labels, where they go up.

    Args:
        blocks: The blocks of a document, in order.
    """
    entries = [block for block in blocks if block.kind is BlockKind.REFERENCE]
    found = [_NUMBER.match(block.prose.text) for block in entries]
    numbers = [int(match[1]) for match in found if match]
    unmarked = len(numbers) == len(entries) and not any(block.label for block in entries)
    if len(entries) < _FEWEST or not unmarked or any(a >= b for a, b in pairwise(numbers)):
        return tuple(blocks)
    return tuple(_labelled(one) if one.kind is BlockKind.REFERENCE else one for one in blocks)


def _labelled(block: Block) -> Block:
    match = _NUMBER.match(block.prose.text)
    if match is None:
        return block
    prose = cut_out(block.prose, match.end(), len(block.prose.text))
    span = Span(prose.segments[0].span.start, block.span.end)
    return evolve(block, label=match[1], prose=prose, span=span)
