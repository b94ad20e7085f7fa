"""Several entries in one paragraph: taken apart at the lines that begin one."""

from attrs import evolve

from claimcheck.model import Prose, Span
from claimcheck.readers._draft import Draft
from claimcheck.readers._prose import cuts
from claimcheck.readers._references import (
    continues_entry,
    is_dated,
    label_of,
    looks_like_reference,
)
from claimcheck.resources.patterns import lazy_pattern

_LABEL_ROOM = 12
_START_ROOM = 80
_ENDED = lazy_pattern(r"(?:[.)\]”\"*_>]|\d|/|https?://\S{1,300}|10\.\d{4,9}/\S{1,300})$")
"""How a line ends that an entry ends with."""
_MOST = 3
_ENOUGH = 2


def split_entries(draft: Draft, source: str | None = None) -> list[Draft]:
    """Take the entries of a reference paragraph apart: at numbers, or where each line is one.

    Args:
        draft: A paragraph of a reference list; its lines are as in the source.
        source: The source, where spans count in it; a blank in it ends no line.
    """
    text = draft.prose.text
    lines = line_starts(draft, source)
    if label_of(text)[0] is not None:
        starts = [at for at in lines if not at or label_of(text[at : at + _LABEL_ROOM])[0]]
    elif one_a_line([text[at:end] for at, end in _ranges(lines, len(text))]):
        starts = [at for at in lines if not at or not continues_entry(text[at : at + _START_ROOM])]
    else:
        return [draft]
    return _entries(draft, _ranges(starts, len(text)))


def one_a_line(lines: list[str]) -> bool:
    """Tell whether each line is a reference of its own, addresses on their own lines aside."""
    firsts = [place for place, line in enumerate(lines) if not place or not continues_entry(line)]
    dated = [is_dated(lines[place]) for place in firsts]
    whole = [
        looks_like_reference(lines[place]) and has_date >= any(dated)
        for place, has_date in zip(firsts, dated, strict=True)
    ]
    torn = sum(_ENDED.search(lines[place - 1].rstrip()) is None for place in firsts[1:])
    return sum(whole) * _MOST >= len(whole) * _ENOUGH and torn * _MOST < len(whole)


def line_starts(draft: Draft, source: str | None = None) -> list[int]:
    """Give the prose offset at which each line of the source begins.

    Args:
        draft: A paragraph.
        source: The source, where spans count in it.
    """
    starts = [0]
    position = 0
    for segment in draft.prose.segments:
        position += len(segment.text)
        if segment.text == " " and (source is None or segment.span.of(source) != " "):
            starts.append(position)
    return starts


def _ranges(starts: list[int], end: int) -> list[tuple[int, int]]:
    return list(zip(starts, [*(start - 1 for start in starts[1:]), end], strict=True))


def _entries(draft: Draft, ranges: list[tuple[int, int]]) -> list[Draft]:
    text = draft.prose.text
    labels = [label_of(text[start : min(end, start + _START_ROOM)]) for start, end in ranges]
    shown = [(start + label[1], end) for (start, end), label in zip(ranges, labels, strict=True)]
    return [
        part_of(draft, prose, label[0]) if prose.segments and prose.text != text else draft
        for prose, label in zip(cuts(draft.prose, shown), labels, strict=True)
    ]


def part_of(draft: Draft, prose: Prose, label: str | None = None) -> Draft:
    """Make a draft of a part of another's prose, with the marks and links inside."""
    span = Span(prose.segments[0].span.start, prose.segments[-1].span.end)
    return evolve(
        draft,
        span=span,
        prose=prose,
        marks=tuple(mark for mark in draft.marks if span.contains(mark[1])),
        links=tuple(link for link in draft.links if span.contains(link.span)),
        label=label,
    )
