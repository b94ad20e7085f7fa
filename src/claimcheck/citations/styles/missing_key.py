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
    if "?" not in passage.text:
        return
    for match in _MISSING.finditer(passage.text):
        start, end = match.span()
        group = passage.with_brackets(start, end)
        yield Pointer(start=start, end=end, group=group, key=match["key"])


STYLE = Style("key", 12, _find)
