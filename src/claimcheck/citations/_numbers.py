"""Lists of numbers such as ``1,3-5``: taken apart, ranges filled in, each with its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.resources.patterns import lazy_pattern

DASHES = r"‐‑–—−\-"
LIST = rf"\d{{1,4}}[a-z]?(?:\s?[,;{DASHES}]\s?(?:\d{{1,4}}[a-z]?|[a-z]\b)){{0,200}}"
_ELEMENT = lazy_pattern(rf"(\d{{1,4}})([a-z]?)(?:\s?([{DASHES}])\s?(\d{{1,4}})([a-z]?))?")
_WIDEST_RANGE = 60
_LONGEST_LIST = 300


class ListedNumber(NamedTuple):
    """One number of a list, with its offsets, or those of the range that it is inside."""

    key: str
    start: int
    end: int


def numbers(text: str, start: int, end: int) -> Iterator[ListedNumber]:
    """Give each number between two offsets; the inner numbers of a range stand at the range."""
    found = 0
    for match in _ELEMENT.finditer(text, start, end):
        for number in _element(match):
            yield number
            found += 1
            if found >= _LONGEST_LIST:
                return


def _element(match: re.Match[str]) -> Iterator[ListedNumber]:
    first, letter, dash, last, last_letter = match.groups()
    yield ListedNumber(first + letter, match.start(), match.end(2))
    if dash:
        low, high = int(first), int(last)
        if low < high <= low + _WIDEST_RANGE:
            for value in range(low + 1, high):
                yield ListedNumber(str(value), match.start(), match.end())
        yield ListedNumber(last + last_letter, match.start(4), match.end())
