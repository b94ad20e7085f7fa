"""The blocks of reStructuredText, by the indentation of their lines."""

from attrs import define, field

from claimcheck.model import BlockKind, Span
from claimcheck.readers._draft import Draft
from claimcheck.readers._lines import Line, marker_of
from claimcheck.readers._mapped import joined
from claimcheck.readers._markdown_directives import PROSE_DIRECTIVES
from claimcheck.readers._markdown_prose import prose_of
from claimcheck.readers._rst_links import without_targets
from claimcheck.resources.patterns import lazy_pattern

_RULE = lazy_pattern(r"([!-/:-@\[-`{-~])\1{1,}$")
_DIRECTIVE = lazy_pattern(r"\.\. (?:\|[^|\n]{1,80}\| )?([a-zA-Z][\w:+.-]{0,40})::(?:[ \t]+(.*))?$")
_NOTE = lazy_pattern(r"\.\. \[([\w#*.:-]{1,60})\](?:[ \t]+|$)")
_EXPLICIT = lazy_pattern(r"(?:\.\.|__)(?:[ \t]|$)")
_OPTION = lazy_pattern(r":[\w][\w -]{0,40}:(?:[ \t]|$)")
_TABLE = lazy_pattern(r"\+[-=+]{3,}\+$|={2,}(?:[ \t]+={2,})+$")
_AUTOMATIC = lazy_pattern(r"#\.[ \t]+")
_FIGURES = frozenset({"figure", "table"})
_ARGUED = frozenset({"card", "details", "dropdown", "tab", "tab-item", "topic", "sidebar"})
_DEEPEST = 20


@define
class RstWalk:
    """One pass over the lines; each step takes the block that begins at a line.

    Args:
        text: The source.
        lines: Its lines.
        drafts: The blocks so far, in order.
    """

    text: str
    lines: list[Line]
    drafts: list[Draft] = field(factory=list)
    styles: list[tuple[str, bool]] = field(factory=list)

    def read(
        self, start: int, stop: int, kind: BlockKind = BlockKind.PARAGRAPH, depth: int = 0
    ) -> None:
        """Read the blocks of some lines.

        Args:
            start: First line.
            stop: The line behind the last.
            kind: What a paragraph is here.
            depth: How many blocks are around it.
        """
        position = start
        while position < stop:
            if self.lines[position].text:
                position = self._block(position, stop, kind, depth)
            else:
                position += 1

    def _block(self, start: int, stop: int, kind: BlockKind, depth: int) -> int:
        line = self.lines[start]
        if _EXPLICIT.match(line.text):
            return self._explicit(start, stop, kind, depth)
        if behind := self._heading(start, stop):
            return behind
        if _TABLE.match(line.text) or line.text.startswith(">>> "):
            return self._silent(start, self._run(start, stop))
        if _OPTION.match(line.text):
            return self._silent(start, self._body(start, stop))
        if length := self._marker(line):
            return self._item(start, stop, length, depth)
        return self._paragraph(start, stop, kind)

    def _marker(self, line: Line) -> int:
        automatic = _AUTOMATIC.match(line.text)
        return automatic.end() if automatic else marker_of(line)[1]

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
        end = self._body(start, stop)
        line = self.lines[start]
        if note := _NOTE.match(line.text):
            label = note[1].strip("#*") or None
            self._add(
                BlockKind.FOOTNOTE, list(range(start, end)), cut=note.end(), label=label or note[1]
            )
            return end
        directive = _DIRECTIVE.match(line.text)
        name = directive[1].lower() if directive else ""
        if directive is None or name not in PROSE_DIRECTIVES or depth >= _DEEPEST:
            return self._silent(start, end, BlockKind.CODE if directive else BlockKind.COMMENT)
        first = start + 1
        while first < end and _OPTION.match(self.lines[first].text):
            first += 1
        if directive[2] and name != "figure":
            said = first if first > start + 1 or name in _ARGUED else self._run(start, end)
            self._add(kind, list(range(start, min(said, end))), cut=directive.start(2))
            first = max(first, said)
        self.read(first, end, BlockKind.CAPTION if name in _FIGURES else kind, depth + 1)
        return end

    def _item(self, start: int, stop: int, length: int, depth: int) -> int:
        end = self._body(start, stop)
        said = self._run(start, end)
        number, _ = marker_of(self.lines[start])
        self._add(BlockKind.LIST_ITEM, list(range(start, said)), cut=length, level=1, label=number)
        if depth < _DEEPEST:
            self.read(said, end, BlockKind.LIST_ITEM, depth + 1)
        return end

    def _paragraph(self, start: int, stop: int, kind: BlockKind) -> int:
        end = self._run(start, stop)
        self._add(kind, list(range(start, end)), level=kind is BlockKind.LIST_ITEM)
        if not self.lines[end - 1].text.endswith("::"):
            return end
        body = end
        while body < stop and not self.lines[body].text:
            body += 1
        if body < stop and self.lines[body].indent > self.lines[start].indent:
            return self._silent(body, self._body(body - 1, stop, self.lines[start].indent))
        return end

    def _run(self, start: int, stop: int) -> int:
        """Give the line behind a run of lines without a blank one."""
        return next((at for at in range(start, stop) if not self.lines[at].text), stop)

    def _body(self, start: int, stop: int, margin: int | None = None) -> int:
        """Give the line behind all that is indented beneath a line."""
        margin = self.lines[start].indent if margin is None else margin
        end = start + 1
        for at in range(start + 1, stop):
            if self.lines[at].text:
                if self.lines[at].indent <= margin:
                    break
                end = at + 1
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
                pieces.append((body.strip(), start))
        if not pieces:
            return
        content, named = without_targets(joined(pieces, "\n"))
        prose, marks, links = prose_of(content, self.text, {})
        if prose.segments:
            span = Span(pieces[0][1], pieces[-1][1] + len(pieces[-1][0]))
            self.drafts.append(
                Draft(kind, span, prose, level, marks=marks, links=(*links, *named), label=label)
            )
