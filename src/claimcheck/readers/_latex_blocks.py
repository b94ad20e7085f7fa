"""The blocks of a LaTeX source in the making, and the words that are added to them."""

import re

from attrs import define, field

from claimcheck.model import BlockKind, TableCell
from claimcheck.readers._captions import is_caption
from claimcheck.readers._draft import Draft, DraftList
from claimcheck.readers._html_inline import InlineText
from claimcheck.readers._latex_definitions import LatexDefinitions
from claimcheck.readers._latex_places import LatexPlace
from claimcheck.readers._latex_words import add_words
from claimcheck.readers._table_grid import TableGrid

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

    def _cell(self, text: str) -> TableCell | None:
        grid = self.grid
        if grid is None:
            return None
        grid.note(text)
        return TableCell(grid.number, grid.row, grid.column, grid.header, grid.row_header)
