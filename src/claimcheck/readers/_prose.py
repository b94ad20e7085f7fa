"""Visible text tied to its source: made of lines, cut, and searched for bare addresses."""

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.model import Link, Prose, Segment, Span
from claimcheck.resources.patterns import lazy_pattern

_ADDRESS = lazy_pattern(r"https?://[^\s<>\"“”\ufffc|]+")
_TRAILING = ".,;:!?'’*_"


def of_ranges(text: str, ranges: Iterable[tuple[int, int]]) -> Prose:
    """Show ranges of the source, one a line, as one line: each gap reads as a space."""
    segments: list[Segment] = []
    behind = -1
    for start, end in ranges:
        if end <= start:
            continue
        if segments:
            segments.append(Segment(" ", Span(behind, start)))
        segments.append(Segment(text[start:end], Span(start, end)))
        behind = end
    return Prose(tuple(segments))


def cut_out(prose: Prose, start: int, end: int) -> Prose:
    """Cut a range of prose offsets out; a run that is not literal stays whole or goes."""
    return cuts(prose, [(start, end)])[0]


def cuts(prose: Prose, ranges: Sequence[tuple[int, int]]) -> list[Prose]:
    """Cut ranges of prose offsets out in one walk, as :func:`cut_out` does each.

    Args:
        prose: Visible text.
        ranges: Where each begins and ends, in order, none within another.
    """
    kept: list[list[Segment]] = [[] for _ in ranges]
    position = first = 0
    for segment in prose.segments:
        behind = position + len(segment.text)
        while first < len(ranges) and ranges[first][1] <= position:
            first += 1
        for number in range(first, len(ranges)):
            start, end = ranges[number]
            if start >= behind:
                break
            kept[number] += _part(segment, max(start - position, 0), end - position)
        position = behind
    return [Prose(tuple(segments)) for segments in kept]


def _part(segment: Segment, low: int, high: int) -> Iterator[Segment]:
    high = min(high, len(segment.text))
    if low < high and segment.is_literal:
        first = segment.span.start
        yield Segment(segment.text[low:high], Span(first + low, first + high))
    elif low == 0 and high > 0:
        yield segment


def trimmed(prose: Prose) -> Prose:
    """Cut white space off both ends."""
    text = prose.text
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return prose if (start, end) == (0, len(text)) else cut_out(prose, start, end)


def bare_links(prose: Prose) -> tuple[Link, ...]:
    """Find the web addresses that stand as visible text."""
    text = prose.text
    if "://" not in text:
        return ()
    found = []
    for match in _ADDRESS.finditer(text):
        target = _without_tail(match.group())
        span = prose.source_span(match.start(), match.start() + len(target))
        found.append(Link(span, span, target))
    return tuple(found)


def _without_tail(target: str) -> str:
    while target:
        last = target[-1]
        opener = {")": "(", "]": "[", "}": "{"}.get(last)
        unbalanced = opener is not None and target.count(last) > target.count(opener)
        if last not in _TRAILING and not unbalanced:
            break
        target = target[:-1]
    return target
