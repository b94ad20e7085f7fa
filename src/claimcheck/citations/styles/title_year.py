"""Works cited by title and year: ``(“UCI Diabetes Data Set” n.d.)``, ``("Title," 2024)``."""

from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_TITLED = lazy_pattern(
    r"[“\"](?:(?<=[(;].)|(?<=; .))(?P<title>[^“”\"]{5,300})[”\"],?\s"
    r"(?P<year>n\.d\.|(?:1[5-9]|20)\d\d[a-z]?)(?=\s?[);])"
)


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    for match in _TITLED.finditer(passage.text):
        start, end = match.span()
        yield Pointer(
            start=start,
            end=end,
            group=passage.with_brackets(start, end),
            authors=(match["title"].rstrip(",."),),
            years=(match["year"],),
        )


STYLE = Style("author-year", 19, _find)
