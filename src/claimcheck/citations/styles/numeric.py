"""Numbers in square brackets: ``[1]``, ``[1,3-5]``, ``[21 and references therein]``."""

import re
from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._names_before import authors_before
from claimcheck.citations._numbers import DASHES, LIST, numbers
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_MARK = lazy_pattern(
    rf"\[\s?(?:(?P<prefix>see|see also|e\.g\.,?|cf\.|reviewed in)\s)?(?P<list>{LIST})"
    r"(?P<suffix>(?:[,;]?\s(?:p\.|pp\.|page|pages|chap\.|chapter|section|sec\.|fig\.|figure|table|"
    r"and|for)\s[^\[\]]{1,60})?)\s?\]",
    re.IGNORECASE,
)
_INTERVAL = lazy_pattern(
    r"(?:\b(?:CI|CrI|interval|intervals|range|ranges|IQR|limits|between|within|in|OR|RR|HR|SD)"
    r"|[=∈∊:<>±×%])\s?$"
)
_IN_A_NAME = lazy_pattern(r"[A-Za-z(]|\s?=")
_HYPHENATED = lazy_pattern(rf"[{DASHES}]\s?[A-Za-z(]")
_FORMULA_BEFORE = lazy_pattern(rf"[\w)\]]-?[a-z]?\]$|[{DASHES}(]$|_\w{{1,12}}$")
_RING_FUSION = lazy_pattern(rf"\d\s?[{DASHES}]\s?[a-z]$|\d[a-z]$")
_SHORT_NAME = lazy_pattern(r"(?:^|\W)\w{0,2}$")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    for mark in _MARK.finditer(passage.text):
        if _is_citation(mark, passage.text, habits):
            yield from _pointers(mark, passage)


def _is_citation(mark: re.Match[str], text: str, habits: Habits) -> bool:
    before = text[max(mark.start() - 24, 0) : mark.start()]
    after = text[mark.end() : mark.end() + 3]
    values = [int(digits) for digits in re.findall(r"\d+", mark["list"])]
    first = values[0]
    if 0 in values or (first > max(habits.listed, 999) and len(mark["list"]) == len(str(first))):
        return False
    if (
        _RING_FUSION.search(mark["list"])
        or _IN_A_NAME.match(after)
        or _FORMULA_BEFORE.search(before)
    ):
        return False
    if _HYPHENATED.match(after) and ("," in mark["list"] or not before[-1:].isspace()):
        return False
    if before[-1:].isalnum() and _SHORT_NAME.search(before):
        return False
    return "," not in mark["list"] or not _INTERVAL.search(before)


def _pointers(mark: re.Match[str], passage: Passage) -> Iterator[Pointer]:
    named = authors_before(passage, passage.token_at(mark.start()), lenient=False)
    if named and not named.joined:
        named = None
    for number in numbers(passage.text, *mark.span("list")):
        yield Pointer(
            start=number.start,
            end=number.end,
            group=mark.span(),
            key=number.key,
            authors=named.names if named else (),
            et_al=bool(named and named.et_al),
            prefix=mark["prefix"] or "",
            locator=mark["suffix"].strip(" ,;"),
            narrative=named is not None,
        )


STYLE = Style("numeric", 30, _find)
