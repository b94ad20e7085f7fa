"""What pandoc reads in places where CommonMark sees a paragraph: captions, definitions, grids."""

import re

from claimcheck.model import BlockKind, TableCell
from claimcheck.readers._grid_tables import grid_cells, is_grid
from claimcheck.readers._mapped import Mapped

TABLE_CAPTION = re.compile(r":[ \t]+(?=\S)|(?=Table:[ \t])")
"""How the caption of a table begins; the colon is not part of it."""

_DEFINITION = re.compile(r"(?<=\n):[ \t]+(?=\S)")

Part = tuple[BlockKind, Mapped, TableCell | None]


def pandoc_parts(content: Mapped, table: int, source: str, *, beside_table: bool) -> list[Part]:
    """Take a paragraph apart where it is none; empty where it is an ordinary one.

    Args:
        content: The paragraph.
        table: Number that a table found here gets.
        source: The source.
        beside_table: Whether a table stands right before or behind it.
    """
    opening = TABLE_CAPTION.match(content.text)
    if opening and (beside_table or opening.end() == 0):
        return [(BlockKind.CAPTION, content.part(opening.end(), len(content.text)), None)]
    if is_grid(content.text):
        cells = grid_cells(content, table, source)
        return [(BlockKind.TABLE_CELL, part, cell) for part, cell in cells]
    if opening or "\n:" in content.text:
        return [(BlockKind.PARAGRAPH, part, None) for part in _definitions(content)]
    return []


def _definitions(content: Mapped) -> list[Mapped]:
    starts = [0, *(match.start() for match in _DEFINITION.finditer(content.text))]
    ends = [*starts[1:], len(content.text)]
    parts = [content.part(start, end) for start, end in zip(starts, ends, strict=True)]
    return [_without_colon(part) for part in parts if part.text]


def _without_colon(part: Mapped) -> Mapped:
    match = TABLE_CAPTION.match(part.text)
    return part.part(match.end(), len(part.text)) if match else part
