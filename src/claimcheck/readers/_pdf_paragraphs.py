"""From the lines of a PDF file to its paragraphs: by gaps, indents, sizes and how lines end."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from attrs import define, field

from claimcheck.readers._captions import is_caption
from claimcheck.readers._drafts import section_kind
from claimcheck.readers._pdf_lines import PdfLine

_ENTRY = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}\.)\s+\S")
_ITEM = re.compile(r"[•●○▪◦–]\s*\S")
_NUMBERED_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-Z]")
_TERMINAL = (".", "?", "!", ":", ".”", ".)", '."')
_ENDED = re.compile(r"(?:[.)\]”]|\d|/|https?://\S{1,300}|10\.\d{4,9}/\S{1,300})$")
_FAMILY = r"[A-ZÀ-Þ][\w'’-]{1,30}(?: [A-ZÀ-Þ][\w'’-]{1,30})?"
_NAME = re.compile(
    rf"[\u2012-\u2015]{{2,}}|{_FAMILY}, [A-ZÀ-Þ]|{_FAMILY} [A-Z]{{1,3}}[,.]"
    r"|[A-ZÀ-Þ][\w'’ &-]{2,80}\.? \(?(?:1[5-9]|20)\d\d"
)
_DATED = re.compile(rf"{_FAMILY}, [A-ZÀ-Þ].{{0,80}}?\b(?:1[5-9]|20)\d\d[a-z]?[.)]")
_SHORT = 2.0
_LARGER = 1.12
_WIDE_GAP = 1.6
_INDENT = 4.0
_LONGEST_HEADING = 90


@define
class PdfParagraph:
    """A paragraph.

    Args:
        lines: Its lines, which may stand on several pages.
        is_heading: Whether it looks like one.
    """

    lines: list[PdfLine] = field(factory=list)
    is_heading: bool = False


def paragraphs_of(pages: Iterable[Sequence[PdfLine]]) -> list[PdfParagraph]:
    """Put lines together into paragraphs.

    Args:
        pages: The lines of each page, in reading order.
    """
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    body = median(line.height for line in lines)
    step = _usual_step(lines)
    found: list[PdfParagraph] = []
    in_references = False
    edges = _right_edges(lines)
    for line in lines:
        last = found[-1].lines[-1] if found else None
        is_heading = _is_heading(line, body, in_references=in_references)
        if last is None or is_heading or found[-1].is_heading:
            begins = True
        else:
            begins = _begins(last, line, step, found[-1], in_references=in_references)
            begins = begins or (
                in_references and _begins_flush_entry(last, line, found[-1], edges[_column(last)])
            )
        if begins:
            found.append(PdfParagraph([line], is_heading))
        else:
            found[-1].lines.append(line)
        if is_heading:
            in_references = section_kind(line.text) in {"references", "notes"}
    return found


def _column(line: PdfLine) -> tuple[int, int]:
    """Name the page and the left edge of a line."""
    return line.page, round(line.box[0])


def _right_edges(lines: Sequence[PdfLine]) -> dict[tuple[int, int], float]:
    """Give how far the lines of each left edge reach."""
    found: dict[tuple[int, int], float] = {}
    for line in lines:
        found[_column(line)] = max(found.get(_column(line), 0.0), line.box[2])
    return found


def _usual_step(lines: Sequence[PdfLine]) -> float:
    """Give the usual distance from one line to the next."""
    steps = [
        after.box[1] - line.box[1]
        for line, after in pairwise(lines)
        if line.page == after.page and 0 < after.box[1] - line.box[1] < 4 * line.height + 10
    ]
    return median(steps) if steps else 12.0


def _is_heading(line: PdfLine, body: float, *, in_references: bool) -> bool:
    text = line.text
    if len(text) > _LONGEST_HEADING or is_caption(text + " ") or not text[:1].isalnum():
        return False
    if section_kind(text) is not None:
        return True
    ends = text.endswith((".", ",", ";"))
    if line.height >= _LARGER * body and not ends and any(one.isalpha() for one in text):
        return True
    if in_references:
        return False
    words = text.split()
    return _NUMBERED_HEADING.match(text) is not None and not ends and len(words) <= 10  # noqa: PLR2004


def _begins(
    last: PdfLine, line: PdfLine, step: float, paragraph: PdfParagraph, *, in_references: bool
) -> bool:
    """Tell whether a line begins a paragraph."""
    if _ITEM.match(line.text) or is_caption(line.text + " "):
        return True
    if in_references:
        return _begins_entry(last, line, paragraph)
    is_over = last.text.endswith(_TERMINAL)
    if line.page != last.page or line.box[1] < last.box[1] - step:
        return is_over and not line.text[:1].islower()
    if line.box[1] - last.box[1] > _WIDE_GAP * step:
        return is_over or not line.text[:1].islower()
    return is_over and line.box[0] > last.box[0] + _INDENT


def _begins_entry(last: PdfLine, line: PdfLine, paragraph: PdfParagraph) -> bool:
    """Tell whether a line begins an entry: by its number, or because entries hang."""
    if _ENTRY.match(line.text):
        return True
    if _ENTRY.match(paragraph.lines[0].text):
        return False
    hangs = line.box[0] < last.box[0] - _INDENT and line.page == last.page
    return hangs or (
        len(paragraph.lines) > 1
        and abs(line.box[0] - paragraph.lines[0].box[0]) < 1
        and paragraph.lines[1].box[0] > paragraph.lines[0].box[0] + _INDENT
    )


def _begins_flush_entry(last: PdfLine, line: PdfLine, paragraph: PdfParagraph, edge: float) -> bool:
    """Tell whether a line begins an entry of a list whose entries neither hang nor have numbers.

    The line before ends as an entry does; it is not full, and the line begins with a name, or the
    line begins with names and a year.
    """
    if _ENTRY.match(paragraph.lines[0].text) or not _ENDED.search(last.text):
        return False
    is_full = last.box[2] > edge - _SHORT * last.height
    begun = _DATED if is_full else _NAME
    return begun.match(line.text) is not None
