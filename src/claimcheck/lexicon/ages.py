"""Ages in years that a text states, and the MeSH age groups that they fall into."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from claimcheck.model import AgeGroup
from claimcheck.resources.patterns import lazy_pattern

_NUMBER = r"(\d{1,3})(?:\.\d{1,3})?"
_YEARS = r"(?:years?|yrs?|y)\b"
_TO = r"\s?(?:-|–|—|‐|‑|to|and|through)\s?(?:[≤<]\s?)?"
_RANGES = (
    re.compile(
        rf"\b(?:aged?|ages)\s{{1,3}}(?:from\s|of\s|between\s|[≥>]\s?)?{_NUMBER}{_TO}{_NUMBER}\b"
    ),
    re.compile(rf"\bbetween\s{_NUMBER}{_TO}{_NUMBER}\s?{_YEARS}"),
)
_AGES = (
    re.compile(rf"\b{_NUMBER}{_TO}{_NUMBER}[\s-]?{_YEARS}[\s-](?:old|of\sage)"),
    re.compile(rf"\b{_NUMBER}[\s-]?{_YEARS}[\s-](?:of\sage|old)\b"),
    re.compile(rf"\b(?:aged|ages?|age\sof|mean\sage|median\sage)\s?(?:of|was|:|=)?\s?{_NUMBER}\b"),
)
_OLD = r"([\s-](?:old|of\sage)\b)?"
_OPEN_BEHIND = lazy_pattern(
    r"\s?(?:years?|yrs?)?\s?(?:of\sage\s|old\s)?(?:and|or)\s(?:older|over|above|more)\b|\+|\splus\b"
)
_OPEN_BEFORE = lazy_pattern(
    rf"(?:\b[Oo]ver\s|\babove\s|\bolder\sthan\s|[≥>]\s?|\b[Aa]t\sleast\s){_NUMBER}[\s-]?{_YEARS}{_OLD}"
)
_UNDER = lazy_pattern(
    rf"(?:\b[Uu]nder\s|\bbelow\s|\byounger\sthan\s|[≤<]\s?)(?:the\sage\sof\s)?{_NUMBER}[\s-]?{_YEARS}{_OLD}"
)
_OLDEST = 120
_OF_AGE = 18
_YOUTH = 21
_BOUNDS = (
    (AgeGroup.INFANT, 1, 1),
    (AgeGroup.PRESCHOOL, 2, 5),
    (AgeGroup.CHILD, 6, 12),
    (AgeGroup.ADOLESCENT, 13, 18),
    (AgeGroup.YOUNG_ADULT, 19, 24),
    (AgeGroup.ADULT, 19, 44),
    (AgeGroup.MIDDLE_AGED, 45, 64),
    (AgeGroup.AGED, 65, 79),
    (AgeGroup.AGED_80, 80, _OLDEST),
)


class AgeRange(NamedTuple):
    """Ages in whole years, both ends included.

    Args:
        low: Youngest age, from 0.
        high: Oldest age, up to 120.
        start: Offset at which the words begin.
        end: Offset behind them.
    """

    low: int
    high: int
    start: int
    end: int


def find_ages(text: str) -> tuple[AgeRange, ...]:
    """Find stated ages: "aged 6-12", "a 36-year-old woman", "over 65 years", "mean age 41.2".

    "At least 5 years" is a time and no age; "under 65 years" begins with adults, as no one means
    infants by it.
    """
    found: list[AgeRange] = []
    for pattern in _RANGES:
        for match in pattern.finditer(text):
            _keep(found, _closed(match, text))
    for match in _OPEN_BEFORE.finditer(text):
        if match[2] or int(match[1]) >= _OF_AGE:
            _keep(found, AgeRange(int(match[1]), _OLDEST, match.start(), match.end()))
    for match in _UNDER.finditer(text):
        if match[2] or int(match[1]) >= _OF_AGE:
            most = max(int(match[1]) - 1, 0)
            youngest = 0 if most <= _YOUTH else _OF_AGE
            _keep(found, AgeRange(youngest, most, match.start(), match.end()))
    for pattern in _AGES:
        for match in pattern.finditer(text):
            _keep(found, _closed(match, text))
    return tuple(sorted(found, key=lambda age: age.start))


def _closed(match: re.Match[str], text: str) -> AgeRange:
    ages = [int(group) for group in match.groups() if group]
    low, high = min(ages), max(ages)
    behind = _OPEN_BEHIND.match(text, match.end())
    if behind is not None:
        return AgeRange(low, _OLDEST, match.start(), behind.end())
    return AgeRange(low, high, match.start(), match.end())


def _keep(found: list[AgeRange], age: AgeRange) -> None:
    overlaps = any(age.start < other.end and other.start < age.end for other in found)
    if age.high <= _OLDEST and not overlaps:
        found.append(age)


def groups_between(low: int, high: int) -> tuple[AgeGroup, ...]:
    """Give the MeSH age groups that a range of years touches, youngest first.

    An age of 0 is an infant here: a newborn is told by words, not by years. A range that begins
    at 18 is one of adults, as trials draw that line, though MeSH counts 18 with the adolescents.
    """
    if low == _OF_AGE:
        low, high = low + 1, max(high, low + 1)
    if low <= 0 and high <= 0:
        return (AgeGroup.INFANT,)
    return tuple(group for group, first, last in _BOUNDS if low <= last and first <= high)


def ages_and_words(ages: AbstractSet[AgeGroup], words: Iterable[AgeGroup]) -> AbstractSet[AgeGroup]:
    """Join the groups of stated ages and of age words; "adults over 65" are no young adults.

    Args:
        ages: Groups that stated years fall into.
        words: Groups that words name.
    """
    if not ages:
        return frozenset(words)
    return ages | (frozenset(words) - {AgeGroup.ADULT})
