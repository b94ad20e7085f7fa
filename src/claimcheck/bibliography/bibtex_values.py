"""Values of BibTeX fields: literals, numbers and ``@string`` names, joined by ``#``."""

import re
from collections.abc import Mapping

from attrs import frozen

from claimcheck.bibliography.bibtex_blocks import RawField
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

MONTHS: Mapping[str, str] = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
_TIMES_THE_FILE = 8
_AT_LEAST = 100_000
_BRACE = lazy_pattern(r"\\.|[{}]", re.DOTALL)
_QUOTE = lazy_pattern(r"\\.|[{}\"]", re.DOTALL)
_WORD = lazy_pattern(r"[^\s#{}\",=]+")
_BLANK = lazy_pattern(r"\s*")
_NEXT_FIELD = lazy_pattern(r"([A-Za-z][\w:.+/-]*)\s*=\s*")


@frozen(eq=False, repr=False)
class BibtexValue(ByValue):
    """A field's value.

    Args:
        text: Its LaTeX text without delimiters, macros put in.
        start: Where it stands: inside the delimiters of a single literal, else the whole.
        end: Offset behind it.
        unknown: Names that no ``@string`` defines.
        following: A further field that a missing comma hides.
        junk: Whether something unreadable stands behind it.
        behind: Offset behind the delimiters.
    """

    text: str
    start: int
    end: int
    unknown: tuple[str, ...] = ()
    following: RawField | None = None
    junk: bool = False
    behind: int = 0


class MacroTexts:
    """What the ``@string`` macros of a file stand for, as long as that stays of sane length.

    A macro may stand for others, so that each could double the one before: together they may give
    eight times what the file holds, and what goes beyond is left as the name.

    Args:
        length: Characters of the file.
    """

    def __init__(self, length: int) -> None:
        """Know the months alone."""
        self._texts = dict(MONTHS)
        self._left = _TIMES_THE_FILE * length + _AT_LEAST

    def define(self, name: str, text: str) -> None:
        """Let a name stand for a text from now on."""
        self._texts[name.lower()] = text

    def text_of(self, name: str) -> str | None:
        """Give what a name stands for; ``None`` where nothing, or no more than was given out."""
        text = self._texts.get(name.lower())
        if text is None or len(text) > self._left:
            return None
        self._left -= len(text)
        return text


def read_value(text: str, start: int, end: int, strings: MacroTexts) -> BibtexValue:
    """Read the value that stands at a place.

    Args:
        text: The whole file.
        start: Offset of the value with its delimiters.
        end: Offset behind it, without blanks.
        strings: Known macros.
    """
    if text.startswith("{", start) and text.find("}", start, end) == end - 1:
        if text.find("{", start + 1, end) < 0:
            return BibtexValue(text[start + 1 : end - 1], start + 1, end - 1, behind=end)
    elif text[start : start + 1].isdecimal() and text[start:end].isdecimal():
        return BibtexValue(text[start:end], start, end, behind=end)
    return _read_parts(text, start, end, strings)


def _read_parts(text: str, start: int, end: int, strings: MacroTexts) -> BibtexValue:
    parts: list[str] = []
    unknown: list[str] = []
    at, place, last = start, (start, end), start
    while at < end:
        inner, behind = _literal(text, at, end)
        if inner is None:
            return BibtexValue("".join(parts), start, end, tuple(unknown), junk=True, behind=end)
        word = text[inner[0] : inner[1]]
        is_literal = text[at] in '{"'
        parts.append(word if is_literal else _macro(word, strings, unknown))
        last, place = behind, (start, behind) if len(parts) > 1 else inner
        at = _skip(text, behind, end)
        if at >= end or text[at] != "#":
            break
        at = _skip(text, at + 1, end)
    following = _hidden_field(text, at, end) if at < end else None
    junk = at < end and following is None
    return BibtexValue("".join(parts), *place, tuple(unknown), following, junk, last)


def _hidden_field(text: str, at: int, end: int) -> RawField | None:
    match = _NEXT_FIELD.match(text, at, end)
    return RawField(match.group(1), at, match.end(), end) if match else None


def _macro(word: str, strings: MacroTexts, unknown: list[str]) -> str:
    if word.isdecimal():
        return word
    known = strings.text_of(word)
    if known is None:
        unknown.append(word)
        return word
    return known


def _literal(text: str, at: int, end: int) -> tuple[tuple[int, int] | None, int]:
    """Find one literal or name; give where its inside is and the offset behind it."""
    opening = text[at]
    if opening in '{"':
        close = _closing(text, at, end, opening)
        return ((at + 1, close), close + 1) if close < end else (None, end)
    match = _WORD.match(text, at, end)
    return ((at, match.end()), match.end()) if match else (None, end)


def _closing(text: str, at: int, end: int, opening: str) -> int:
    """Find the delimiter that closes a literal; ``end`` where none does."""
    depth = 0
    pattern = _BRACE if opening == "{" else _QUOTE
    for match in pattern.finditer(text, at + 1, end):
        mark = match.group()
        if mark == "{":
            depth += 1
        elif mark == "}" and depth:
            depth -= 1
        elif depth == 0 and mark == ("}" if opening == "{" else '"'):
            return match.start()
    return end


def _skip(text: str, at: int, end: int) -> int:
    match = _BLANK.match(text, at, end)
    return match.end() if match else at
