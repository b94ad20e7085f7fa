"""Several entries in one paragraph: taken apart at the lines that begin one."""

from collections.abc import Collection

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
_BEHIND = lazy_pattern(
    r"(?<=[.)\]/\d”\"’'_*] )"
    r"(?:\[(?P<square>\d{1,3})\]:? ?|\((?P<round>\d{1,3})\) |(?P<bare>\d{1,3})[.)] "
    r"|(?P<plain>\d{1,3}) )"
    r"(?=[^\W\d_a-z]|[a-z]{1,3} [^\W\d_a-z]|[“\"‘'_*])"
)
"""The number of an entry that stands behind the end of another."""
_PLAIN = lazy_pattern(r"(\d{1,3}) (?=[^\W\d_a-z]|[a-z]{1,3} [^\W\d_a-z])")
_FORMS = {"[": "square", "(": "round"}
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
    behind = numbered_starts(text, draft.label or "")
    if behind or label_of(text)[0] is not None:
        labelled = {at for at in lines if at and label_of(text[at : at + _LABEL_ROOM])[0]}
        starts = sorted({0, *behind, *labelled})
    elif one_a_line([text[at:end] for at, end in _ranges(lines, len(text))]):
        starts = [at for at in lines if not at or not continues_entry(text[at : at + _START_ROOM])]
    else:
        return [draft]
    return _entries(draft, _ranges(starts, len(text)), {0, *behind} if behind else ())


def numbered_starts(text: str, label: str) -> list[int]:
    """Find where entries begin that stand behind each other in one paragraph, counted up by one.

    Args:
        text: A paragraph of a reference list.
        label: The number of its first entry, where it is no longer part of the text.

    Returns:
        Where each but the first begins; none if one of them does not look like an entry, or, behind
        numbers without square brackets, only some have a date.
    """
    form, label = _form_of(text) or ("", label)
    if not label.isdecimal():
        return []
    starts: list[int] = []
    for match in _BEHIND.finditer(text):
        is_next = int(match[match.lastgroup or 0]) == int(label) + len(starts) + 1
        if is_next and form in {"", match.lastgroup}:
            form = match.lastgroup or ""
            starts.append(match.start())
    parts = [text[low:high] for low, high in _ranges([0, *starts], len(text))]
    dated = {is_dated(part) for part in parts}
    is_sure = form == "square" or len(dated) == 1
    return starts if is_sure and all(map(looks_like_reference, parts)) else []


def _form_of(text: str) -> tuple[str, str] | None:
    """Give how the number that an entry begins with is written, and the number."""
    label = label_of(text)[0]
    if label is not None:
        return _FORMS.get(text[0], "bare"), label
    plain = _PLAIN.match(text)
    return ("plain", plain[1]) if plain else None


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


def _entries(draft: Draft, ranges: list[tuple[int, int]], numbered: Collection[int]) -> list[Draft]:
    text = draft.prose.text
    read = [
        _label_at(text[start : min(end, start + _START_ROOM)], is_plain=start in numbered)
        for start, end in ranges
    ]
    shown = [(start + length, end) for (start, end), (_, length) in zip(ranges, read, strict=True)]
    labels = [label for label, _ in read]
    labels[0] = labels[0] or draft.label
    return [
        part_of_draft(draft, prose, label) if prose.segments and prose.text != text else draft
        for prose, label in zip(cuts(draft.prose, shown), labels, strict=True)
    ]


def _label_at(text: str, *, is_plain: bool) -> tuple[str | None, int]:
    """Give the number that an entry begins with, and its length; a plain one where it counts up."""
    label, length = label_of(text)
    plain = _PLAIN.match(text) if is_plain and label is None else None
    return (plain[1], plain.end()) if plain else (label, length)


def part_of_draft(draft: Draft, prose: Prose, label: str | None = None) -> Draft:
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
