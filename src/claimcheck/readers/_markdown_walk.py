"""The walk over the tokens of Markdown: each block with its container, as a draft."""

import re
from collections.abc import Sequence
from typing import Any

from attrs import define, field
from markdown_it.token import Token

from claimcheck.model import OBJECT, BlockKind, Span, TableCell
from claimcheck.readers._captions import is_caption
from claimcheck.readers._cell_lines import shown_by_first
from claimcheck.readers._draft import Draft, DraftList
from claimcheck.readers._lines import cells_of, line_of, lines_of
from claimcheck.readers._list_tables import list_cells
from claimcheck.readers._mapped import Mapped, joined
from claimcheck.readers._markdown_directives import caption_ranges
from claimcheck.readers._markdown_html import Chunk, chunks_of
from claimcheck.readers._markdown_images import captions_in
from claimcheck.readers._markdown_inline import events_of
from claimcheck.readers._markdown_prose import prose_of, prose_of_events
from claimcheck.readers._pandoc_paragraphs import TABLE_CAPTION, Part, pandoc_parts
from claimcheck.readers._ticked_lines import ticked_lines

_CONTAINER = re.compile(r"(?:[ \t]{0,20}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*")

_CLOSERS = frozenset(
    {"blockquote_close", "list_item_close", "footnote_reference_close", "directive_close"}
)
_LIST_TABLE = re.compile(r"\{list-table\}[ \t]*(.*)$")
_OPTION = re.compile(r":[\w-]{1,40}:(?:[ \t]|$)|(?:`{3,}|:{3,})[ \t]*$")
_FIGURES = frozenset({"figure", "figure-md"})


