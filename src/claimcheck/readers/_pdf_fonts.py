"""What the letters of a PDF file tell: bold, italic, of one width, how large, in which colour."""

import ctypes
import math
import re
from statistics import median
from typing import Any

from claimcheck.readers._pdf_letters import PdfLetters

_LONGEST_NAME = 128
_SET_OFF = re.compile(
    rb"bold|black|heavy|demi|medi(?![a-z])|cmb|-b(?![a-z])|ital|obli|cmti|cmss?i|-i(?![a-z])",
    re.IGNORECASE,
)
_CODE = re.compile(
    rb"mono|courier|consol|cmtt|cmsltt|typewriter|code|menlo|monaco|inconsolata", re.IGNORECASE
)

_OF_MARKS = re.compile(rb"wingding|webding|dingbat|opensymbol", re.IGNORECASE)


def fonts_of(letters: PdfLetters, span: tuple[int, int]) -> tuple[bytes, ...]:
    """Name the fonts of characters at both ends and between.

    Args:
        letters: The letters of the page.
        span: The characters.
    """
    return tuple(_font_at(letters.words, place) for place in _places(letters, span))


def size_of(letters: PdfLetters, span: tuple[int, int]) -> float:
    """Give the size of the letters of a line in points as the page shows them.

    The boxes of letters do not tell it: their heights differ from font to font.

    Args:
        letters: The letters of the page.
        span: The characters.
    """
    return round(median(_size_at(letters.words, place) for place in _places(letters, span)), 1)


def colour_of(letters: PdfLetters, span: tuple[int, int]) -> int:
    """Give the colour in the middle of a line as one number, red first.

    Args:
        letters: The letters of the page.
        span: The characters.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra, slow to import

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    middle = letters.places[sum(span) // 2]
    pdfium.FPDFText_GetFillColor(letters.words, middle, red, green, blue, alpha)
    return red.value << 16 | green.value << 8 | blue.value


def _places(letters: PdfLetters, span: tuple[int, int]) -> list[int]:
    first, behind = span
    return [letters.places[at] for at in sorted({first, (first + behind) // 2, behind - 1})]


def _size_at(words: Any, place: int) -> float:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra, slow to import

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(words, place, matrix)
    return float(pdfium.FPDFText_GetFontSize(words, place)) * math.hypot(matrix.c, matrix.d)


def are_set_off(fonts: tuple[bytes, ...]) -> bool:
    """Tell whether all fonts are bold or italic."""
    return all(_SET_OFF.search(font) for font in fonts)


def are_of_code(fonts: tuple[bytes, ...]) -> bool:
    """Tell whether the letters of all fonts have one width."""
    return all(_CODE.search(font) for font in fonts)


def are_of_marks(fonts: tuple[bytes, ...]) -> bool:
    """Tell whether all fonts hold marks and no letters."""
    return all(_OF_MARKS.search(font) for font in fonts)


def _font_at(words: Any, place: int) -> bytes:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra, slow to import

    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(words, place, name, _LONGEST_NAME, None)
    return name.value
