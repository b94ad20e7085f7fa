"""The document itself, as its readers see it, with the notes at their place."""

from collections.abc import Iterator
from itertools import groupby

from attrs import define, field, frozen

from claimcheck.model import Block, BlockKind, Reading
from claimcheck.model.brief import counted
from claimcheck.model.by_value import ByValue
from claimcheck.reports._html.glance import counted_findings
from claimcheck.reports._html.index import Index, Note
from claimcheck.reports._html.layers import Beside, sort_out
from claimcheck.reports._html.markup import EMPTY, Html, element, line, source
from claimcheck.reports._html.notes import notes_html
from claimcheck.reports._html.parts import Part, claims_by_part, is_long, parts_of
from claimcheck.reports._html.prose import prose_html

_QUOTES = frozenset({BlockKind.BLOCK_QUOTE, BlockKind.PULL_QUOTE})
_RAW = frozenset({BlockKind.CODE, BlockKind.HTML, BlockKind.MATH})
_ASIDE = {BlockKind.FRONT_MATTER: "Front matter", BlockKind.COMMENT: "Comment"}
_DEEPEST = 6


@frozen(eq=False, repr=False)
class _BlockRow(ByValue):
    block: Block
    beside: Beside


@define(eq=False)
class _Writer:
    """Writes the blocks of one document.

    Args:
        reading: The document.
        index: Where everything stands.
        top: Level of the highest heading that the document may use.
        named: Claims that have their id.
    """

    reading: Reading
    index: Index
    top: int
    named: set[int]
    level: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.level = self.top - 1

    def words(self, row: _BlockRow) -> Html:
        return prose_html(row.block, self.reading.document.text, row.beside.layers, self.named)

    def notes(self, notes: tuple[Note, ...]) -> Html:
        return notes_html(list(notes), self.index)


def document_html(reading: Reading, number: int, index: Index, top: int) -> Html:
    """Show a document with its claims marked and its notes beside them, part by part.

    Args:
        reading: The document.
        number: Its number on the page, from 1.
        index: Where everything stands.
        top: Level of the highest heading that the document may use.
    """
    beside, loose = sort_out(reading, index)
    writer = _Writer(reading, index, top, set())
    rows = [
        _BlockRow(block, held) for block, held in zip(reading.document.blocks, beside, strict=True)
    ]
    about = EMPTY
    if loose:
        lead = element("p", Html("About the document as a whole"), class_="lead")
        about = element("div", lead, writer.notes(loose), class_="loose")
    shown = list(_parts(rows, writer, parts_of(reading, number)))
    if not shown:
        shown = [element("p", Html("This document has no text."), class_="none")]
    return element("div", about, *shown, class_="document")


def _parts(rows: list[_BlockRow], writer: _Writer, parts: tuple[Part, ...]) -> Iterator[Html]:
    """Show the parts, to unfold one by one; a single one needs no fold."""
    if len(parts) == 1:
        body = tuple(_groups(rows, writer))
        if any(body):
            yield element("div", *body, id=parts[0].ident, class_="part")
        return
    claims = claims_by_part(writer.reading, parts)
    for part in parts:
        body = tuple(_groups(rows[part.first : part.last], writer))
        held = claims[part.ident]
        findings = counted_findings(held, writer.index)
        said = " · ".join(
            filter(None, (counted(len(held), "claim") if held else "no claims", findings))
        )
        name = element("span", line(part.title), class_="name")
        count = element("span", line(said), class_="part-count")
        yield element(
            "details",
            element("summary", name, Html(" "), count),
            *body,
            id=part.ident,
            class_="part",
            open=not is_long(writer.reading),
        )


def _groups(rows: list[_BlockRow], writer: _Writer) -> Iterator[Html]:
    for key, group in groupby(rows, key=_group_of):
        found = list(group)
        if key[0] == "list":
            yield element("ul", *(_item(row, writer) for row in found), class_="items", role="list")
        elif key[0] == "table":
            yield _table(found, writer)
        else:
            for row in found:
                if row.block.kind is BlockKind.HEADING:
                    deepest = min(writer.level + 1, _DEEPEST)
                    writer.level = min(writer.top - 1 + max(row.block.level, 1), deepest)
                yield _row(_block(row, writer), row, writer)


def _group_of(row: _BlockRow) -> tuple[str, int]:
    if row.block.kind is BlockKind.LIST_ITEM:
        return "list", 0
    if row.block.kind is BlockKind.TABLE_CELL and row.block.cell is not None:
        return "table", row.block.cell.table
    return "block", 0


def _row(text: Html, row: _BlockRow, writer: _Writer) -> Html:
    if not text and not row.beside.notes:
        return EMPTY
    held = element("div", text, class_="text")
    return element("div", held, writer.notes(row.beside.notes), class_="row")


def _item(row: _BlockRow, writer: _Writer) -> Html:
    text = element("div", element("p", writer.words(row)), class_="text")
    depth = min(max(row.block.level, 1), _DEEPEST)
    return element("li", text, writer.notes(row.beside.notes), class_=f"row depth{depth}")


def _block(row: _BlockRow, writer: _Writer) -> Html:
    block = row.block
    if block.kind in _ASIDE:
        return _aside(_ASIDE[block.kind], row, writer)
    if block.kind in _RAW or not block.prose.segments:
        return _raw(row, writer)
    words = writer.words(row)
    if block.kind is BlockKind.HEADING:
        return element(f"h{writer.level}", words)
    if block.kind in _QUOTES:
        return element("blockquote", element("p", words))
    kind = None if block.kind is BlockKind.PARAGRAPH else block.kind.value.replace("_", "-")
    return element("p", words, class_=kind)


def _raw(row: _BlockRow, writer: _Writer) -> Html:
    text = row.block.span.of(writer.reading.document.text)
    if not text.strip():
        return EMPTY
    return element("pre", element("code", source(text)), tabindex=0)


def _aside(name: str, row: _BlockRow, writer: _Writer) -> Html:
    held = _raw(row, writer)
    if not held:
        return EMPTY
    return element("details", element("summary", line(name)), held, class_="source")


def _table(rows: list[_BlockRow], writer: _Writer) -> Html:
    shown = []
    lines = groupby(rows, key=lambda row: row.block.cell.row if row.block.cell else 0)
    for number, cells in lines:
        name = "th" if number == 0 else "td"
        shown.append(element("tr", *(_cell(name, cell, writer) for cell in cells)))
    cell = rows[0].block.cell
    label = f"Table {cell.table + 1 if cell else 1} of the document"
    table = element(
        "div", element("table", *shown), class_="scroll", role="region", tabindex=0,
        aria_label=label,
    )  # fmt: skip
    notes = tuple(note for row in rows for note in row.beside.notes)
    return element("div", table, writer.notes(notes), class_="row wide")


def _cell(name: str, row: _BlockRow, writer: _Writer) -> Html:
    words = writer.words(row)
    if not words.strip():
        return element("td")
    return element(name, words, scope="col" if name == "th" else None)
