"""The blocks of reStructuredText, by the indentation of their lines."""

import re
from collections.abc import Iterable

from attrs import define, field

from claimcheck.model import BlockKind, Span, TableCell
from claimcheck.readers._captions import is_caption
from claimcheck.readers._cell_lines import shown_by_first, whole_cells, with_words
from claimcheck.readers._draft import Draft, DraftList
from claimcheck.readers._files import refuse
from claimcheck.readers._lines import Line
from claimcheck.readers._list_tables import CellPieces, Piece, list_cells
from claimcheck.readers._mapped import joined
from claimcheck.readers._markdown_prose import prose_of
from claimcheck.readers._rst_citations import entry_labels, without_pointers
from claimcheck.readers._rst_directives import RstDirective, options_end
from claimcheck.readers._rst_lines import OPTION, body_end, defines, marker_at, run_end
from claimcheck.readers._rst_links import without_joints, without_targets
from claimcheck.readers._rst_tables import rst_grid_cells, simple_cells, simple_table
from claimcheck.resources.patterns import lazy_pattern

_RULE = lazy_pattern(r"([!-/:-@\[-`{-~])\1{1,}$")
_NOTE = lazy_pattern(r"\.\. \[([\w#*.:-]{1,60})\](?:[ \t]+|$)")
_EXPLICIT = lazy_pattern(r"(?:\.\.|__)(?:[ \t]|$)")
_GRID = lazy_pattern(r"\+[-=+]{3,}\+$")
_QUOTING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_DEEPEST = 20
_MOST_CELLS = 10_000


