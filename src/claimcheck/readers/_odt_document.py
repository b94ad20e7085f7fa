"""From an OpenDocument text to a document: the walk over its body."""

from typing import Any

from attrs import define, field

from claimcheck.model import BlockKind, Document, Location, Region, Span, TableCell
from claimcheck.readers._captions import is_caption
from claimcheck.readers._draft import Draft, DraftList
from claimcheck.readers._drafts import finish
from claimcheck.readers._files import refuse
from claimcheck.readers._odt_metadata import odt_metadata, own_odt_comments
from claimcheck.readers._odt_text import OdtRuns, styles_of
from claimcheck.readers._table_grid import TableGrid
from claimcheck.readers.word._embedded import works_of
from claimcheck.readers.word._names import attribute_of, child_of, name_of, number_of
from claimcheck.readers.word._package import open_package
from claimcheck.readers.word._text import ParagraphText
from claimcheck.readers.word._zotero import csl_records

_QUOTE = BlockKind.BLOCK_QUOTE
_LIST_OF_ZOTERO = "ZOTERO_BIBL"
_HOLDERS = frozenset(
    {"section", "index-body", "bibliography", "table-of-content", "text-box", "frame"}
)


def document_of(data: bytes, path: str) -> Document:
    """Read an OpenDocument text.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: It is no such text, is damaged or too large.
    """
    package = open_package(data, path)
    root = package.part("content.xml")
    body = child_of(root, "body", "text") if root is not None else None
    if body is None:
        remedy = "open it in LibreOffice and save it as .odt"
        raise refuse(path, "is not an OpenDocument text", remedy, "damaged")
    walk = _OdtWalk(OdtRuns(styles_of(root, package.part("styles.xml"))))
    walk.read(body)
    walk.read_notes()
    works = works_of(((span, csl_records(carried)) for carried, span in walk.runs.cited), path)
    return Document(
        path,
        "odt",
        "\n".join(walk.texts),
        finish(walk.drafts),
        odt_metadata(package.part("meta.xml")),
        text_is_source=False,
        regions=tuple(walk.regions),
        bibliography=works.bibliography,
        citations=works.citations,
        comments=own_odt_comments(walk.runs.annotations),
    )


@define
class _OdtWalk:
    runs: OdtRuns
    position: int = 0
    paragraph: int = 0
    texts: list[str] = field(factory=list)
    drafts: list[Draft] = field(factory=DraftList)
    regions: list[Region] = field(factory=list)
    grids: list[TableGrid] = field(factory=list)
    tables: int = 0
    depth: int = 0
    kind: BlockKind | None = None
    label: str | None = None

    def read(self, holder: Any) -> None:
        """Read every paragraph, list and table of an element."""
        for element in holder:
            name = name_of(element)
            if name in {"p", "h"}:
                self._paragraph(element, name)
            elif name == "list":
                self.depth += 1
                self._read_items(element)
                self.depth -= 1
            elif name == "table":
                self._table(element)
            elif name in _HOLDERS:
                self._read_part(element, name)

    def read_notes(self) -> None:
        """Read the notes, in the order of their pointers."""
        self.kind = BlockKind.FOOTNOTE
        for note in self.runs.notes:
            citation = child_of(note, "note-citation")
            self.label = "".join(citation.itertext()) if citation is not None else None
            body = child_of(note, "note-body")
            if body is not None:
                self.read(body)
        self.kind = self.label = None

    def _read_items(self, element: Any) -> None:
        for item in element:
            if name_of(item) in {"list-item", "list-header"}:
                self.read(item)

    def _read_part(self, element: Any, name: str) -> None:
        before = self.kind
        if name == "bibliography" or attribute_of(element, "name").startswith(_LIST_OF_ZOTERO):
            self.kind = BlockKind.REFERENCE
        elif name == "table-of-content":
            self.kind = BlockKind.BOILERPLATE
        self.read(element)
        self.kind = before

    def _table(self, element: Any) -> None:
        self.grids.append(TableGrid(self.tables))
        self.tables += 1
        for row in (one for one in element.iter() if name_of(one) == "table-row"):
            if next((up for up in row.iterancestors() if name_of(up) == "table"), None) is element:
                self._row(row)
        self.grids.pop()

    def _row(self, row: Any) -> None:
        grid = self.grids[-1]
        grid.begin_row()
        for cell in row:
            if name_of(cell) == "table-cell":
                columns = number_of(attribute_of(cell, "number-columns-spanned"), 1)
                grid.begin_cell(columns, number_of(attribute_of(cell, "number-rows-spanned"), 1))
                self.read(cell)

    def _paragraph(self, element: Any, name: str) -> None:
        self.paragraph += 1
        text = ParagraphText(self.position)
        self.runs.read(element, text)
        boxes, self.runs.boxes = self.runs.boxes, []
        shown = text.text
        if shown:
            place = Location(line=len(self.texts) + 1, column=1, paragraph=self.paragraph)
            self.regions.append(Region(Span(text.start, text.end), place))
        self.texts.append(shown)
        self.position = text.end + 1
        prose = text.prose
        if prose.segments and prose.text.strip("\ufffc "):
            draft = Draft(BlockKind.PARAGRAPH, text.span, prose, marks=text.shown_marks)
            draft.links = text.shown_links
            self._describe(draft, element, name)
            self.drafts.append(draft)
        for box in boxes:
            self.read(box)

    def _describe(self, draft: Draft, element: Any, name: str) -> None:
        """Tell what a paragraph is by its element, its style and where it stands."""
        if self.kind is not None:
            draft.kind, draft.label = self.kind, self.label
        elif self.grids:
            grid = self.grids[-1]
            grid.note(draft.prose.text)
            place = (grid.number, grid.row, grid.column)
            draft.kind = BlockKind.TABLE_CELL
            draft.cell = TableCell(*place, grid.header, grid.row_header)
        elif name == "h":
            draft.kind = BlockKind.HEADING
            draft.level = number_of(attribute_of(element, "outline-level"), 1)
        elif self.depth:
            is_quote = self.runs.styles.kind(attribute_of(element, "style-name")) is _QUOTE
            draft.kind, draft.level = _QUOTE if is_quote else BlockKind.LIST_ITEM, self.depth
        else:
            draft.kind = self.runs.styles.kind(attribute_of(element, "style-name"))
            draft.level = int(draft.kind is BlockKind.HEADING)
            if draft.kind is BlockKind.PARAGRAPH and is_caption(draft.prose.text):
                draft.kind = BlockKind.CAPTION
