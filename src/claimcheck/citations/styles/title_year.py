"""Works cited by title and year: ``(“UCI Diabetes Data Set” n.d.)``, ``("Title," 2024)``."""

from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_TITLED = lazy_pattern(
    r"(?:(?<=[(;])|(?<=; ))[“\"](?P<title>[^“”\"]{5,300})[”\"],?\s"
    r"(?P<year>n\.d\.|(?:1[5-9]|20)\d\d[a-z]?)(?=\s?[);])"
)


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    text = passage.text
    for match in _TITLED.finditer(text):
        low, high = match.span()
        if text[low - 1] == "(" and text[high : high + 1] == ")":
            low, high = low - 1, high + 1
        yield Pointer(
            start=match.start(),
            end=match.end(),
            group=(low, high),
            authors=(match["title"].rstrip(",."),),
            years=(match["year"],),
        )


STYLE = Style("author-year", 19, _find)
