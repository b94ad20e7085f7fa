"""The paragraphs and tables of a PDF file laid behind each other as plain text."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from attrs import define, field

from claimcheck.model import Location, Region, Span
from claimcheck.readers._pdf_hyphens import PdfHyphens
from claimcheck.readers._pdf_items import PdfItemDepths
from claimcheck.readers._pdf_lines import PdfLine
from claimcheck.readers._pdf_paragraphs import PdfParagraph
from claimcheck.readers._pdf_tables import PdfTable

_BETWEEN = "\n\n"
_CLINGING = ("-", "–", "—", "/")
_SET_IN = "  "
Joint = Callable[[PdfLine, PdfLine, PdfHyphens], str]
"""What stands between a line and the next."""


@define
class PdfLayout:
    """A text in the making.

    Args:
        hyphens: What the file tells of the words that its line ends part.
        regions: Page and box of each line.
        headings: Levels of the headings by where they begin.
        outstanding: Where those begin that are set as headings are, whatever they say.
        codes: Where code stands.
        links: Where links stand, in order, with their addresses.
        raised: Where raised numbers stand, in order.
        notes: Numbers and signs of the footnotes by where they begin.
    """

    hyphens: PdfHyphens
    regions: list[Region] = field(factory=list)
    headings: dict[int, int] = field(factory=dict)
    outstanding: set[int] = field(factory=set)
    codes: list[Span] = field(factory=list)
    links: list[tuple[Span, str]] = field(factory=list)
    raised: list[Span] = field(factory=list)
    notes: dict[int, str] = field(factory=dict)
    _depths: PdfItemDepths = field(factory=PdfItemDepths)
    _texts: list[str] = field(factory=list)
    _position: int = 0
    _line: int = 1
    _line_start: int = 0

    @property
    def text(self) -> str:
        """Give the whole text."""
        return "".join(self._texts).removesuffix(_BETWEEN)

    def add(self, paragraph: PdfParagraph) -> None:
        """Lay a paragraph, or the table in its place, behind what is there.

        Args:
            paragraph: The next in reading order.
        """
        if paragraph.level:
            self.headings[self._position] = paragraph.level
        if paragraph.note:
            self.notes[self._position] = paragraph.note
        if paragraph.stands_out:
            self.outstanding.add(self._position)
        start = self._position
        if paragraph.lines and not paragraph.level:
            depth = self._depths.depth(paragraph.lines[0], paragraph.lines[-1])
            self._write(_SET_IN * depth)
        if paragraph.table is not None:
            self._add_table(paragraph.table)
        else:
            self._add_lines(paragraph.lines)
        if paragraph.is_code:
            self.codes.append(Span(start, self._position))
        self._write(_BETWEEN)

    def _add_table(self, table: PdfTable) -> None:
        """Write each row as one line, with bars around its cells."""
        for number, row in enumerate(table.rows):
            self._write("\n|" if number else "|")
            for cell in row:
                self._write(" ")
                self._add_lines(cell, _in_cell)
                self._write(" |")

    def _add_lines(self, lines: Sequence[PdfLine], joint: Joint | None = None) -> None:
        for line, shown in _joined(lines, self.hyphens, joint or _in_paragraph):
            span = Span(self._position, self._position + len(shown))
            place = Location(
                line=self._line,
                column=1 + self._position - self._line_start,
                page=line.page,
                box=line.box if any(line.box) else None,
            )
            self.regions.append(Region(span, place))
            for mark in line.marks:
                end = min(mark.end, len(shown))
                self._mark(Span(span.start + mark.start, span.start + end), mark.target)
            self._write(shown)

    def _mark(self, span: Span, target: str) -> None:
        """Note a link or a raised number; a link that goes on from the line before is one."""
        if not target:
            self.raised.append(span)
            return
        before = self.links[-1] if self.links else (span, "")
        if before[1] == target and 0 <= span.start - before[0].end <= 1:
            span = Span(before[0].start, span.end)
            self.links.pop()
        self.links.append((span, target))

    def _write(self, words: str) -> None:
        self._texts.append(words)
        self._position += len(words)
        if "\n" in words:
            self._line += words.count("\n")
            self._line_start = self._position - len(words) + words.rindex("\n") + 1


def _joined(
    lines: Sequence[PdfLine], hyphens: PdfHyphens, joint: Joint
) -> Iterator[tuple[PdfLine, str]]:
    """Give what each line adds to its paragraph: a word cut at its end is put together."""
    for line, after in zip_longest(lines, lines[1:]):
        text = line.text
        if after is None:
            yield line, text
        elif text.endswith("-") and text[-2:-1].isalpha() and after.text[:1].islower():
            yield line, text if hyphens.keeps(line, after) else text[:-1]
        elif text.endswith(_CLINGING) and not text[-2:-1].isspace():
            yield line, text
        else:
            yield line, text + joint(line, after, hyphens)


def _in_paragraph(line: PdfLine, after: PdfLine, hyphens: PdfHyphens) -> str:
    del line, after, hyphens
    return " "


def _in_cell(line: PdfLine, after: PdfLine, hyphens: PdfHyphens) -> str:
    """Give what joins lines of a cell, where a word may be cut that is wider than its column."""
    return "" if hyphens.parts_word(line, after) else " "
