"""Ranges of citations whose ends are marked one by one: ``<xref>1</xref>–<xref>5</xref>``."""

from collections.abc import Iterator, Sequence
from html import unescape

from claimcheck.model import Span
from claimcheck.resources.patterns import lazy_pattern

_TAG = lazy_pattern(r"<[^<>]{0,500}>")
_TO = lazy_pattern(r"\s{0,3}[-–—−]\s{0,3}")
_LONGEST_GAP = 300
_WIDEST = 60

Cited = tuple[Span, tuple[str, ...]]
"""A mark and the ids of the entries that it names."""


def with_ranges(cited: Sequence[Cited], order: Sequence[str], text: str) -> Iterator[Cited]:
    """Let the end of a range name all between as well.

    Args:
        cited: The marks, in order.
        order: The ids of the list of references, in order.
        text: The source.
    """
    places = {identity: place for place, identity in reversed(list(enumerate(order)))}
    before: Cited | None = None
    for span, ids in cited:
        between: tuple[str, ...] = ()
        if before is not None and len(ids) == 1 and len(before[1]) == 1:
            first, last = places.get(before[1][0], -1), places.get(ids[0], -1)
            if 0 <= first < last <= first + _WIDEST and _is_range(text, before[0].end, span.start):
                between = tuple(order[first + 1 : last])
        yield span, (*between, *ids)
        before = (span, ids)


def _is_range(text: str, start: int, end: int) -> bool:
    if not 0 <= end - start <= _LONGEST_GAP:
        return False
    return _TO.fullmatch(unescape(_TAG.sub("", text[start:end]))) is not None
