"""From the lines of a PDF file to its paragraphs: by gaps, indents, sizes and how lines end."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, zip_longest
from statistics import median

from attrs import define, field

from claimcheck.readers._captions import is_caption
from claimcheck.readers._drafts import section_kind
from claimcheck.readers._pdf_headings import PdfHeadings
from claimcheck.readers._pdf_lines import PdfLine
from claimcheck.readers._pdf_tables import PdfTable

_ENTRY = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}\.)\s+\S")
_ITEM = re.compile(r"[•●○▪◦–]\s*\S")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+\S")
_TERMINAL = (".", "?", "!", ":", ".”", ".)", '."')
_ENDED = re.compile(r"(?:[.)\]”]|\d|/|https?://\S{1,300}|10\.\d{4,9}/\S{1,300})$")
_FAMILY = r"[A-ZÀ-Þ][\w'’-]{1,30}(?: [A-ZÀ-Þ][\w'’-]{1,30})?"
_NAME = re.compile(
    rf"[\u2012-\u2015]{{2,}}|{_FAMILY}, [A-ZÀ-Þ]|{_FAMILY} [A-Z]{{1,3}}[,.]"
    r"|[A-ZÀ-Þ][\w'’ &-]{2,80}\.? \(?(?:1[5-9]|20)\d\d"
)
_DATED = re.compile(rf"{_FAMILY}, [A-ZÀ-Þ].{{0,80}}?\b(?:1[5-9]|20)\d\d[a-z]?[.)]")
_SHORT = 2.0
_WIDE_GAP = 1.6
_INDENT = 4.0


@define
class PdfParagraph:
    """A paragraph.

    Args:
        lines: Its lines, which may stand on several pages.
        level: Level of the heading that it looks like, 0 where it is none.
        table: The table that stands in its place.
        is_code: Whether it is code, not words.
    """

    lines: list[PdfLine] = field(factory=list)
    level: int = 0
    table: PdfTable | None = None
    is_code: bool = False


def paragraphs_of(pages: Iterable[Iterable[PdfLine | PdfTable]]) -> list[PdfParagraph]:
    """Put lines together into paragraphs.

    Args:
        pages: The lines and tables of each page, in reading order.
    """
    parts = [part for page in pages for part in page]
    lines = [part for part in parts if isinstance(part, PdfLine)]
    if not lines:
        return [PdfParagraph(table=part) for part in parts if isinstance(part, PdfTable)]
    step = _usual_step(lines)
    headings = PdfHeadings.of(lines, step)
    found: list[PdfParagraph] = []
    in_references = False
    edges = _right_edges(lines)
    has_code = 2 * sum(line.is_code for line in lines) < len(lines)
    for part, behind in zip_longest(parts, parts[1:]):
        if isinstance(part, PdfTable):
            found.append(PdfParagraph(table=part))
            continue
        paragraph = found[-1] if found and found[-1].lines else None
        following = behind if isinstance(behind, PdfLine) else None
        is_code = has_code and part.is_code
        is_caption_line = isinstance(behind, PdfTable) and part in headings.alone
        level = (
            0
            if is_code or is_caption_line
            else headings.level(part, following, in_references=in_references)
        )
        if paragraph is not None and is_code != paragraph.is_code:
            begins = True
        elif paragraph is None or level or paragraph.level:
            begins = paragraph is None or not headings.goes_on(paragraph.lines[-1], part)
        else:
            begins = _begins(paragraph, part, step, edges, in_references=in_references)
        if begins:
            found.append(PdfParagraph([part], level, is_code=is_code))
        elif paragraph is not None:
            paragraph.lines.append(part)
        if level:
            in_references = section_kind(part.text) in {"references", "notes"}
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


def _begins(
    paragraph: PdfParagraph,
    line: PdfLine,
    step: float,
    edges: Mapping[tuple[int, int], float],
    *,
    in_references: bool,
) -> bool:
    """Tell whether a line begins a paragraph."""
    last = paragraph.lines[-1]
    if _ITEM.match(line.text) or is_caption(line.text + " "):
        return True
    if in_references:
        return _begins_entry(last, line, paragraph) or _begins_flush_entry(
            last, line, paragraph, edges[_column(last)]
        )
    is_over = last.text.endswith(_TERMINAL)
    if _begins_item(paragraph.lines[0], line, is_over=is_over):
        return True
    if line.page != last.page or line.box[1] < last.box[1] - step:
        return is_over and not line.text[:1].islower()
    if line.box[1] - last.box[1] > _WIDE_GAP * step:
        return is_over or not line.text[:1].islower()
    return is_over and line.box[0] > last.box[0] + _INDENT


def _begins_item(first: PdfLine, line: PdfLine, *, is_over: bool) -> bool:
    """Tell whether a line begins a numbered item: the first of a list, or the next."""
    number, before = _NUMBER.match(line.text), _NUMBER.match(first.text)
    if number is None:
        return False
    if int(number[1]) == 1:
        return is_over
    return (
        before is not None
        and int(before[1]) + 1 == int(number[1])
        and (abs(line.box[0] - first.box[0]) < _INDENT or line.page != first.page)
    )


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
