"""Hyphens at the ends of lines of a PDF file: of a word that was cut, or of a compound."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._pdf_lines import PdfLine

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-$)")
_FIRST_HALF = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_LAST = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_SECOND_HALF = re.compile(r"[^\W\d_]+")
_LAST_PART = re.compile(r"(?<![^\W_])([^\W_]+)-$")
_ENOUGH = 3


@frozen(eq=False, repr=False)
class PdfHyphens(ByValue):
    """What the rest of a file tells of the words that its line ends part.

    Args:
        known: Words that stand within lines, in small letters.
        cuts_words: Whether the file cuts words at line ends at all.
    """

    known: frozenset[str]
    cuts_words: bool

    @classmethod
    def of(cls, paragraphs: Iterable[Sequence[PdfLine]]) -> "PdfHyphens":
        """Look at all lines of a file.

        Args:
            paragraphs: The lines of each paragraph.
        """
        known: set[str] = set()
        halves: list[tuple[str, str]] = []
        for lines in paragraphs:
            words = [word.lower() for line in lines for word in _words(line)]
            known.update(words, *(word.split("-") for word in words if "-" in word))
            halves.extend(filter(None, (_halves(*pair) for pair in pairwise(lines))))
        cut = sum(first + second in known for first, second in halves)
        return cls(frozenset(known), cut > 0 or len(halves) < _ENOUGH)

    def parts_word(self, line: PdfLine, following: PdfLine) -> bool:
        """Tell whether a narrow cell cut a word without a hyphen: only the whole stands elsewhere.

        Args:
            line: A line of the cell.
            following: The line behind it.
        """
        first, second = _LAST.search(line.text), _SECOND_HALF.match(following.text)
        if first is None or second is None or not second[0][0].islower():
            return False
        halves = (first[0].lower(), second[0].lower())
        return "".join(halves) in self.known and not self.known.issuperset(halves)

    def keeps(self, line: PdfLine, following: PdfLine) -> bool:
        """Tell whether the hyphen at the end of a line belongs to the word.

        Args:
            line: The line, which ends with a hyphen.
            following: The line behind it.
        """
        if _joins_names(line.text, following.text):
            return True
        halves = _halves(line, following)
        if halves is None or "".join(halves) in self.known:
            return False
        if not self.cuts_words or "-".join(halves) in self.known:
            return True
        return all(half in self.known for half in halves)


def _halves(line: PdfLine, following: PdfLine) -> tuple[str, str] | None:
    first, second = _FIRST_HALF.search(line.text), _SECOND_HALF.match(following.text)
    return (first[1].lower(), second[0].lower()) if first and second else None


def _joins_names(first: str, second: str) -> bool:
    """Tell whether a hyphen stands beside a figure, an abbreviation or a name: no word is cut."""
    ending, beginning = _LAST_PART.search(first), second[:1]
    if ending is None or beginning.isdigit():
        return ending is not None
    is_short = ending[1].isupper() and len(ending[1]) > 1
    return ending[1][-1].isdigit() or is_short is not beginning.isupper()


def _words(line: PdfLine) -> list[str]:
    """Give the words of a line, but for its first, which may be the end of one."""
    return _WORD.findall(line.text.partition(" ")[2])