@define
class MarkdownWalk:
    """Walks the tokens in order and knows the containers it is in."""

    text: str
    places: list[tuple[int, int]]
    env: dict[str, Any] = field(factory=dict)
    drafts: list[Draft] = field(factory=DraftList)
    containers: list[tuple[str, str | None]] = field(factory=list)
    tables: int = 0
    rows: int = 0
    headers: list[str] = field(factory=list)

    def run(self, tokens: list[Token]) -> None:
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "paragraph_open":
                near = tokens[index - 1 : index] + tokens[index + 3 : index + 4]
                beside_table = any(other.type in {"table_open", "table_close"} for other in near)
                self._paragraph(tokens[index + 1], beside_table=beside_table)
            elif kind == "heading_open":
                self._heading(token, tokens[index + 1])
            elif kind in {"fence", "code_block"}:
                self._code(token)
            elif kind == "math_block":
                self._whole(BlockKind.MATH, token)
            elif kind == "html_block":
                self._html(token)
            elif kind == "table_open":
                self.rows, self.headers = 0, []
            elif kind == "table_close":
                self.tables += 1
            elif kind == "tr_open":
                self._row(token)
            else:
                self._container(kind, token)

    def _container(self, kind: str, token: Token) -> None:
        if kind in {"blockquote_open", "list_item_open", "directive_open"}:
            self.containers.append((kind, token.info or None))
        elif kind == "footnote_reference_open":
            self.containers.append((kind, str(token.meta.get("label", ""))))
        elif kind in _CLOSERS:
            self.containers.pop()

    def _kind(self) -> tuple[BlockKind, int, str | None]:
        """Tell what a paragraph is here: its kind, list depth and label."""
        names = [name for name, _ in self.containers]
        depth = names.count("list_item_open")
        if "footnote_reference_open" in names:
            return BlockKind.FOOTNOTE, 0, self.containers[names.index("footnote_reference_open")][1]
        if "blockquote_open" in names:
            return BlockKind.BLOCK_QUOTE, depth, None
        if depth:
            return BlockKind.LIST_ITEM, depth, self.containers[-1][1]
        if names and self.containers[-1][1] in _FIGURES:
            return BlockKind.CAPTION, 0, None
        return BlockKind.PARAGRAPH, 0, None

    def _add(self, kind: BlockKind, content: Mapped, **more: Any) -> Draft | None:
        prose, marks, links = prose_of(content, self.text, self.env)
        return self._add_read(kind, content, (prose, marks, links), **more)

    def _add_read(self, kind: BlockKind, content: Mapped, read: Any, **more: Any) -> Draft | None:
        prose, marks, links = read
        span = Span(content.at(0), content.behind(len(content.text)))
        if not prose.segments:
            if any(name == "comment" for name, _ in marks):
                self.drafts.append(Draft(BlockKind.COMMENT, span, marks=marks))
            return None
        draft = Draft(kind, span, prose, marks=marks, links=links)
        for name, value in more.items():
            setattr(draft, name, value)
        self.drafts.append(draft)
        return draft

    def _content(self, token: Token) -> Mapped:
        """Find each line of a token's content in its line of the source."""
        first = token.map[0] if token.map else 0
        pieces = []
        for number, line in enumerate(token.content.split("\n"), first):
            body = line.strip()
            if not body or number >= len(self.places):
                continue
            start, end = self.places[number]
            raw = self.text[start:end].replace("\0", "\ufffd")
            place = raw.rfind(body)
            if place >= 0:
                pieces.append((body, start + place))
        return joined(pieces, "\n")

    def _paragraph(self, inline: Token, *, beside_table: bool) -> None:
        content = self._content(inline)
        if not content.text:
            return
        events = events_of(content.text, self.env)
        kind, level, label = self._kind()
        captions = captions_in(events, content)
        if captions is not None:
            for caption in captions:
                self._add(BlockKind.CAPTION, caption)
            return
        seen = {event.kind for event in events}
        if seen <= {"math", "skip", "break", "pointer"} and "math" in seen:
            span = Span(content.at(0), content.behind(len(content.text)))
            self.drafts.append(Draft(BlockKind.MATH, span))
            return
        parts = pandoc_parts(content, self.tables, self.text, beside_table=beside_table)
        self.tables += any(part_kind is BlockKind.TABLE_CELL for part_kind, _, _ in parts)
        if kind is BlockKind.PARAGRAPH and self._add_parts(parts, content):
            return
        read = prose_of_events(events, content, self.text)
        if kind is BlockKind.PARAGRAPH and is_caption(read[0].text):
            kind = BlockKind.CAPTION
        self._add_read(kind, content, read, level=level, label=label)

    def _add_parts(self, parts: Sequence[Part], content: Mapped) -> bool:
        """Add the parts of a table or the items of a list; tells whether a paragraph has any."""
        for place, (kind, part, cell) in enumerate(parts):
            draft = self._add(kind, part, cell=cell)
            behind = parts[place + 1][1].at(0) if place + 1 < len(parts) else len(self.text)
            if draft is not None and draft.span.end > behind:
                end = part.behind(part.text.find("\n"))
                draft.span = Span(draft.span.start, end)
                draft.prose = shown_by_first(draft.prose, end)
        lines = () if parts else ticked_lines(content)
        for line in lines:
            self._add(BlockKind.LIST_ITEM, line, level=1)
        return bool(parts or lines)

    def _heading(self, token: Token, inline: Token) -> None:
        level = int(token.tag[1])
        first, behind = token.map or [0, 1]
        start, end = self.places[first]
        if not token.markup.startswith("#"):
            content = self._content(inline)
            whole_end = self.places[behind - 1][1]
        else:
            raw = self.text[start:end].replace("\0", "\ufffd")
            mark = raw.find(token.markup)
            body = inline.content.strip()
            place = raw.find(body, mark + level) if mark >= 0 else -1
            if place < 0 or not body:
                return
            content = joined([(body, start + place)], "\n")
            start += mark
            whole_end = end
        draft = self._add(BlockKind.HEADING, content, level=level) if content.text else None
        if draft is not None:
            tail = self.text[draft.span.end : whole_end].rstrip()
            low = start if token.markup.startswith("#") else draft.span.start
            draft.span = Span(low, draft.span.end + len(tail))

    def _code(self, token: Token) -> None:
        """Add a block of code, and what the header or the options of a chunk say as captions."""
        span = self._map_span(token)
        if listed := _LIST_TABLE.match(token.info.strip()):
            self._list_table(span, listed[1])
            return
        source = self.text[span.start : span.end]
        captions = [
            joined([(source[low:high], span.start + low)], "")
            for low, high in caption_ranges(token.info.strip(), source)
        ]
        self.drafts.append(Draft(BlockKind.CODE, span))
        for caption in captions:
            self._add(BlockKind.CAPTION, caption)

    def _list_table(self, span: Span, title: str) -> None:
        """Read a table that is written as a list of rows."""
        first, *lines = lines_of(self.text[span.start : span.end])
        if title:
            start = span.start + first.start + first.text.rindex(title)
            self._add(BlockKind.CAPTION, joined([(title, start)], ""))
        inside = [line for line in lines if not _OPTION.match(line.text)]
        said: dict[tuple[int, int], str] = {}
        for one in list_cells(self.text[span.start : span.end], inside):
            pieces = [
                (self.text[span.start + low : span.start + high], span.start + low)
                for low, high in one.pieces
            ]
            place = (one.row, one.column)
            said[place] = " ".join(text for text, _ in pieces)
            header, row_header = said.get((0, one.column), ""), said.get((one.row, 0), "")
            cell = TableCell(self.tables, *place, header, row_header)
            self._add(BlockKind.TABLE_CELL, joined(pieces, "\n"), cell=cell)
        self.tables += 1

    def _whole(self, kind: BlockKind, token: Token) -> None:
        self.drafts.append(Draft(kind, self._map_span(token)))

    def _map_span(self, token: Token) -> Span:
        first, behind = token.map or [0, 1]
        behind = min(behind, len(self.places))
        while behind > first + 1 and not self.text[slice(*self.places[behind - 1])].strip():
            behind -= 1
        start, end = self.places[first]
        raw = self.text[start:end]
        return Span(start + len(raw) - len(raw.lstrip()), max(self.places[behind - 1][1], start))

    def _row(self, token: Token) -> None:
        line = line_of(self.text, *self.places[token.map[0] if token.map else 0])
        if self.containers:
            prefix = _CONTAINER.match(line.text)
            line = line_of(self.text, line.start + (prefix.end() if prefix else 0), line.end)
        if "|" not in line.text and (caption := TABLE_CAPTION.match(line.text)):
            start = line.start + caption.end()
            self._add(BlockKind.CAPTION, joined([(self.text[start : line.end], start)], "\n"))
            return
        cells = [self._cell(*place) for place in cells_of(line)]
        texts = [prose_of(cell, self.text, self.env) for cell in cells]
        if not self.rows:
            self.headers = [read[0].text for read in texts]
        row_header = texts[0][0].text if texts else ""
        for column, (content, read) in enumerate(zip(cells, texts, strict=True)):
            header = self.headers[column] if column < len(self.headers) else ""
            cell = TableCell(self.tables, self.rows, column, header, row_header)
            if content.text:
                self._add_read(BlockKind.TABLE_CELL, content, read, cell=cell)
        self.rows += 1

    def _cell(self, start: int, end: int) -> Mapped:
        """Give a cell's content, in which an escaped pipe is a pipe."""
        pieces = []
        position = start
        for part in self.text[start:end].replace("\0", "\ufffd").split("\\|"):
            lead = "|" if position > start else ""
            pieces.append((lead + part, position - len(lead)))
            position += len(part) + 2
        return joined(pieces, "")

    def _html(self, token: Token) -> None:
        content = self._content(token)
        if not content.text:
            return
        chunks = list(chunks_of(content.text))
        if any(chunk.kind is not BlockKind.COMMENT for chunk in chunks) or not chunks:
            self.drafts.append(Draft(BlockKind.HTML, self._map_span(token)))
        tables = 0
        texts: dict[tuple[int, int, int], str] = {}
        for chunk in chunks:
            part = content.part(chunk.start, chunk.end)
            if not part.text:
                continue
            if chunk.kind is BlockKind.COMMENT:
                span = Span(part.at(0), part.behind(len(part.text)))
                self.drafts.append(Draft(BlockKind.COMMENT, span))
                continue
            read = prose_of(part, self.text, self.env)
            shown = read[0].text
            cell = None
            if chunk.kind is BlockKind.TABLE_CELL:
                tables = max(tables, chunk.table + 1)
                texts.setdefault((chunk.table, chunk.row, chunk.column), shown)
                header = texts.get((chunk.table, 0, chunk.column), "")
                row_header = texts.get((chunk.table, chunk.row, 0), "")
                table = self.tables + chunk.table
                cell = TableCell(table, chunk.row, chunk.column, header, row_header)
            if shown.strip(OBJECT + " "):
                kind = self._chunk_kind(chunk)
                self._add_read(kind, part, read, level=chunk.level, cell=cell)
        self.tables += tables

    def _chunk_kind(self, chunk: Chunk) -> BlockKind:
        return self._kind()[0] if chunk.kind is BlockKind.PARAGRAPH else chunk.kind
