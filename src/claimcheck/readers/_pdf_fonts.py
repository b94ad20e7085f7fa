"""What the fonts of a PDF file tell: bold and italic letters, and letters of one width."""

import ctypes
import re
from typing import Any

_LONGEST_NAME = 128
_SET_OFF = re.compile(
    rb"bold|black|heavy|demi|medi(?![a-z])|cmb|-b(?![a-z])|ital|obli|cmti|cmss?i|-i(?![a-z])",
    re.IGNORECASE,
)
_CODE = re.compile(
    rb"mono|courier|consol|cmtt|cmsltt|typewriter|code|menlo|monaco|inconsolata", re.IGNORECASE
)


def fonts_of(words: Any, span: tuple[int, int]) -> tuple[bytes, ...]:
    """Name the fonts of characters at both ends and between.

    Args:
        words: The text of the page.
        span: The characters.
    """
    first, behind = span
    places = {first, (first + behind) // 2, behind - 1}
    return tuple(_font_at(words, place) for place in sorted(places))


def are_set_off(fonts: tuple[bytes, ...]) -> bool:
    """Tell whether all fonts are bold or italic."""
    return all(_SET_OFF.search(font) for font in fonts)


def are_of_code(fonts: tuple[bytes, ...]) -> bool:
    """Tell whether the letters of all fonts have one width."""
    return all(_CODE.search(font) for font in fonts)


def _font_at(words: Any, place: int) -> bytes:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra, slow to import

    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(words, place, name, _LONGEST_NAME, None)
    return name.value
