"""Years as citations write them: ``2011``, ``2012a,b``, ``in press``, ``n.d.``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.resources.patterns import lazy_pattern

YEAR = lazy_pattern(
    r"(?<![\w.,/-])(?:(?P<year>(?:1[5-9]|20)\d\d(?:/(?:1[5-9]|20)\d\d)?)(?P<letter>[a-z](?![a-z]))?"
    r"(?P<more>(?:\s?(?:,|/|&|and)\s?[a-z](?![\w.]))*)"
    r"|(?P<words>in press|in prep(?:aration|\.)?|forthcoming|submitted|unpublished|n\.\s?d\.|"
    r"to appear|in review|under review|accepted|ahead of print|priv\.? comm\.?|"
    r"personal communication|pers\.? comm\.?))(?![\w-])",
    re.IGNORECASE,
)
_LETTER = lazy_pattern(r"[a-z]\b")


class Year(NamedTuple):
    """A year, or the words that stand for one, with its prose offsets."""

    text: str
    start: int
    end: int


def years_between(text: str, start: int, end: int) -> Iterator[Year]:
    """Give each year between two offsets; ``2012a,b`` is two, the second written ``b``."""
    for match in YEAR.finditer(text, start, end):
        if match["words"]:
            yield Year(match["words"].lower(), match.start(), match.end())
            continue
        letter = match["letter"] or ""
        yield Year(match["year"] + letter, match.start(), match.end("year") + len(letter))
        if letter:
            for more in _LETTER.finditer(text, *match.span("more")):
                yield Year(match["year"] + more.group(), more.start(), more.end())
