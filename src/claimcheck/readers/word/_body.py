"""The walk over a part of a Word file: paragraphs, lists, tables, text boxes, notes."""

from typing import Any

from attrs import define, field, frozen

from claimcheck.model import BlockKind, Location, Region, Span, TableCell
from claimcheck.model.by_value import ByValue
from claimcheck.readers._captions import is_caption
from claimcheck.readers._draft import MOST_BLOCKS, Draft, DraftList, TooManyBlocksError
from claimcheck.readers._table_grid import TableGrid
from claimcheck.readers.word._names import attribute_of, child_of, name_of, number_of
from claimcheck.readers.word._numbering import WordNumbering
from claimcheck.readers.word._runs import ADDED, COMMENT_MARKS, REMOVED, RunReader
from claimcheck.readers.word._styles import WordStyle, WordStyles, numbering_of
from claimcheck.readers.word._text import ParagraphText

_HOLDERS = frozenset({"sdtContent", "customXml", "body", "txbxContent", "footnote", "endnote"})
_REFERENCE_LISTS = ("MENDELEY_BIBLIOGRAPHY", "CitaviBibliography")


@frozen(eq=False, repr=False)
class BodyContext(ByValue):
    """What holds for the whole file.

    Args:
        styles: Its paragraph styles.
        numbering: Its lists.
    """

    styles: WordStyles
    numbering: WordNumbering


