"""Plain text as people paste it: headings without marks, lists, pipe tables, reference lists."""

from attrs import define, field

from claimcheck.model import BlockKind, Document, Span, TableCell
from claimcheck.readers._captions import is_caption
from claimcheck.readers._draft import Draft, DraftList, check_paragraphs
from claimcheck.readers._drafts import finish, section_kind
from claimcheck.readers._entries import bare_numbers, entries_at
from claimcheck.readers._headings import Heading, breaks_paragraph, heading_at, levels_of
from claimcheck.readers._lines import (
    Line,
    cells_of,
    is_ruler,
    is_wrapped,
    lines_of,
    marker_of,
)
from claimcheck.readers._prose import bare_links, of_ranges
from claimcheck.readers._references import label_of
from claimcheck.readers._registry import text_reader
from claimcheck.readers._text_tables import cell_drafts, drawn_table
from claimcheck.resources.patterns import lazy_pattern

_FEWEST_CELLS = 2
_SHORTEST_TORN = 20
_SET_IN = 2
_RULE = lazy_pattern(r"(?:-{3,}|_{3,}|\*{3,}|={3,}|~{3,}|(?:[-*_] ){2,}[-*_])$")
_CAPTION = lazy_pattern(r"(?:Table)?:[ \t]+(?=\S)")


@text_reader("text", suffixes=(".txt", ".text"))
def plain_text(text: str, path: str) -> Document:
    """Read plain text.

    Args:
        text: The source; spans count in it as it stands.
        path: How the document is named.
    """
    check_paragraphs(text)
    lines = lines_of(text)
    scan = _Scan(text, lines, wrapped=is_wrapped(lines))
    scan.run()
    for draft, level in zip(
        (draft for draft in scan.drafts if draft.kind is BlockKind.HEADING),
        levels_of(scan.headings),
        strict=True,
    ):
        draft.level = level
    return Document(path, "text", text, finish(scan.drafts))