@define
class RstWalk:
    """One pass over the lines; each step takes the block that begins at a line.

    Args:
        text: The source.
        lines: Its lines.
        drafts: The blocks so far, in order.
        path: How messages name the document.
        lists: How many items are around the line.
    """

    text: str
    lines: list[Line]
    drafts: list[Draft] = field(factory=DraftList)
    styles: list[tuple[str, bool]] = field(factory=list)
    tables: int = 0
    path: str = ""
    cells: int = 0
    lists: int = 0
    entries: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Look up which notes are entries of a list."""
        self.entries = entry_labels(self.text)

    def read(
        self,
        start: int,
        stop: int,
        kind: BlockKind = BlockKind.PARAGRAPH,
        depth: int = 0,
        margin: int | None = None,
    ) -> None:
        """Read the blocks of some lines.

        Args:
            start: First line.
            stop: The line behind the last.
            kind: What a paragraph is here.
            depth: How many blocks are around it.
            margin: Where its text begins; what stands further in is quoted.
        """
        shown = [line.indent for line in self.lines[start:stop] if line.text]
        margin = min(shown, default=0) if margin is None else margin
        position = start
        while position < stop:
            line = self.lines[position]
            if line.text:
                is_quoted = line.indent > margin and kind in _QUOTING
                what = BlockKind.BLOCK_QUOTE if is_quoted else kind
                position = self._block(position, stop, what, depth)
            else:
                position += 1

    def _block(self, start: int, stop: int, kind: BlockKind, depth: int) -> int:
        line = self.lines[start]
        if _EXPLICIT.match(line.text):
            return self._explicit(start, stop, kind, depth)
        if behind := self._bare_literal(start, stop) or self._heading(start, stop):
            return behind
        if behind := self._drawn_table(start, stop):
            return behind
        return self._words(start, stop, kind, depth)

    def _words(self, start: int, stop: int, kind: BlockKind, depth: int) -> int:
        """Read what is no heading and no table: code, a field, an item, a paragraph."""
        line = self.lines[start]
        if line.text.startswith(">>> "):
            return self._silent(start, run_end(self.lines, start, stop))
        if OPTION.match(line.text):
            return self._silent(start, body_end(self.lines, start, stop))
        if marker_at(self.lines, start)[1]:
            return self._item(start, stop, depth)
        if defines(self.lines, start, stop) and depth < _DEEPEST:
            return self._definition(start, stop, kind, depth)
        return self._paragraph(start, stop, kind)

    def _definition(self, start: int, stop: int, kind: BlockKind, depth: int) -> int:
        end = body_end(self.lines, start, stop)
        self._add(kind, [start], level=self._depth_of(kind))
        self.read(start + 1, end, kind, depth + 1)
        return end

    def _heading(self, start: int, stop: int) -> int | None:
        """Read a title with its line under it, and over it where it has one."""
        over = _RULE.match(self.lines[start].text) is not None
        title = start + over
        if title + 1 >= stop or not self.lines[title].text:
            return start + 1 if over else None
        under = self.lines[title + 1].text
        if not _RULE.match(under) or len(under) + 1 < len(self.lines[title].text):
            return start + 1 if over else None
        style = (under[0], over)
        if style not in self.styles:
            self.styles.append(style)
        self._add(BlockKind.HEADING, [title], level=self.styles.index(style) + 1)
        return title + 2

    def _explicit(self, start: int, stop: int, kind: BlockKind, depth: int) -> int:
        """Read a directive or a note; comments, targets and all else show no words."""
        end = body_end(self.lines, start, stop)
        line = self.lines[start]
        if note := _NOTE.match(line.text):
            return self._note(note, start, end)
        directive = RstDirective.at(line.text)
        if directive is None:
            return self._silent(start, end, BlockKind.COMMENT)
        if directive.name == "rubric" and directive.argument:
            return self._rubric(start, end, directive.argument)
        if not directive.shows_words or depth >= _DEEPEST:
            return self._silent(start, end)
        return self._directive(directive, start, end, kind, depth)

    def _rubric(self, start: int, end: int, cut: int) -> int:
        """Read a heading that opens no section."""
        levels = (one.level for one in reversed(self.drafts) if one.kind is BlockKind.HEADING)
        self._add(BlockKind.HEADING, [start], cut=cut, level=next(levels, 1))
        return end

    def _directive(
        self, directive: RstDirective, start: int, end: int, kind: BlockKind, depth: int
    ) -> int:
        """Read what a directive shows: its argument, and its table or the blocks beneath."""
        first = options_end(self.lines, start, end)
        if directive.shows_argument:
            said = directive.argument_end(self.lines, start, end)
            what = BlockKind.CAPTION if directive.is_table else kind
            self._add(what, list(range(start, said)), cut=directive.argument)
            first = max(first, said)
        if directive.name == "list-table":
            return self._table(first, end, list_cells(self.text, self.lines[first:end]))
        self.read(first, end, BlockKind.CAPTION if directive.name == "figure" else kind, depth + 1)
        return end

    def _note(self, note: re.Match[str], start: int, end: int) -> int:
        label = note[1].strip("#*") or note[1]
        what = BlockKind.REFERENCE if note[1] in self.entries else BlockKind.FOOTNOTE
        self._add(what, list(range(start, end)), cut=note.end(), label=label)
        return end

    def _drawn_table(self, start: int, stop: int) -> int | None:
        """Read a simple or a grid table."""
        if behind := simple_table(self.lines, start, stop):
            drawn = simple_cells(self.text, self.lines[start:behind])
            return self._table(start, behind, whole_cells(self.text, drawn))
        if _GRID.match(self.lines[start].text):
            end = run_end(self.lines, start, stop)
            drawn = rst_grid_cells(self.text, self.lines[start:end])
            return self._table(start, end, whole_cells(self.text, drawn))
        return None

    def _table(self, start: int, end: int, cells: Iterable[CellPieces]) -> int:
        """Read the cells of a table."""
        number, self.tables = self.tables, self.tables + 1
        said: dict[tuple[int, int], str] = {}
        for one in cells:
            pieces = [(self.text[low:high], low) for low, high in one.pieces]
            self.cells += 1
            if self.cells > _MOST_CELLS:
                message = f"holds over {_MOST_CELLS:,} cells of tables"
                raise refuse(self.path, message, "keep the part that matters", "too-large")
            before = len(self.drafts)
            self._draft(BlockKind.TABLE_CELL, pieces)
            for draft in self.drafts[before:]:
                place = (one.row, one.column)
                said[place] = with_words(said.get(place, ""), draft.prose.text)
                header, first = said.get((0, one.column), ""), said.get((one.row, 0), "")
                draft.cell = TableCell(number, *place, header, first)
            if one.is_parted:
                self._narrow(one.pieces[0])
        return end if end > start else start + 1

    def _narrow(self, first: Piece) -> None:
        """Let the cell that was read last stand in its first line."""
        start, end = first
        draft = self.drafts[-1]
        if draft.span.start == start and draft.prose.segments:
            draft.span, draft.prose = Span(start, end), shown_by_first(draft.prose, end)

    def _item(self, start: int, stop: int, depth: int) -> int:
        number, length = marker_at(self.lines, start)
        end = body_end(self.lines, start, stop)
        said = run_end(self.lines, start, end)
        self.lists += 1
        places = list(range(start, said))
        self._add(BlockKind.LIST_ITEM, places, cut=length, level=self.lists, label=number)
        if depth < _DEEPEST:
            margin = self.lines[start].indent + length
            self.read(said, end, BlockKind.LIST_ITEM, depth + 1, margin)
        self.lists -= 1
        return end

    def _depth_of(self, kind: BlockKind) -> int:
        return max(self.lists, 1) if kind is BlockKind.LIST_ITEM else 0

    def _paragraph(self, start: int, stop: int, kind: BlockKind) -> int:
        end = run_end(self.lines, start, stop)
        self._add(kind, list(range(start, end)), level=self._depth_of(kind))
        is_lead = self.lines[end - 1].text.endswith("::")
        return self._literal(start, end, stop) if is_lead else end

    def _bare_literal(self, start: int, stop: int) -> int | None:
        is_bare = self.lines[start].text == "::"
        return self._literal(start, start + 1, stop) if is_bare else None

    def _literal(self, start: int, end: int, stop: int) -> int:
        """Pass over the code that stands beneath two colons, where some does."""
        body = end
        while body < stop and not self.lines[body].text:
            body += 1
        if body < stop and self.lines[body].indent > self.lines[start].indent:
            return self._silent(
                body, body_end(self.lines, body - 1, stop, self.lines[start].indent)
            )
        return end

    def _silent(self, start: int, end: int, kind: BlockKind = BlockKind.CODE) -> int:
        shown = [self.lines[at] for at in range(start, end) if self.lines[at].text]
        self.drafts.append(Draft(kind, Span(shown[0].start, shown[-1].end)))
        return end

    def _add(
        self,
        kind: BlockKind,
        places: list[int],
        *,
        cut: int = 0,
        level: int = 0,
        label: str | None = None,
    ) -> None:
        """Add the words of some lines, the first without what stands before them."""
        pieces = []
        for at in places:
            line = self.lines[at]
            start = line.start + (cut if at == places[0] else 0)
            body = self.text[start : line.end]
            start += len(body) - len(body.lstrip())
            if body.strip():
                is_joint = body.endswith("\\") and self.text.startswith(" ", line.end)
                pieces.append((body.strip() + " " * is_joint, start))
        self._draft(kind, pieces, level=level, label=label)

    def _draft(
        self,
        kind: BlockKind,
        pieces: list[tuple[str, int]],
        *,
        level: int = 0,
        label: str | None = None,
    ) -> None:
        """Add the words that some stretches of the source show."""
        if not pieces:
            return
        content, named = without_targets(joined(pieces, "\n"))
        content = without_joints(content)
        content, cited = without_pointers(content, self.entries)
        prose, marks, links = prose_of(content, self.text, {})
        if prose.segments:
            if kind is BlockKind.PARAGRAPH and is_caption(prose.text):
                kind = BlockKind.CAPTION
            span = Span(pieces[0][1], pieces[-1][1] + len(pieces[-1][0]))
            marks = tuple(sorted((*marks, *cited), key=lambda mark: (mark[1], mark[0])))
            self.drafts.append(
                Draft(kind, span, prose, level, None, marks, (*links, *named), label)
            )
