"""The blocks of a LaTeX source in the making, and the words that are added to them."""

import re

from attrs import define, field

from claimcheck.model import BlockKind, Link, Prose, Segment, Span, TableCell
from claimcheck.readers._captions import is_caption
from claimcheck.readers._draft import Draft, DraftList
from claimcheck.readers._html_inline import InlineText
from claimcheck.readers._latex_definitions import LatexDefinitions
from claimcheck.readers._latex_formulas import RAISED, shown_formula
from claimcheck.readers._latex_places import LatexPlace
from claimcheck.readers._latex_words import add_words, show_as
from claimcheck.readers._table_grid import TableGrid
from claimcheck.resources.patterns import lazy_pattern

_LIST_HEADING = "References"
_MAY_CITE = lazy_pattern(
    r"\\(?:[A-Za-z]{0,20}[cC]ite|input\b|include|subfile|bibitem|(?:sub)?import\b)"
)
_PARAGRAPH = re.compile(r"(?<![ \t])[ \t]*\n[ \t]*\n\s*")


@define
class LatexBlocks:
    """What has been read of a source so far.

    Args:
        text: The source.
        own: What it defines itself.
    """

    text: str
    own: LatexDefinitions
    drafts: list[Draft] = field(factory=DraftList)
    inline: InlineText = field(init=False)
    place: LatexPlace = field(factory=LatexPlace)
    grid: TableGrid | None = None

    def __attrs_post_init__(self) -> None:
        """Begin with nothing read."""
        self.inline = InlineText(self.text)

    def add_chars(self, start: int, end: int) -> None:
        """Add plain characters; an empty line ends the paragraph."""
        position = start
        for match in _PARAGRAPH.finditer(self.text, start, end):
            add_words(self.inline, position, match.start())
            self.flush()
            position = match.end()
        add_words(self.inline, position, end)

    def add_formula(self, span: Span, around: tuple[str, str], *, is_apart: bool) -> None:
        """Add a formula: raised numbers, signs that are words to a reader, or an object.

        Args:
            span: The formula.
            around: What stands before and behind it.
            is_apart: Whether it has lines of its own.
        """
        low, high = span.start + len(around[0]), span.end - len(around[1])
        if is_apart:
            self.inline.add_object(span)
        elif (raised := RAISED.fullmatch(self.text, low, high)) is not None:
            begin, end = raised.span(1)
            self.inline.open("superscript", span.start, begin)
            self.add_chars(begin, end)
            self.inline.close(end, span.end)
        elif (shown := shown_formula(self.text[low:high])) is not None:
            show_as(self.inline, shown, span)
        else:
            self.inline.add_object(span)

    def flush(self) -> None:
        """End the block that is open."""
        taken = self.inline.take()
        if not taken.segments or not taken.has_words:
            self.drafts.extend(Draft(BlockKind.COMMENT, span) for span in taken.comments)
            return
        place = self.place
        marks = (*taken.marks, *(("comment", span) for span in taken.comments))
        draft = Draft(
            place.kind,
            taken.span,
            taken.prose,
            place.level,
            self._cell(taken.prose.text) if place.kind is BlockKind.TABLE_CELL else None,
            marks,
            tuple(taken.links),
            place.label,
        )
        if draft.kind is BlockKind.PARAGRAPH and is_caption(draft.prose.text):
            draft.kind = BlockKind.CAPTION
        self.drafts.append(draft)

    def head_list(self, span: Span) -> None:
        """Show the heading that LaTeX itself sets above a list of references.

        A source that cites nothing and takes nothing in has an empty list, without one.

        Args:
            span: The command that shows the list.
        """
        self.flush()
        is_headed = bool(self.drafts) and self.drafts[-1].kind is BlockKind.HEADING
        if not is_headed and _MAY_CITE.search(self.text):
            shown = Prose((Segment(_LIST_HEADING, span),))
            self.drafts.append(Draft(BlockKind.HEADING, span, shown, level=1))

    def link(self, target: str, words: Span, span: Span) -> None:
        """Let words that were read lead somewhere.

        Args:
            target: Where.
            words: The words.
            span: The command with them.
        """
        if target and len(words) and self.inline.segments:
            self.inline.add_link(Link(span, words, target))

    def _cell(self, text: str) -> TableCell | None:
        grid = self.grid
        if grid is None:
            return None
        grid.note(text)
        return TableCell(grid.number, grid.row, grid.column, grid.header, grid.row_header)
