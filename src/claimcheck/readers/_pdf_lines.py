"""The lines of a PDF file with their boxes, page by page, opened with limits."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from claimcheck.model import Box
from claimcheck.model.by_value import ByValue
from claimcheck.readers._files import refuse
from claimcheck.readers._pdf_drawn import check_letters
from claimcheck.readers._pdf_fonts import (
    are_of_code,
    are_of_marks,
    are_set_off,
    colour_of,
    fonts_of,
    size_of,
)
from claimcheck.readers._pdf_forms import check_forms
from claimcheck.readers._pdf_letters import PdfLetters
from claimcheck.readers._pdf_limits import REMEDY, PdfCounts
from claimcheck.readers._pdf_marks import PdfLinks, PdfMark, marks_of, moved_marks
from claimcheck.readers._pdf_objects import places_of
from claimcheck.readers._pdf_streams import check_streams

_MOST_ON_PAGE = 100_000
_LINE = re.compile(r"[^\n\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
"""A line, or the part of one up to a hyphen that stood at the end of a line."""
_GAP = re.compile(r"(?<=\S)\s+(?=\S)")
_WIDE = 0.9
_WIDE_OF_CODE = 1.4
_FEWEST_GAPS = 2
_WIDEST_STRETCHED = 3.0
_ALIKE_GAPS = 0.25
BULLETS = "•●○▪▫◦■□–‣·∙"
"""Signs before the items of a list, which are no cells."""
_NUMBER = re.compile(r"\(?\d{1,3}[.)](?= )")
_TOUCHING = re.compile(r"(\d{1,2}[.)])(?=[A-ZÀ-Þ][a-zß-ÿ]{1,30} )")
"""The number of an item that stands close to its first word."""
_SYMBOLS = ("\uf020", "\uf0ff")
"""From where to where letters of fonts of signs stand, such as the bullets of Word."""
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\x00": " ", "\ufffd": " "})


@frozen(eq=False, repr=False)
class PdfLine(ByValue):
    """A line of a page.

    Args:
        text: What it says.
        page: Its page, from 1.
        box: Where it stands.
        parts: Its pieces, where wide gaps part it as they part the cells of a table.
        is_set_off: Whether it is set in bold or italic letters throughout.
        is_code: Whether all its letters have one width.
        size: Size of its letters in points, 0 where nothing tells it.
        colour: Their colour as one number.
        marks: Links and raised numbers.
    """

    text: str
    page: int
    box: Box
    parts: "tuple[PdfLine, ...]" = ()
    is_set_off: bool = False
    is_code: bool = False
    size: float = 0.0
    colour: int = 0
    marks: tuple[PdfMark, ...] = ()

    @property
    def height(self) -> float:
        """Give its height."""
        return self.box[3] - self.box[1]


@frozen(eq=False, repr=False)
class PdfPage(ByValue):
    """A page.

    Args:
        number: Its number, from 1.
        height: Its height in points.
        lines: Its lines, in the order of the file.
        is_scan: Whether it shows a picture and no words.
    """

    number: int
    height: float
    lines: tuple[PdfLine, ...]
    is_scan: bool = False


def read_pages(data: bytes, path: str) -> list[PdfPage]:
    """Read the lines of a PDF file.

    Args:
        data: The file.
        path: How messages name it.

    Raises:
        InputError: It is damaged or protected, has over 3,000 pages or 5 million characters,
            shows one page over and over, or the extra ``pdf`` is not installed.
    """
    check_streams(data, path)
    places = places_of(data)
    check_forms(data, places, path)
    check_letters(data, places, path)
    pdfium = _library(path)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        message = "cannot be read as a PDF"
        if "assword" in str(error):
            message += ": it is protected by a password"
        raise refuse(path, message, REMEDY, "unreadable") from error
    try:
        return list(_pages(document, path))
    except (pdfium.PdfiumError, RuntimeError, ValueError) as error:
        raise refuse(path, "cannot be read as a PDF", REMEDY, "unreadable") from error
    finally:
        document.close()


def _library(path: str) -> Any:
    try:
        import pypdfium2  # noqa: PLC0415 - an extra, slow to import
    except ImportError as error:
        remedy = f"pip install 'claimcheck-audit[pdf]', or {REMEDY}"
        raise refuse(path, "needs pypdfium2 to be read", remedy, "missing-extra") from error
    return pypdfium2


def _pages(document: Any, path: str) -> Iterator[PdfPage]:
    counts = PdfCounts(path, len(document))
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        words = page.get_textpage()
        is_readable = words.count_chars() <= _MOST_ON_PAGE
        text = counts.add_text(words.get_text_range() if is_readable else None, number)
        height = float(page.get_height())
        links = PdfLinks.of(document, page)
        counts.check_links(links.count, number)
        lines = tuple(_lines(PdfLetters.of(words, text), text, number, height, links))
        counts.add_parts(sum(len(line.parts) for line in lines), number)
        yield PdfPage(number, height, lines, not lines and _shows_picture(page))
        words.close()
        page.close()


def _shows_picture(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[_IMAGE], max_depth=3))


_IMAGE = 3
"""The number of pictures among the objects of a page."""


def _lines(
    letters: PdfLetters, text: str, page: int, height: float, links: PdfLinks
) -> Iterator[PdfLine]:
    for match in _LINE.finditer(text):
        raw = match.group()
        words = _shown(text, match.span())
        first = match.start() + len(raw) - len(raw.lstrip())
        if words:
            span = (first, first + len(raw.strip()))
            box = _box(letters, span, height)
            fonts = fonts_of(letters, span)
            shown = _with_usual_mark(words, fonts)
            looks = are_set_off(fonts), are_of_code(fonts)
            widest = (_WIDE_OF_CODE if looks[1] else _WIDE) * (box[3] - box[1])
            cuts = _wide_gaps(letters, text, span, widest, _length_of_mark(shown))
            parts = (
                PdfLine(
                    _shown(text, part),
                    page,
                    _box(letters, part, height),
                    marks=marks_of(letters, text, part, links),
                )
                for part in cuts
            )
            size, colour = size_of(letters, span), colour_of(letters, span)
            marks = moved_marks(marks_of(letters, text, span, links), len(shown) - len(words))
            yield PdfLine(shown, page, box, tuple(parts), *looks, size, colour, marks)


def _shown(text: str, span: tuple[int, int]) -> str:
    return text[slice(*span)].translate(_HYPHENS).strip()


def _with_usual_mark(words: str, fonts: tuple[bytes, ...]) -> str:
    """Give a line the usual mark of an item where a font of marks or a letter has its own.

    Word marks the items of a second level with an ``o`` in letters of one width.
    """
    mark, _, rest = words.partition(" ")
    is_letter = mark == "o" and are_of_code(fonts[:1]) and not are_of_code(fonts[1:])
    is_of_marks = are_of_marks(fonts[:1]) and not are_of_marks(fonts[1:])
    is_symbol = _SYMBOLS[0] <= mark <= _SYMBOLS[1]
    if len(mark) == 1 and rest and (is_letter or is_of_marks or is_symbol):
        return f"{BULLETS[0]} {rest}"
    return _TOUCHING.sub(r"\1 ", words, count=1) if _TOUCHING.match(words) else words


def _length_of_mark(shown: str) -> int:
    """Give the length of the bullet or the number that a line begins with, which is no cell."""
    number = _NUMBER.match(shown)
    return len(number[0]) if number else int(shown[0] in BULLETS)


def _wide_gaps(
    letters: PdfLetters, text: str, span: tuple[int, int], widest: float, mark: int
) -> list[tuple[int, int]]:
    """Give the pieces of a line between gaps that are wider than those between words.

    Where all gaps of a line of words are alike, it was set to reach the edge, and has no pieces.
    """
    gaps = [
        (gap.start(), gap.end(), letters.box(gap.end())[0] - letters.box(gap.start() - 1)[2])
        for gap in _GAP.finditer(text, *span)
    ]
    if mark and gaps and gaps[0][0] == span[0] + mark:
        del gaps[0]
    if _are_alike([width for _, _, width in gaps], widest) and _is_of_words(text[slice(*span)]):
        return []
    pieces: list[tuple[int, int]] = []
    first = span[0]
    for start, end, width in gaps:
        if width > widest:
            pieces.append((first, start))
            first = end
    return [*pieces, (first, span[1])] if pieces else []


def _are_alike(gaps: Sequence[float], widest: float) -> bool:
    is_near = len(gaps) >= _FEWEST_GAPS and max(gaps) < _WIDEST_STRETCHED * widest
    return is_near and max(gaps) - min(gaps) < _ALIKE_GAPS * widest


def _is_of_words(text: str) -> bool:
    words = text.split()
    return 2 * sum(word.isalpha() and word.islower() for word in words) >= len(words)


def _box(letters: PdfLetters, span: tuple[int, int], height: float) -> Box:
    """Give the box around a line, of its first, its middle and its last characters."""
    first, behind = span
    sample = {first, behind - 1, *range(first, behind, max((behind - first) // 8, 1))}
    boxes = [
        box for box in (letters.box(index, loose=True) for index in sorted(sample)) if any(box)
    ]
    if not boxes:
        return 0, 0, 0, 0
    left, bottom, right, top = zip(*boxes, strict=True)
    return (
        round(min(left), 1),
        round(height - max(top), 1),
        round(max(right), 1),
        round(height - min(bottom), 1),
    )
