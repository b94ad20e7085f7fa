"""Grid tables of pandoc, which CommonMark takes for paragraphs."""

import re
from collections.abc import Iterator

from claimcheck.model import TableCell
from claimcheck.readers._cell_lines import whole_cells
from claimcheck.readers._list_tables import CellPieces
from claimcheck.readers._mapped import Mapped, joined

_BORDER = re.compile(r"\+(?:[-=:]{1,500}\+){1,100}$")
_FEWEST_LINES = 3


def is_grid(text: str) -> bool:
    """Tell whether a paragraph is a grid table: borders above and below, bars between."""
    lines = text.split("\n")
    return (
        len(lines) >= _FEWEST_LINES
        and _BORDER.match(lines[0]) is not None
        and _BORDER.match(lines[-1]) is not None
        and all(line.startswith(("|", "+")) for line in lines)
    )


def grid_cells(content: Mapped, table: int, source: str) -> list[tuple[Mapped, TableCell]]:
    """Read the cells; one whose words go on in the next line is whole.

    Args:
        content: The lines of the table.
        table: Its number.
        source: The source.
    """
    found: list[tuple[Mapped, TableCell]] = []
    headers: dict[int, str] = {}
    first: dict[int, str] = {}
    for one in whole_cells(source, _lines(content)):
        part = joined([(source[start:end], start) for start, end in one.pieces], "\n")
        words = part.text.replace("\n", " ")
        if one.row == 0:
            headers[one.column] = f"{headers.get(one.column, '')} {words}".strip()
        if one.column == 0:
            first.setdefault(one.row, words)
        header, row_header = headers.get(one.column, ""), first.get(one.row, "")
        found.append((part, TableCell(table, one.row, one.column, header, row_header)))
    return found


def _lines(content: Mapped) -> Iterator[CellPieces]:
    """Give each line of each cell."""
    row = -1
    position = 0
    for line in content.text.split("\n"):
        if _BORDER.match(line):
            row += 1
        else:
            for column, start, end in _columns(line, position):
                part = content.part(start, end)
                if part.text:
                    place = (part.at(0), part.behind(len(part.text)))
                    yield CellPieces(row, column, (place,))
        position += len(line) + 1


def _columns(line: str, offset: int) -> list[tuple[int, int, int]]:
    found = []
    position = 1
    for column, part in enumerate(line[1:].rstrip("|").split("|")):
        found.append((column, offset + position, offset + position + len(part)))
        position += len(part) + 1
    return found
