"""Numbers that link into the same document: ``[3](#ref-3)``, ``<a href="#ref-3">3</a>``."""

from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._numbers import LIST, numbers
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_TO = lazy_pattern(r"\]?\s?[-–—]\s?\[?")
"""What stands between the ends of a range."""
_WIDEST = 60
_LABEL = lazy_pattern(rf"[\s\[(]*({LIST})[\s\])]*")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    last, behind = "", 0
    for start, end, target in passage.links:
        label = _LABEL.fullmatch(passage.text, start, end) if target.startswith("#") else None
        if not label:
            continue
        found = list(numbers(passage.text, *label.span(1)))
        if found and _TO.fullmatch(passage.text, behind, start):
            for key in _between(last, found[0].key):
                place = (found[0].start, found[0].end)
                yield Pointer(start=place[0], end=place[1], group=(start, end), key=key)
        for number in found:
            yield Pointer(start=number.start, end=number.end, group=(start, end), key=number.key)
        last, behind = found[-1].key if found else "", end


def _between(first: str, last: str) -> Iterator[str]:
    """Give the numbers of a range that no link names: its ends are links of their own."""
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) <= _WIDEST:
        yield from map(str, range(int(first) + 1, int(last)))


STYLE = Style("numeric", 24, _find)
