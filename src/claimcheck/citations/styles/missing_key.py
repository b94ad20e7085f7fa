"""Keys that no bibliography had when a page was made: ``(bek2018?)``, ``(Lee 2020; bek2018?)``."""

from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_MISSING = lazy_pattern(
    r"(?:(?<=[(;])|(?<=; ))(?P<key>[A-Za-z][\w:-]{1,40}(?:1[5-9]|20)\d\d[\w:-]{0,40})\?(?=[;)])"
)


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    """Read what pandoc and Quarto print, in bold, for a key that they did not find."""
    del habits
    text = passage.text
    for match in _MISSING.finditer(text):
        low, high = match.span()
        if text[low - 1] == "(" and text[high : high + 1] == ")":
            low, high = low - 1, high + 1
        yield Pointer(start=match.start(), end=match.end(), group=(low, high), key=match["key"])


STYLE = Style("key", 12, _find)
