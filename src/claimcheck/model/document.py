"""A document as read: its source text, its blocks, and which characters a reader sees."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field, frozen

from claimcheck.model.brief import brief, counted
from claimcheck.model.by_value import ByValue
from claimcheck.model.document_kind import DocumentKind
from claimcheck.model.errors import Failure
from claimcheck.model.freeze import freeze
from claimcheck.model.location import Location, Region, locate
from claimcheck.model.reference import Bibliography
from claimcheck.model.scales import BlockKind
from claimcheck.model.span import LineIndex, Position, Span
from claimcheck.model.span_index import SpanIndex


@frozen(eq=False, repr=False)
class Segment(ByValue):
    """A run of visible characters and the source that shows them.

    Args:
        text: What the reader sees.
        span: The source behind it. Where the source shows itself, both have one length;
            otherwise (an entity, inline code, math) the run stands for the span as a whole.
    """

    text: str
    span: Span

    @property
    def is_literal(self) -> bool:
        """Return whether each character maps to one character of the source."""
        return len(self.text) == len(self.span)


@frozen(slots=False, eq=False, repr=False)
class Prose(ByValue):
    """The visible text of a block, each character tied to its place in the source.

    Markup, link targets and line prefixes are left out; inline code and math appear as one
    ``OBJECT`` character, so that they are never read as words. Offsets into ``text`` are
    called prose offsets; everything that leaves the library is a source span.

    Args:
        segments: In source order, not overlapping.
    """

    segments: tuple[Segment, ...]

    @cached_property
    def text(self) -> str:
        """Return the visible text."""
        return "".join(segment.text for segment in self.segments)

    @cached_property
    def _starts(self) -> list[int]:
        starts, position = [], 0
        for segment in self.segments:
            starts.append(position)
            position += len(segment.text)
        return starts

    @cached_property
    def _ends(self) -> list[int]:
        return [segment.span.end for segment in self.segments]

    def source_span(self, start: int, end: int) -> Span:
        """Turn a non-empty range of prose offsets into the source span that shows it."""
        if len(self.segments) == 1 and self.segments[0].is_literal:
            return Span(start, end).shift(self.segments[0].span.start)
        first = self._source_offset(start, from_end=False)
        return Span(first, max(first, self._source_offset(end - 1, from_end=True)))

    def prose_range(self, span: Span) -> tuple[int, int] | None:
        """Turn a source span into prose offsets, or ``None`` where it shows nothing."""
        start: int | None = None
        end = 0
        for number in range(bisect_right(self._ends, span.start), len(self.segments)):
            begin, segment = self._starts[number], self.segments[number]
            if segment.span.start >= span.end:
                break
            if not segment.span.overlaps(span):
                continue
            if segment.is_literal:
                low = max(span.start - segment.span.start, 0)
                high = min(span.end - segment.span.start, len(segment.text))
            else:
                low, high = 0, len(segment.text)
            start = begin + low if start is None else start
            end = begin + high
        return None if start is None else (start, end)

    def _source_offset(self, offset: int, *, from_end: bool) -> int:
        index = bisect_right(self._starts, offset) - 1
        segment = self.segments[index]
        if not segment.is_literal:
            return segment.span.end if from_end else segment.span.start
        return segment.span.start + offset - self._starts[index] + from_end


OBJECT = "\ufffc"
"""Stands in prose for something that is not words: inline code, math, an image."""


@frozen(eq=False, repr=False)
class TableCell(ByValue):
    """The position of a table cell, for readers of a finding and for rules about tables.

    Args:
        table: Number of the table in the document, from 0.
        row: Row, from 0; the header row is 0.
        column: Column, from 0.
        header: Text of the column's header, empty where there is none.
        row_header: Text of the first cell of the row.
    """

    table: int
    row: int
    column: int
    header: str = ""
    row_header: str = ""


@frozen(eq=False, repr=False)
class Link(ByValue):
    """A hyperlink in a block.

    Args:
        span: Source of the whole link, markup included.
        label: Source of the visible label.
        target: The address, decoded.
    """

    span: Span
    label: Span
    target: str


@frozen(eq=False, repr=False)
class Block(ByValue):
    """One block of a document.

    Args:
        kind: What it is; only prose kinds are read as assertions.
        span: Its whole source.
        prose: What the reader sees of it.
        section: Headings above it, outermost first, as plain text.
        level: Heading level from 1, or list depth from 1; 0 elsewhere.
        cell: Where in a table, for table cells.
        marks: Source spans of the block's inline marks that a citation reader needs:
            superscripts (``"superscript"``), footnote references (``"footnote"``),
            inline code (``"code"``), quoted words (``"quote"``), emphasis (``"emphasis"``).
        links: Hyperlinks in the block.
        label: Name of a footnote definition or reference item, such as ``"1"``.
    """

    kind: BlockKind
    span: Span
    prose: Prose
    section: tuple[str, ...] = ()
    level: int = 0
    cell: TableCell | None = None
    marks: tuple[tuple[str, Span], ...] = ()
    links: tuple[Link, ...] = ()
    label: str | None = None


@frozen(eq=False, repr=False)
class EmbeddedCitation(ByValue):
    """A mark that the file itself ties to works, as reference managers do.

    Args:
        span: What the mark shows.
        keys: The works, by their keys in ``Document.bibliography``.
    """

    span: Span
    keys: tuple[str, ...]


@frozen(eq=False, repr=False)
class DocumentComment(ByValue):
    """A comment that somebody attached to a passage, where a format keeps it beside the text.

    Args:
        text: What it says.
        span: What it is about.
        author: Who wrote it, where the file says so.
    """

    text: str
    span: Span
    author: str = ""


@frozen(slots=False, eq=False, repr=False)
class Document(ByValue):
    """A text that makes claims, as read from a file or a string.

    Args:
        path: Name as the user gave it, with forward slashes.
        format: Name of the reader, such as ``"markdown"``.
        text: The whole source; every span in the document counts in it. In a format whose text
            is not the file (a notebook, a word processor's file), what the reader made of it.
        blocks: In source order.
        metadata: Front matter, as plain values.
        failures: Parts that could not be read.
        text_is_source: Whether ``text`` is the text of the file as it stands.
        regions: Where the runs of ``text`` stand in the file, in order, where it is not the file.
        bibliography: Works whose records the file itself carries, as reference managers embed
            them.
        kind: What kind of document it is taken for.
        comments: Comments beside the text that begin with ``claimcheck:``.
    """

    path: str
    format: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    metadata: Mapping[str, object] = field(factory=dict, converter=freeze, hash=False)
    failures: tuple[Failure, ...] = ()
    text_is_source: bool = True
    regions: tuple[Region, ...] = field(default=(), repr=False)
    bibliography: Bibliography = field(factory=Bibliography, repr=False)
    citations: tuple[EmbeddedCitation, ...] = field(default=(), repr=False)
    kind: DocumentKind = DocumentKind()
    comments: tuple[DocumentComment, ...] = field(default=(), repr=False)

    def __repr__(self) -> str:
        """Show it in one line."""
        parts = counted(len(self.blocks), "block"), counted(len(self.text), "character")
        return brief("Document", self.path, self.format, *parts)

    @cached_property
    def lines(self) -> LineIndex:
        """Return the line index of the source."""
        return LineIndex(self.text)

    def position(self, span: Span) -> Position:
        """Return line and column at which a span begins."""
        return self.lines.position(span.start)

    def locate(self, span: Span) -> Location:
        """Find where a span stands in the file.

        Args:
            span: A span of ``text``, such as that of a claim.
        """
        if self.regions:
            return locate(self.regions, span)
        start = self.position(span)
        if not self.text_is_source:
            return Location(line=start.line, column=start.column)
        return Location(line=start.line, column=start.column, offset=span.start, end=span.end)

    def of_kind(self, *kinds: BlockKind) -> Iterable[Block]:
        """Return the blocks of some kinds, in order."""
        return (block for block in self.blocks if block.kind in kinds)

    @cached_property
    def block_places(self) -> SpanIndex[Block]:
        """Give the blocks by their places, comments not as the next."""
        shown = [block for block in self.blocks if block.kind is not BlockKind.COMMENT]
        return SpanIndex(self.blocks, shown)

    @cached_property
    def body_start(self) -> int:
        """Give the offset behind the front matter, 0 where there is none."""
        return max((block.span.end for block in self.of_kind(BlockKind.FRONT_MATTER)), default=0)

    @cached_property
    def reference_items(self) -> tuple[Block, ...]:
        """Return the entries of the document's own reference list."""
        return tuple(self.of_kind(BlockKind.REFERENCE))


@frozen(eq=False, repr=False)
class Sentence(ByValue):
    """A sentence of a block.

    Args:
        text: What the reader sees, on one line.
        span: Its source; ``document.text[span.start:span.end]`` is the quote.
        block: The block that holds it.
        start: Prose offset in the block at which it begins.
        end: Prose offset behind it.
        index: Number in the document, from 0.
    """

    text: str
    span: Span
    block: Block = field(repr=False)
    start: int
    end: int
    index: int = 0
