"""Raised numbers that lost their raising: ``most people^2.``, ``in the body5``.

A number behind a caret is one by its form; one that only clings to a word is one where such
numbers run through the document in rising order, as ``Habits`` tells. Where a document cites by
keys, both are exponents and names of variables.
"""

from collections.abc import Iterator

from claimcheck.citations._habits import GLUED, Habits
from claimcheck.citations._numbers import LIST, numbers
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_CARET = lazy_pattern(rf"(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:!?)\]”\"’'%]))\^({LIST})(?![\w^])")
_FORMULA = lazy_pattern(r"[=+*/<>]\s?\S{1,12}$")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    if habits.keyed and not habits.numbered_list:
        return
    text = passage.text
    for match in _CARET.finditer(text) if "^" in text else ():
        if not _FORMULA.search(text, max(match.start() - 16, 0), match.start()):
            yield from _pointers(text, match.span(), match.span(1))
    if habits.glued:
        for match in GLUED.finditer(text):
            yield from _pointers(text, match.span(1), match.span(1))


def _pointers(text: str, group: tuple[int, int], listed: tuple[int, int]) -> Iterator[Pointer]:
    for number in numbers(text, *listed):
        yield Pointer(
            start=number.start, end=number.end, group=group, key=number.key, probability=0.9
        )


STYLE = Style("superscript", 26, _find)
