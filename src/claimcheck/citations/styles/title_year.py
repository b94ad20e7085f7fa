"""Works cited by title and year, or as the list names them: ``(“Diabetes Data Set” n.d.)``."""

from collections.abc import Iterator

from claimcheck.bibliography.matching import normal_title
from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_YEAR = r"(?P<year>n\.d\.|(?:1[5-9]|20)\d\d[a-z]?)(?=\s?[);])"
_TITLED = lazy_pattern(rf"[“\"](?:(?<=[(;].)|(?<=; .))(?P<title>[^“”\"]{{5,300}})[”\"],?\s{_YEAR}")
_LISTED = lazy_pattern(rf"(?:(?<=\()|(?<=;\s))(?P<title>[^\s();][^();]{{4,300}}?),?\s{_YEAR}")
_FEWEST_WORDS = 2


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    for match in _TITLED.finditer(passage.text):
        yield _pointer(passage, *match.span(), match["title"].rstrip(",."), match["year"])
    for match in _LISTED.finditer(passage.text) if habits.openings else ():
        words = normal_title(match["title"])
        if words.count(" ") >= _FEWEST_WORDS - 1 and habits.is_opening(words):
            yield _pointer(passage, *match.span(), match["title"], match["year"])


def _pointer(passage: Passage, start: int, end: int, title: str, year: str) -> Pointer:
    return Pointer(
        start=start,
        end=end,
        group=passage.with_brackets(start, end),
        authors=(title,),
        years=(year,),
    )


STYLE = Style("author-year", 19, _find)