@define
class BodyReader:
    """Walks the body of a part.

    Args:
        context: What holds for the whole file.
        runs: Reads the runs of this part.
        position: Offset in the document.
        paragraph: Number of the paragraph read last.
    """

    context: BodyContext
    runs: RunReader
    position: int = 0
    paragraph: int = 0
    texts: list[str] = field(factory=list)
    drafts: list[Draft] = field(factory=DraftList)
    regions: list[Region] = field(factory=list)
    tables: int = 0
    cells: int = 0
    grids: list[TableGrid] = field(factory=list)
    kind: BlockKind | None = None
    label: str | None = None
    joined: ParagraphText | None = None

    def read(self, holder: Any) -> None:
        """Read every paragraph and table of an element."""
        for element in holder:
            name = name_of(element)
            if name in self.runs.skipped:
                continue
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name == "sdt":
                self._control(element)
            elif name in _HOLDERS or name in ADDED or name in REMOVED:
                self.read(element)
            elif name == "AlternateContent":
                chosen = child_of(element, "Choice")
                self.read(chosen if chosen is not None else element)
            elif name == "Fallback":
                self.read(element)
            elif name in COMMENT_MARKS:
                self.runs.note_comment(element, self.position)

    def flush(self) -> None:
        """End a paragraph that a tracked change would have joined with one that never came."""
        if self.joined is not None:
            text, self.joined = self.joined, None
            self._finish(text, self.context.styles.style(""), self.kind)

    def _control(self, element: Any) -> None:
        """Read a content control around paragraphs; some hold a list of references."""
        content = child_of(element, "sdtContent")
        if content is None:
            return
        before = self.kind
        self.kind = _kind_of_control(child_of(element, "sdtPr")) or before
        self.read(content)
        self.kind = before

    def _paragraph(self, element: Any) -> None:
        self.paragraph += 1
        properties = child_of(element, "pPr")
        text = self.joined or ParagraphText(self.position)
        fields = self.runs.fields
        listed, contents = fields.lists_references, fields.lists_contents
        self.runs.read(element, text)
        boxes, self.runs.boxes = self.runs.boxes, []
        mark = child_of(properties, "rPr") if properties is not None else None
        is_joined = mark is not None and any(name_of(one) in self.runs.skipped for one in mark)
        if is_joined or _is_initial(properties):
            self.joined = text
            return
        self.joined = None
        style = self._style(properties)
        is_listed = listed or fields.lists_references
        kind = BlockKind.REFERENCE if is_listed else self.kind
        self._finish(text, style, BlockKind.BOILERPLATE if contents else kind)
        for box in boxes:
            self.read(box)

    def _style(self, properties: Any) -> WordStyle:
        """Give the style of a paragraph with what its own properties change."""
        if properties is None:
            return self.context.styles.style("")
        named = child_of(properties, "pStyle")
        style = self.context.styles.style(attribute_of(named) if named is not None else "")
        number, depth = numbering_of(properties, style.number, style.depth)
        outline = child_of(properties, "outlineLvl")
        if outline is not None and style.kind is BlockKind.PARAGRAPH:
            level = number_of(attribute_of(outline), 9)
            if level < 9:  # noqa: PLR2004 - 9 is body text
                return WordStyle(BlockKind.HEADING, level + 1, number, depth)
        return WordStyle(style.kind, style.level, number, depth)

    def _finish(self, text: ParagraphText, style: WordStyle, kind: BlockKind | None) -> None:
        """Make a block of a paragraph, and keep where it stands."""
        shown = text.text
        label = None
        if style.number and (shown.strip() or style.kind is not BlockKind.HEADING):
            label = self.context.numbering.next_label(style.number, style.depth)
        if shown:
            place = Location(line=len(self.texts) + 1, column=1, paragraph=self.paragraph)
            self.regions.append(Region(Span(text.start, text.end), place))
        self.texts.append(shown)
        self.position = text.end + 1
        prose = text.prose
        if not prose.segments or not prose.text.strip("\ufffc "):
            return
        draft = Draft(
            style.kind,
            text.span,
            prose,
            style.level,
            marks=text.shown_marks,
            links=text.shown_links,
            label=label,
        )
        self._describe(draft, style, kind)
        self.drafts.append(draft)

    def _describe(self, draft: Draft, style: WordStyle, kind: BlockKind | None) -> None:
        """Tell what a paragraph is by where it stands."""
        if kind is not None:
            draft.kind = kind
            draft.label = self.label if kind is BlockKind.FOOTNOTE else draft.label
        elif self.grids:
            draft.kind, draft.cell = BlockKind.TABLE_CELL, self._cell(draft.prose.text)
        elif draft.kind is BlockKind.PARAGRAPH and style.number:
            draft.kind, draft.level = BlockKind.LIST_ITEM, style.depth + 1
        elif draft.kind is BlockKind.PARAGRAPH and is_caption(draft.prose.text):
            draft.kind = BlockKind.CAPTION

    def _cell(self, text: str) -> TableCell:
        grid = self.grids[-1]
        grid.note(text)
        return TableCell(grid.number, grid.row, grid.column, grid.header, grid.row_header)

    def _table(self, element: Any) -> None:
        self.flush()
        self.grids.append(TableGrid(self.tables))
        self.tables += 1
        for row in _unwrapped(element, "tr"):
            changes = child_of(row, "trPr")
            if changes is not None and any(name_of(one) in self.runs.skipped for one in changes):
                continue
            self.grids[-1].begin_row()
            for cell in _unwrapped(row, "tc"):
                self._begin_cell(cell)
                self.read(cell)
                self.flush()
        self.grids.pop()

    def _begin_cell(self, cell: Any) -> None:
        self.cells += 1
        if self.cells > MOST_BLOCKS:
            raise TooManyBlocksError
        properties = child_of(cell, "tcPr")
        span = child_of(properties, "gridSpan") if properties is not None else None
        merge = child_of(properties, "vMerge") if properties is not None else None
        grid = self.grids[-1]
        grid.begin_cell(number_of(attribute_of(span), 1) if span is not None else 1)
        if merge is not None and attribute_of(merge) != "restart":
            grid.inherit()


def _is_initial(properties: Any) -> bool:
    """Tell whether a paragraph is a large initial, whose word the next paragraph goes on with."""
    frame = child_of(properties, "framePr") if properties is not None else None
    return frame is not None and attribute_of(frame, "dropCap") in {"drop", "margin"}


def _kind_of_control(properties: Any) -> BlockKind | None:
    """Tell what the paragraphs in a content control are, where that is anything special."""
    if properties is None:
        return None
    tag = child_of(properties, "tag")
    gallery = child_of(properties, "docPartObj", "docPartGallery")
    if gallery is not None and attribute_of(gallery) == "Table of Contents":
        return BlockKind.BOILERPLATE
    is_list = tag is not None and attribute_of(tag).startswith(_REFERENCE_LISTS)
    if is_list or child_of(properties, "bibliography") is not None:
        return BlockKind.REFERENCE
    return None


def _unwrapped(holder: Any, name: str) -> list[Any]:
    """Give the rows or cells of a table, out of content controls and changes around them."""
    found: list[Any] = []
    waiting = list(reversed(list(holder)))
    while waiting:
        element = waiting.pop()
        if name_of(element) == name:
            found.append(element)
        elif name_of(element) in {"sdt", "sdtContent", "customXml", *ADDED}:
            waiting.extend(reversed(list(element)))
    return found
