"""Raised numbers: Unicode superscripts and what the source marks as superscript."""

import re
from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._numbers import LIST, numbers
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources import read_words
from claimcheck.resources.patterns import lazy_pattern

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"
_UNICODE = lazy_pattern(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+(?:[ᐟ˒,–⁻-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_PLAIN = str.maketrans(_RAISED + "ᐟ˒", "0123456789-+,,")
_LIST = lazy_pattern(rf"\s?[\[,;]?\s?({LIST})\s?[\],;]?\s?")
_CARET = lazy_pattern(rf"\^\(({LIST})\)")
"""How plain text writes numbers that are raised."""
_WORD = lazy_pattern(r"(?<![^\W\d_])[^\W\d_]*$")
_YEAR = lazy_pattern(r"(?<!\d)(?:1[89]|20)\d\d$")
_FORMULA = lazy_pattern(r"[=+*/·×<>≤≥^]\s?[a-zA-Z]{1,3}$")
_LONGEST_UNIT = 4


def _units() -> frozenset[str]:
    return read_words("citations/data/raised_after.tsv")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    if habits.keyed and not habits.numbered_list:
        return
    text = passage.text
    is_raised = any(sign in text for sign in _RAISED[:10])
    raised = text.translate(_PLAIN) if is_raised else text
    unicode = _UNICODE.finditer(text) if is_raised else ()
    carets = _CARET.finditer(text) if "^(" in text else ()
    written_out = {match.span() for match in (*unicode, *carets)}
    for start, end in sorted({*written_out, *passage.superscripts}):
        written = _LIST.fullmatch(raised, start, end) or _CARET.fullmatch(raised, start, end)
        if written and int(re.split(r"\D", written[1])[0]) and _is_citation(text, start, end):
            for number in numbers(raised, *written.span(1)):
                if number.key not in habits.idle_notes:
                    yield Pointer(
                        start=number.start, end=number.end, group=(start, end), key=number.key
                    )


def _is_citation(text: str, start: int, end: int) -> bool:
    """Tell a citation from an exponent, a charge, an isotope or an ordinal by what is before."""
    before = text[max(start - 40, 0) : start]
    goes_on = text[end : end + 1].isalnum() and text[end - 1] not in ",;"
    if goes_on or not before.strip() or _FORMULA.search(before):
        return False
    if before[-1].isdigit():
        return bool(_YEAR.search(before))
    word = _WORD.search(before)[0]  # type: ignore[index]
    if not word:
        return before[-1] in ".,;:!?\"'”’»)]%–— *" and not before.endswith("^")
    if word.lower() in _units():
        return False
    return len(word) >= _LONGEST_UNIT or (len(word) > 1 and word.islower())


STYLE = Style("superscript", 25, _find)
