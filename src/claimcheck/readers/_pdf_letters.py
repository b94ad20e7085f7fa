"""The letters of a page of a PDF file: where in the file each character of its text stands."""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from claimcheck.model import Box

_LAST_NARROW = "\uffff"


@frozen(eq=False)
class PdfLetters:
    """The letters of a page, by the place of their characters in its text.

    Args:
        words: The text of the page as the library holds it.
        places: The letter of each character; signs that the text leaves out are letters too, and
            one beyond the first 65,536 of Unicode is two.
    """

    words: Any
    places: Sequence[int]

    @classmethod
    def of(cls, words: Any, text: str) -> "PdfLetters":
        """Look up the letters of a page.

        Args:
            words: The text of the page as the library holds it.
            text: The text.
        """
        is_exact = len(text) == words.count_chars()
        return cls(words, range(len(text)) if is_exact else tuple(_places(words, text)))

    def box(self, at: int, *, loose: bool = False) -> Box:
        """Give the box around a letter, from the lower left corner of the page.

        Args:
            at: Its character.
            loose: Whether the box is as high as the letters of the font can be.
        """
        left, bottom, right, top = self.words.get_charbox(self.places[at], loose=loose)
        return left, bottom, right, top


def _places(words: Any, text: str) -> Iterator[int]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra, slow to import

    last, unit = max(words.count_chars() - 1, 0), 0
    for character in text:
        place = pdfium.FPDFText_GetCharIndexFromTextIndex(words, unit)
        yield min(max(place, 0), last)
        unit += 1 + (character > _LAST_NARROW)
