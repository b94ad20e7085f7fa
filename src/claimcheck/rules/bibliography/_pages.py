"""Page ranges: which page is the last, and whether it lies before the first."""

import re

_RANGE = re.compile(
    r"\s*([^\W\d_]{0,4})(\d{1,9})([a-z]?)\s*(?:-{1,3}|[\u2010-\u2015\u2212])\s*"
    r"([^\W\d_]{0,4})(\d{1,9})([a-z]?)\s*"
)
_SINGLE = re.compile(r"\s*\d{1,6}\s*")


def is_reversed(pages: str) -> bool:
    """Tell whether a range ends before it begins.

    An end with fewer digits than the beginning is short for one with the same first digits:
    ``1987-92`` ends on 1992. Where that too lies before the beginning it is reversed.

    Args:
        pages: One range; several, or anything else, are not judged.
    """
    match = _RANGE.fullmatch(pages)
    if match is None:
        return False
    before, first, _, again, last, _ = match.groups()
    if again and again.casefold() != before.casefold():
        return False
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(last) < int(first)


def is_single_number(pages: str) -> bool:
    """Tell whether the pages are one plain number."""
    return _SINGLE.fullmatch(pages) is not None
