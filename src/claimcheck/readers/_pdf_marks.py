"""What lies over the letters of a PDF file: the links of a page, and which numbers are raised."""

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import frozen

from claimcheck.model import Box
from claimcheck.model.by_value import ByValue
from claimcheck.readers._pdf_letters import PdfLetters

MOST_LINKS = 2_000
"""The most links of a page."""
_LONGEST = 4_000
_BAND = 12.0
"""Height in points of the strips of a page by which links are looked up."""
_MOST_BANDS = 500
_MOST_OVER_LINE = 50
_NUMBER = re.compile(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20}")
_LETTER = re.compile(r"[^\W\d_]")
_SMALLER = 0.85
_HIGHER = 0.15

LinkPlace = tuple[Box, str]
"""Where a link lies, from the lower left corner of its page, and its address."""


@frozen(eq=False, repr=False)
class PdfMark(ByValue):
    """A mark over letters of a line.

    Args:
        start: The first of them, counted in the words of the line.
        end: The letter behind the last.
        target: The address of a link; empty for numbers that are raised.
    """

    start: int
    end: int
    target: str = ""


@frozen(eq=False)
class PdfLinks:
    """The links of a page by the strips of it that they lie in.

    Args:
        by_band: The links of each strip.
        count: How many there are.
    """

    by_band: Mapping[int, Sequence[LinkPlace]]
    count: int

    @classmethod
    def of(cls, document: Any, page: Any) -> "PdfLinks":
        """Look up the links of a page that lead to addresses.

        Args:
            document: The file as the library holds it.
            page: Its page.
        """
        found: defaultdict[int, list[LinkPlace]] = defaultdict(list)
        count = 0
        for number, (box, target) in enumerate(_links(document, page)):
            count = number + 1
            for band in _bands(box[1], box[3]):
                found[band].append((box, target))
        return cls(found, count)

    def over(self, box: Box) -> list[LinkPlace]:
        """Give the links that lie over a line.

        Args:
            box: The line, from the lower left corner of the page.
        """
        middle = (box[1] + box[3]) / 2
        near = self.by_band.get(int(middle // _BAND), ())
        shared = (one for one in near if one[0][1] <= middle <= one[0][3])
        return [one for one in shared if one[0][0] < box[2] and one[0][2] > box[0]][
            :_MOST_OVER_LINE
        ]


def marks_of(
    letters: PdfLetters, text: str, span: tuple[int, int], links: PdfLinks
) -> tuple[PdfMark, ...]:
    """Give the links and the raised numbers of a line, counted from its first letter.

    Args:
        letters: The letters of the page.
        text: Its text.
        span: The line, from its first letter to behind its last.
        links: The links of the page.
    """
    linked = _linked(letters, text, span, links) if links.count else ()
    marks = (*linked, *(PdfMark(start, end) for start, end in _raised(letters, text, span)))
    return tuple(PdfMark(one.start - span[0], one.end - span[0], one.target) for one in marks)


def moved_marks(marks: Sequence[PdfMark], by: int) -> tuple[PdfMark, ...]:
    """Give marks where something was put in behind the number that a line begins with.

    Args:
        marks: Marks of the line.
        by: How many characters.
    """
    return tuple(
        PdfMark(one.start + by * (one.start > 0), one.end + by, one.target) for one in marks
    )


def _linked(
    letters: PdfLetters, text: str, span: tuple[int, int], links: PdfLinks
) -> Iterator[PdfMark]:
    shown = [at for at in range(*span) if not text[at].isspace()]
    ends = letters.box(shown[0]), letters.box(shown[-1])
    near = links.over(
        (ends[0][0], min(ends[0][1], ends[1][1]), ends[1][2], max(ends[0][3], ends[1][3]))
    )
    if not near:
        return
    middles = [(at, (box[0] + box[2]) / 2) for at in shown for box in (letters.box(at),)]
    for box, target in near:
        inside = [at for at, middle in middles if box[0] <= middle <= box[2]]
        if inside:
            yield PdfMark(inside[0], inside[-1] + 1, target)


def _raised(letters: PdfLetters, text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Find the numbers that are smaller than the letter beside them and stand higher."""
    for match in _NUMBER.finditer(text, *span):
        beside = _letter_beside(text, span, match.span())
        if beside is not None and _is_raised(
            letters.box(beside, loose=True), letters.box(match.start(), loose=True)
        ):
            yield match.span()
        elif at := _raised_from(letters, text, match.span()):
            yield at, match.end()


def _raised_from(letters: PdfLetters, text: str, number: tuple[int, int]) -> int:
    """Give the first digit that is raised behind others, as an exponent is; 0 where none is."""
    digits = [at for at in range(*number) if text[at].isdigit()]
    for before, at in pairwise(digits):
        if _is_raised(letters.box(before, loose=True), letters.box(at, loose=True)):
            return at
    return 0


def _letter_beside(text: str, span: tuple[int, int], number: tuple[int, int]) -> int | None:
    """Give the last letter before a number in a line, or else the first behind it."""
    before = (at for at in range(number[0] - 1, span[0] - 1, -1) if _LETTER.match(text[at]))
    behind = (at for at in range(number[1], span[1]) if _LETTER.match(text[at]))
    return next(before, next(behind, None))


def _is_raised(letter: Box, digit: Box) -> bool:
    height, own = letter[3] - letter[1], digit[3] - digit[1]
    return 0 < own < _SMALLER * height and digit[1] - letter[1] > _HIGHER * height


def _bands(bottom: float, top: float) -> Iterable[int]:
    first = int(bottom // _BAND)
    return range(first, min(int(top // _BAND), first + _MOST_BANDS) + 1)


def _links(document: Any, page: Any) -> Iterator[LinkPlace]:
    """Give the links of a page, one more than the most at most; a link over lines has parts."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra, slow to import

    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    given = 0
    while given <= MOST_LINKS and pdfium.FPDFLink_Enumerate(page, position, link):
        target = _address(pdfium, document, link)
        for box in _boxes(pdfium, link) if target else ():
            given += 1
            yield box, target


def _address(pdfium: Any, document: Any, link: Any) -> str:
    """Give the address that a link leads to; empty where it leads to a page of the file."""
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = min(pdfium.FPDFAction_GetURIPath(document, action, None, 0), _LONGEST)
    held = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFAction_GetURIPath(document, action, held, length)
    return held.value.decode("utf-8", "replace")


def _boxes(pdfium: Any, link: Any) -> Iterator[Box]:
    corners, around = pdfium.FS_QUADPOINTSF(), pdfium.FS_RECTF()
    for number in range(min(pdfium.FPDFLink_CountQuadPoints(link), _MOST_OVER_LINE)):
        if pdfium.FPDFLink_GetQuadPoints(link, number, corners):
            across = (corners.x1, corners.x2, corners.x3, corners.x4)
            up = (corners.y1, corners.y2, corners.y3, corners.y4)
            yield min(across), min(up), max(across), max(up)
            around = None
    if around is not None and pdfium.FPDFLink_GetAnnotRect(link, around):
        yield around.left, around.bottom, around.right, around.top
