"""Numbers that link into the same document: ``[3](#ref-3)``, ``<a href="#ref-3">3</a>``."""

from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._numbers import LIST, numbers
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_LABEL = lazy_pattern(rf"[\s\[(]*({LIST})[\s\])]*")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    for start, end, target in passage.links:
        label = _LABEL.fullmatch(passage.text, start, end) if target.startswith("#") else None
        if label:
            for number in numbers(passage.text, *label.span(1)):
                yield Pointer(
                    start=number.start, end=number.end, group=(start, end), key=number.key
                )


STYLE = Style("numeric", 24, _find)
