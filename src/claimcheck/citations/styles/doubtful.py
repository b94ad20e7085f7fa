"""Numbers in round brackets or bare, where a learned judge takes them for citations."""

from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._names_before import authors_before
from claimcheck.citations._number_candidates import NumberCandidate, candidates
from claimcheck.citations._number_judge import probabilities
from claimcheck.citations._numbers import numbers
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_THRESHOLD = 0.5
_BEYOND_THRESHOLD = 0.95
_LISTED_THRESHOLD = 0.3
_UNBEGUN_THRESHOLD = 0.99
_LONGEST_MONTH = 12
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_MONTH_BEFORE = lazy_pattern(rf"\b{_MONTH}\.?\s$")
_MONTH_BEHIND = lazy_pattern(rf"(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b")

_MEASURE = lazy_pattern(r"\d[f-z]")
"""A number with its unit: parts of one reference are lettered too, but hardly beyond the fifth."""


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    if habits.marks_its_numbers:
        return
    found = _open_numbers(passage)
    for candidate, probability in zip(found, probabilities(passage.text, found), strict=True):
        if probability < _threshold(habits, candidate, passage.text):
            continue
        named = authors_before(passage, passage.token_at(candidate.start), lenient=False)
        is_named = bool(named and named.joined)
        for number in numbers(passage.text, *candidate.listed):
            yield Pointer(
                start=number.start,
                end=number.end,
                group=(candidate.start, candidate.end),
                key=number.key,
                authors=named.names if named and is_named else (),
                et_al=bool(named and named.et_al),
                narrative=is_named,
                probability=round(probability, 3),
            )


def _open_numbers(passage: Passage) -> list[NumberCandidate]:
    """Give the numbers that are neither raised, nor days, nor measures with their units."""
    raised = passage.superscripts
    return [
        one
        for one in candidates(passage.text)
        if not any(low < one.end and one.start < high for low, high in raised)
        and not _is_date(passage.text, one.start, one.end)
        and _MEASURE.search(passage.text, *one.listed) is None
    ]


def _is_date(text: str, start: int, end: int) -> bool:
    """Tell whether a number is the day of a month."""
    is_before = _MONTH_BEFORE.search(text, max(start - _LONGEST_MONTH, 0), start) is not None
    return is_before or _MONTH_BEHIND.match(text, end) is not None


def _threshold(habits: Habits, candidate: NumberCandidate, text: str) -> float:
    """Give how sure the judge must be: less for a number of the list, more for one beyond it.

    A whole document that has no numbered list has other numbers: counts of studies in round
    brackets, "in Italy (9)", where nothing counts from one; chapters, ages and amounts that stand
    apart from the words before them.
    """
    is_round = candidate.kind == "R"
    is_apart = not is_round and (candidate.start == 0 or text[candidate.start - 1].isspace())
    if not habits.numbered_list:
        is_other = habits.lacks_first if is_round else habits.is_whole and is_apart
        return _UNBEGUN_THRESHOLD if is_other else _THRESHOLD
    if max(candidate.values) > habits.listed:
        return _BEYOND_THRESHOLD
    return _THRESHOLD if is_apart else _LISTED_THRESHOLD


STYLE = Style("numeric", 50, _find)