@define
class _Scan:
    """One pass over the lines; each step takes the block that begins at ``position``."""

    text: str
    lines: list[Line]
    wrapped: bool
    position: int = 0
    blanks: int = 0
    tables: int = 0
    table_end: int = 0
    depths: list[int] = field(factory=list)
    drafts: list[Draft] = field(factory=DraftList)
    headings: list[Heading] = field(factory=list)
    section: str | None = None

    def run(self) -> None:
        steps = (
            self._drawn_table,
            self._table_caption,
            self._table,
            self._heading,
            self._quote,
            self._rule,
            self._item,
            self._paragraph,
        )
        while self.position < len(self.lines):
            if not self.lines[self.position].text:
                self.position += 1
                self.blanks += 1
                continue
            any(step() for step in steps)
            self.blanks = 0

    def _add(
        self,
        kind: BlockKind,
        ranges: list[tuple[int, int]],
        *,
        level: int = 0,
        cell: TableCell | None = None,
        label: str | None = None,
    ) -> None:
        prose = of_ranges(self.text, ranges)
        if prose.segments:
            span = Span(prose.segments[0].span.start, prose.segments[-1].span.end)
            links = bare_links(prose)
            self.drafts.append(Draft(kind, span, prose, level, cell, (), links, label))

    def _drawn_table(self) -> bool:
        table = drawn_table(self.text, self.lines, self.position)
        if table is None:
            return False
        self.depths.clear()
        self.drafts.extend(cell_drafts(self.text, table, self.tables))
        self.tables += 1
        self.position = self.table_end = table.behind
        return True

    def _table_caption(self) -> bool:
        """Read what stands behind a colon right beneath a table."""
        line = self.lines[self.position]
        colon = _CAPTION.match(line.text)
        if colon is None or self.position > self.table_end + 1 or not self.tables:
            return False
        stop = self.position + 1
        while stop < len(self.lines) and self.lines[stop].text:
            stop += 1
        ranges = [(line.start + colon.end(), line.end)]
        ranges += [(other.start, other.end) for other in self.lines[self.position + 1 : stop]]
        self._add(BlockKind.CAPTION, ranges)
        self.position = stop
        return True

    def _table(self) -> bool:
        rows = self._rows()
        if not rows:
            return False
        self.depths.clear()
        first = self.lines[rows[0]]
        headers = [self.text[low:high] for low, high in cells_of(first)]
        for number, index in enumerate(rows):
            cells = cells_of(self.lines[index])
            row_header = self.text[slice(*cells[0])] if cells else ""
            for column, place in enumerate(cells):
                header = headers[column] if column < len(headers) else ""
                cell = TableCell(self.tables, number, column, header, row_header)
                self._add(BlockKind.TABLE_CELL, [place], cell=cell)
        self.tables += 1
        self.table_end = self.position
        return True

    def _rows(self) -> list[int]:
        """Give the lines of the table that begins here, rulers left out, and step behind it."""
        stop = self.position
        bar = "|" if "|" in self.lines[stop].text else "\t"
        while stop < len(self.lines) and bar in self.lines[stop].text:
            stop += 1
        run = range(self.position, stop)
        rows = [index for index in run if not is_ruler(self.lines[index])]
        widths = [len(cells_of(self.lines[index])) for index in rows[:_FEWEST_CELLS]]
        ruled = len(rows) < len(run)
        wide = bool(widths) and widths[0] >= _FEWEST_CELLS
        alike = len(widths) > 1 and widths[0] == widths[1]
        if not ((wide and (ruled or alike)) or (ruled and rows)):
            return []
        self.position = stop
        return rows

    def _heading(self) -> bool:
        heading = heading_at(
            self.lines,
            self.position,
            self.blanks,
            wrapped=self.wrapped,
            in_list=self._is_in_list(),
            in_glossary=self.section == "glossary",
        )
        if heading is None:
            return False
        self.depths.clear()
        self.headings.append(heading)
        self._add(BlockKind.HEADING, [(heading.start, heading.end)])
        self.position = heading.behind
        kind = section_kind(self.text[heading.start : heading.end])
        self.section = kind
        if kind in {"references", "notes"}:
            self._entries()
        return True

    def _is_in_list(self) -> bool:
        """Tell whether a line belongs to a list; a number apart from bullets begins a section."""
        line = self.lines[self.position]
        is_bullet = bool(self.drafts) and self.drafts[-1].kind is BlockKind.LIST_ITEM
        is_bullet = is_bullet and self.drafts[-1].label is None and bool(self.blanks)
        number, _ = marker_of(line)
        begins = number is not None and number.isdecimal() and not line.indent and is_bullet
        return bool(self.depths) and not begins

    def _entries(self) -> None:
        entries = entries_at(self.lines, self.position)
        numbered = bare_numbers([self.lines[first].text for first, _ in entries])
        for first, stop in entries:
            line = self.lines[first]
            number, length = marker_of(line)
            label, more = label_of(line.text[length:])
            if not length or label is None:
                more = 0
            if not length:
                label, more = label_of(line.text)
            if label is None and number is None and numbered:
                label, more = numbered.pop(0)
            ranges = [(line.start + length + more, line.end)]
            ranges += [(other.start, other.end) for other in self.lines[first + 1 : stop]]
            self._add(BlockKind.LIST_ITEM, ranges, level=1, label=label or number)
            self.position = stop

    def _rule(self) -> bool:
        """Step over a line drawn across the page."""
        is_rule = _RULE.match(self.lines[self.position].text) is not None
        self.position += is_rule
        return is_rule

    def _quote(self) -> bool:
        if not self.lines[self.position].text.startswith(">"):
            return False
        ranges = []
        while self.position < len(self.lines) and self.lines[self.position].text.startswith(">"):
            line = self.lines[self.position]
            body = line.text.lstrip("> \t")
            ranges.append((line.end - len(body), line.end))
            self.position += 1
        self._add(BlockKind.BLOCK_QUOTE, ranges)
        return True

    def _item(self) -> bool:
        line = self.lines[self.position]
        number, length = marker_of(line)
        if not length:
            return False
        while self.depths and self.depths[-1] > line.indent:
            self.depths.pop()
        if not self.depths or self.depths[-1] < line.indent:
            self.depths.append(line.indent)
        stop = self.position + 1
        while stop < len(self.lines) and self._hangs(stop, line.indent):
            stop += 1
        ranges = [(line.start + length, line.end)]
        ranges += [(other.start, other.end) for other in self.lines[self.position + 1 : stop]]
        self._add(BlockKind.LIST_ITEM, ranges, level=len(self.depths), label=number)
        self.position = stop
        return True

    def _hangs(self, index: int, margin: int) -> bool:
        line = self.lines[index]
        if not line.text or marker_of(line)[1] or "|" in line.text:
            return False
        return self.wrapped or line.indent > margin

    def _paragraph(self) -> bool:
        stop = self.position + 1
        while stop < len(self.lines) and self._goes_on(stop):
            stop += 1
        run = self.lines[self.position : stop]
        if run[0].indent == 0 or not self.depths:
            self.depths.clear()
        kind = BlockKind.CAPTION if is_caption(run[0].text) else BlockKind.PARAGRAPH
        if self.wrapped and len(run) > 1 and not self.depths and _is_set_in(run):
            kind = BlockKind.BLOCK_QUOTE
        self._add(kind, [(line.start, line.end) for line in run])
        self.position = stop
        return True

    def _goes_on(self, index: int) -> bool:
        before, line = self.lines[index - 1], self.lines[index]
        if not line.text or marker_of(line)[1] or line.text.startswith(">"):
            return False
        if self.wrapped:
            return not breaks_paragraph(self.lines, index)
        torn = not before.is_terminated and len(before.text) >= _SHORTEST_TORN
        return torn and line.text[0].islower()


def _is_set_in(run: list[Line]) -> bool:
    """Tell whether all lines of a paragraph begin further in, as a quotation's do."""
    return min(line.indent for line in run) >= _SET_IN
