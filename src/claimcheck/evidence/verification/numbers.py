"""Comparing volumes, issues, pages and years as they are printed and as indexes give them."""

import re
from collections.abc import Sequence

from claimcheck.resources.patterns import lazy_pattern

_NUMBER = lazy_pattern(r"\d+")
_PAGE = lazy_pattern(r"([a-z]{0,3})\s?0*(\d+)", re.IGNORECASE)
_RANGE = lazy_pattern(r"\s{0,20}(?:-|–|—|−|‐|‑|--+|\bto\b|/)\s*")


def same_number(printed: str, found: str) -> bool:
    """Tell whether two volumes or issues are one: by their first number, or by their words."""
    one, other = _NUMBER.findall(printed), _NUMBER.findall(found)
    if one and other:
        return int(one[0]) == int(other[0]) or (
            len(one) > 1 and int(other[0]) in {int(number) for number in one}
        )
    if bool(one) != bool(other):
        return True  # a word such as "Suppl" against a number tells nothing
    return printed.strip().casefold() == found.strip().casefold()


def same_pages(printed: str, found: str) -> bool:
    """Tell whether two ranges of pages are one: the first page, and the last where both have it.

    A shortened last page (``"1234-8"``) is filled up; article numbers agree by their digits.
    """
    one, other = _range(printed), _range(found)
    if not one or not other:
        return True
    if one[0] != other[0]:
        return _is_contained(one[0], other[0])
    return len(one) == 1 or len(other) == 1 or one[1] == other[1]


def _range(pages: str) -> tuple[str, ...]:
    parts = [part for part in _RANGE.split(pages.strip().split(",")[0]) if part][:2]
    found = [match for part in parts if (match := _PAGE.search(part))]
    digits = [match[2] for match in found]
    if len(digits) == 2 and len(digits[1]) < len(digits[0]):  # noqa: PLR2004 - first and last
        digits[1] = digits[0][: len(digits[0]) - len(digits[1])] + digits[1]
    return tuple(digits)


def _is_contained(one: str, other: str) -> bool:
    """Tell whether an article number is printed with more before it (``"2012.123"``)."""
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and long.endswith(short)  # noqa: PLR2004 - pages have up to four digits


def years_apart(printed: int, found: Sequence[int]) -> int:
    """Give the distance of a year from the nearest of a work's years; 0 where none is known."""
    return min((abs(printed - year) for year in found), default=0)
