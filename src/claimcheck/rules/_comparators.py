"""What a sentence says something is better than, and what a trial compared it with."""

import re
from collections.abc import Iterable

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._words import words_in

_MORE = (
    r"(?:better|safer|faster|stronger|superior|"
    r"(?:more|less|as|equally) (?:effective|efficacious|potent|safe|well tolerated))"
)
_THAN = re.compile(
    rf"\b(?:{_MORE}\s+(?:than|to|as|compared (?:with|to))|outperform(?:s|ed|ing)?)\s+"
    r"(?P<other>[^.,;:()\[\]]{2,60})",
    re.IGNORECASE,
)
_ENDS = lazy_pattern(
    r"\s{1,20}(?:for|in|at|on|of|when|among|by|against|with|during|after|and|or)\b"
)
_DUMMY = lazy_pattern(
    r"\b(?:placebo|sham|dummy (?:pill|tablet|treatment)|waiting[- ]list|wait[- ]?list|"
    r"no treatment|untreated controls?)\b",
    re.IGNORECASE,
)
_SHORTEST_STEM = 5


@frozen(eq=False, repr=False)
class Comparator(ByValue):
    """A treatment that a sentence says something is better or no worse than.

    Args:
        text: The words.
        start: Offset of the first character in the sentence.
        end: Offset behind the last.
        normal: One name for all spellings.
        subjects: Names of the treatments that are compared with it.
    """

    text: str
    start: int
    end: int
    normal: str
    subjects: frozenset[str]


def comparator_of(text: str) -> Comparator | None:
    """Find the treatment behind "better than" and its like; ``None`` where none is named.

    Args:
        text: A sentence.
    """
    match = _THAN.search(text)
    if match is None:
        return None
    start = match.start("other")
    end = start + len(_ENDS.split(match["other"], maxsplit=1)[0])
    named = words_in(text).interventions
    other = next((one for one in named if start <= one.start and one.end <= end), None)
    if other is None:
        return None
    subjects = frozenset(one.normal for one in named if one.end <= match.start())
    return Comparator(other.text, other.start, other.end, other.normal, subjects)


def dummy_of(texts: Iterable[str], compared: Comparator) -> str:
    """Give the words for the dummy treatment where works compared with that and nothing else.

    Empty where a work names the comparator, a member of its class, or any third treatment, and
    where a work names no dummy treatment.

    Args:
        texts: Title and abstract of each work.
        compared: What the sentence says something is better than.
    """
    words = ""
    for text in texts:
        found = _DUMMY.search(text)
        if found is None or _is_named(compared, text):
            return ""
        if any(one.normal not in compared.subjects for one in words_in(text).interventions):
            return ""
        words = words or found[0].lower()
    return words


def _is_named(compared: Comparator, text: str) -> bool:
    """Tell whether a text names the comparator; ``sumatriptan`` is one of the triptans."""
    lower = text.lower()
    stem = compared.text.lower().removesuffix("s")
    return compared.normal.lower() in lower or (len(stem) >= _SHORTEST_STEM and stem in lower)
