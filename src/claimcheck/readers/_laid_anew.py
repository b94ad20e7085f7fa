"""Blocks that were read in pieces, laid behind each other as plain text."""

from collections.abc import Iterable, Iterator

from attrs import define, field

from claimcheck.model import Block, BlockKind, Link, Location, Prose, Region, Segment, Span
from claimcheck.readers._draft import Draft, DraftList

_LEFT_OUT = frozenset({BlockKind.COMMENT, BlockKind.HTML, BlockKind.FRONT_MATTER, BlockKind.CODE})
_BETWEEN = "\n\n"


@define
class PlainLayout:
    """A text in the making, each block a paragraph that shows itself.

    Args:
        texts: The paragraphs.
        drafts: Their blocks.
        regions: Where each stands: its number as a paragraph.
    """

    texts: list[str] = field(factory=list)
    drafts: list[Draft] = field(factory=DraftList)
    regions: list[Region] = field(factory=list)
    position: int = 0

    @property
    def text(self) -> str:
        """Give the whole text."""
        return _BETWEEN.join(self.texts)

    def add(self, blocks: Iterable[Block]) -> None:
        """Lay blocks behind those that are there.

        Args:
            blocks: Blocks of a document, in order.
        """
        for block in blocks:
            if block.kind not in _LEFT_OUT and block.prose.text.strip():
                self._add(block)

    def add_words(self, words: str, kind: BlockKind, level: int = 0) -> None:
        """Lay a paragraph of its own behind those that are there.

        Args:
            words: On one line.
            kind: What it is.
            level: Depth of a heading.
        """
        if words:
            self._draft(words, Draft(kind, Span(0, 0), level=level))

    def _add(self, block: Block) -> None:
        draft = Draft(block.kind, Span(0, 0), level=block.level, cell=block.cell, label=block.label)
        draft.marks = tuple(self._marks(block))
        draft.links = tuple(self._links(block))
        self._draft(block.prose.text, draft)

    def _draft(self, words: str, draft: Draft) -> None:
        span = Span(self.position, self.position + len(words))
        draft.span, draft.prose = span, Prose((Segment(words, span),))
        self.texts.append(words)
        self.drafts.append(draft)
        line = 1 + 2 * (len(self.texts) - 1)
        place = Location(line=line, column=1, paragraph=len(self.texts))
        self.regions.append(Region(span, place))
        self.position = span.end + len(_BETWEEN)

    def _marks(self, block: Block) -> Iterator[tuple[str, Span]]:
        for kind, span in block.marks:
            shown = block.prose.prose_range(span)
            if shown is not None:
                yield kind, Span(*shown).shift(self.position)

    def _links(self, block: Block) -> Iterator[Link]:
        for link in block.links:
            shown = block.prose.prose_range(link.label)
            if shown is not None:
                span = Span(*shown).shift(self.position)
                yield Link(span, span, link.target)
