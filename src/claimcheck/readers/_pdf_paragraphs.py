"""From the lines of a PDF file to its paragraphs: by gaps, indents, sizes and how lines end."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from attrs import define, field, frozen

from claimcheck.readers._captions import is_caption
from claimcheck.readers._drafts import section_kind
from claimcheck.readers._pdf_headings import PdfHeadings
from claimcheck.readers._pdf_line_ends import PdfLineEnds
from claimcheck.readers._pdf_lines import BULLETS, PdfLine
from claimcheck.readers._pdf_tables import PdfTable, continued
from claimcheck.readers._references import looks_like_reference

_ENTRY = re.compile(r"\[\d{1,3}\]\s*\S|\d{1,3}\.\s+\S")
_RANGE = re.compile(r"\d[-–]$")
_ITEM = re.compile(rf"[{BULLETS}]\s*\S")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+\S")
_TERMINAL = (".", "?", "!", ":", ".”", ".)", '."')
_OPEN = (",", ";", "-", "–", "/", "(", "&")
"""How a line ends behind which words must follow."""
_ENDED = re.compile(r"(?:[.)\]”]|\d|/|https?://\S{1,300}|10\.\d{4,9}/\S{1,300})$")
_FAMILY = r"[A-ZÀ-Þ][\w'’-]{1,30}(?: [A-ZÀ-Þ][\w'’-]{1,30})?"
_NAME = re.compile(
    rf"[\u2012-\u2015]{{2,}}|{_FAMILY}, [A-ZÀ-Þ]|{_FAMILY} [A-Z]{{1,3}}[,.]"
    r"|[A-ZÀ-Þ][\w'’ &-]{2,80}\.? \(?(?:1[5-9]|20)\d\d"
)
_DATED = re.compile(rf"{_FAMILY}, [A-ZÀ-Þ].{{0,80}}?\b(?:1[5-9]|20)\d\d[a-z]?[.)]")
_SHORT = 2.0
_FEWEST_FULL = 3
_WIDE_GAP = 1.5
_LONGEST_ENTRY = 6
_NEAR = 1.25
_INDENT = 4.0


@define
class PdfParagraph:
    """A paragraph.

    Args:
        lines: Its lines, which may stand on several pages.
        level: Level of the heading that it looks like, 0 where it is none.
        table: The table that stands in its place.
        is_code: Whether it is code, not words.
        stands_out: Whether it is set as headings are, whatever it says.
        note: The number or sign of the footnote that it is.
    """

    lines: list[PdfLine] = field(factory=list)
    level: int = 0
    table: PdfTable | None = None
    is_code: bool = False
    stands_out: bool = False
    note: str = ""


@frozen(eq=False)
class _Setting:
    """How the lines of a file are set, by which each finds its paragraph.

    Args:
        ends: How they end.
        step: The usual distance from one to the next.
        headings: What headings look like.
        edges: How far those of each page and left edge reach.
        has_code: Whether letters of one width are code, as the words have others.
    """

    ends: PdfLineEnds
    step: float
    headings: PdfHeadings
    edges: Mapping[tuple[int, int], float]
    has_code: bool

    @classmethod
    def of(cls, lines: Sequence[PdfLine]) -> "_Setting":
        ends = PdfLineEnds.of(lines)
        step = _usual_step(lines, ends)
        has_code = 2 * sum(line.is_code for line in lines) < len(lines)
        return cls(ends, step, PdfHeadings.of(lines, step, ends), _right_edges(lines), has_code)

    def alone(
        self, line: PdfLine, following: Sequence[PdfLine | PdfTable], *, in_references: bool
    ) -> PdfParagraph:
        """Give a line as the paragraph that it is where it begins one."""
        if self.has_code and line.is_code:
            return PdfParagraph([line], is_code=True)
        behind = following[0] if following else None
        if isinstance(behind, PdfTable):
            if line in self.headings.alone:
                return PdfParagraph([line])
            behind = None
        level = self.headings.level(line, behind, in_references=in_references)
        return PdfParagraph([line], level, stands_out=level > 0 and self.headings.stands_out(line))


def paragraphs_of(pages: Iterable[Iterable[PdfLine | PdfTable]]) -> list[PdfParagraph]:
    """Put lines together into paragraphs.

    Args:
        pages: The lines and tables of each page, in reading order.
    """
    parts = continued(part for page in pages for part in page)
    lines = [part for part in parts if isinstance(part, PdfLine)]
    if not lines:
        return [PdfParagraph(table=part) for part in parts if isinstance(part, PdfTable)]
    setting = _Setting.of(lines)
    found: list[PdfParagraph] = []
    in_references = False
    for at, part in enumerate(parts):
        if isinstance(part, PdfTable):
            found.append(PdfParagraph(table=part))
            continue
        following = parts[at + 1 : at + 1 + _LONGEST_ENTRY]
        alone = setting.alone(part, following, in_references=in_references)
        last = found[-1] if found else PdfParagraph()
        if _goes_on(last, alone, setting, in_references=in_references):
            last.lines.append(part)
        else:
            found.append(alone)
        if alone.level:
            is_list = section_kind(part.text) in {"references", "notes"}
            in_references = is_list and _lists_entries(following)
    _read_long_headings(found, setting.headings)
    return found


def _goes_on(
    paragraph: PdfParagraph, alone: PdfParagraph, setting: _Setting, *, in_references: bool
) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    (line,) = alone.lines
    if not paragraph.lines or alone.is_code != paragraph.is_code:
        return False
    if alone.level or paragraph.level:
        return setting.headings.goes_on(paragraph.lines[-1], line)
    return not _begins(paragraph, line, setting, in_references=in_references)


def _read_long_headings(found: Iterable[PdfParagraph], headings: PdfHeadings) -> None:
    """Read what is set as a heading and says more than one as words."""
    for paragraph in found:
        if paragraph.level and headings.is_too_long(paragraph.lines):
            paragraph.level, paragraph.stands_out = 0, False


def _lists_entries(parts: Sequence[PdfLine | PdfTable]) -> bool:
    """Tell whether what stands beneath a heading begins with an entry."""
    lines = [part.text for part in parts if isinstance(part, PdfLine)]
    runs = (" ".join(lines[:count]) for count in range(1, len(lines) + 1))
    return any(_ENTRY.match(run) or looks_like_reference(run) for run in runs)


def _column(line: PdfLine) -> tuple[int, int]:
    """Name the page and the left edge of a line."""
    return line.page, round(line.box[0])


def _right_edges(lines: Sequence[PdfLine]) -> dict[tuple[int, int], float]:
    """Give how far the lines of each left edge reach."""
    found: dict[tuple[int, int], float] = {}
    for line in lines:
        found[_column(line)] = max(found.get(_column(line), 0.0), line.box[2])
    return found


def _usual_step(lines: Sequence[PdfLine], ends: PdfLineEnds) -> float:
    """Give the usual distance from one line to the next, of such as run on where some do."""
    steps = [
        (after.box[1] - line.box[1], not ends.is_early([line], after))
        for line, after in pairwise(lines)
        if line.page == after.page and 0 < after.box[1] - line.box[1] < 4 * line.height + 10
    ]
    full = [step for step, runs_on in steps if runs_on]
    chosen = full if len(full) >= _FEWEST_FULL else [step for step, _ in steps]
    return median(chosen) if chosen else 12.0


def _begins(
    paragraph: PdfParagraph, line: PdfLine, setting: _Setting, *, in_references: bool
) -> bool:
    """Tell whether a line begins a paragraph."""
    last, step, ends = paragraph.lines[-1], setting.step, setting.ends
    if _ITEM.match(line.text) or is_caption(line.text + " "):
        return True
    if in_references:
        return (
            _begins_entry(last, line, paragraph)
            or _begins_flush_entry(last, line, paragraph, setting.edges[_column(last)])
            or _is_entry_apart(paragraph.lines, line, step, ends)
        )
    is_over = last.text.endswith(_TERMINAL)
    if _begins_item(paragraph, line, is_over=is_over) or _leaves_item(paragraph, line, ends):
        return True
    return not _hangs_on(paragraph, line, step) and _stands_apart(
        paragraph.lines, line, step, ends, is_over=is_over
    )


def _stands_apart(
    lines: Sequence[PdfLine], line: PdfLine, step: float, ends: PdfLineEnds, *, is_over: bool
) -> bool:
    """Tell by the place of a line whether it stands apart from those before."""
    last = lines[-1]
    is_new = not line.text[:1].islower()
    if is_new and not last.text.endswith(_OPEN) and ends.is_early(lines, line):
        return True
    if line.page != last.page or line.box[1] < last.box[1] - step:
        return is_new and (is_over or ends.is_short(last))
    if line.box[1] - last.box[1] > _WIDE_GAP * step:
        return is_over or is_new or ends.is_early(lines, line)
    return is_over and line.box[0] > last.box[0] + _INDENT


def _begins_item(paragraph: PdfParagraph, line: PdfLine, *, is_over: bool) -> bool:
    """Tell whether a line begins a numbered item: the first of a list, or the next."""
    first, last = paragraph.lines[0], paragraph.lines[-1]
    number, before = _NUMBER.match(line.text), _NUMBER.match(first.text)
    if number is None:
        return False
    is_beneath = abs(line.box[0] - first.box[0]) < _INDENT
    if int(number[1]) == 1:
        return is_over or (is_beneath and _ITEM.match(first.text) is not None)
    follows = before is not None and int(before[1]) + 1 == int(number[1])
    return follows and (is_beneath or _is_elsewhere(first, line) or _is_elsewhere(first, last))


def _leaves_item(paragraph: PdfParagraph, line: PdfLine, ends: PdfLineEnds) -> bool:
    """Tell whether a line stands further left than the item of a list that is before it.

    Where the item went on in another column or on another page, its last line tells its place.
    """
    first, last = paragraph.lines[0], paragraph.lines[-1]
    if not (_ITEM.match(first.text) or _NUMBER.match(first.text)):
        return False
    if line.page != last.page:
        is_at_edge = ends.indent(line) < _INDENT < ends.indent(first)
        return is_at_edge and not line.text[:1].islower()
    above = last if _is_elsewhere(first, last) else first
    return 0 < line.box[0] < above.box[0] - _INDENT and not _is_elsewhere(last, line)


def _is_elsewhere(line: PdfLine, following: PdfLine) -> bool:
    """Tell whether a following line stands in another column, or on another page."""
    return following.page != line.page or following.box[1] < line.box[1] - line.height


def _hangs_on(paragraph: PdfParagraph, line: PdfLine, step: float) -> bool:
    """Tell whether a line stands under the words of an item, without a gap above it."""
    first, last = paragraph.lines[0], paragraph.lines[-1]
    is_item = _ITEM.match(first.text) or _NUMBER.match(first.text)
    is_near = line.page == last.page and line.box[1] - last.box[1] < _NEAR * step
    return is_item is not None and is_near and line.box[0] > first.box[0] + _INDENT


def _begins_entry(last: PdfLine, line: PdfLine, paragraph: PdfParagraph) -> bool:
    """Tell whether a line begins an entry: by its number, or because entries hang."""
    if _ENTRY.match(line.text) and not _RANGE.search(last.text):
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


def _is_entry_apart(
    lines: Sequence[PdfLine], line: PdfLine, step: float, ends: PdfLineEnds
) -> bool:
    """Tell whether a gap stands before a line, where the entry before may have come to its end."""
    last = lines[-1]
    has_gap = line.page == last.page and line.box[1] - last.box[1] > _WIDE_GAP * step
    is_over = _ENDED.search(last.text) is not None or ends.is_early(lines, line)
    return has_gap and is_over and not line.text[:1].islower()
