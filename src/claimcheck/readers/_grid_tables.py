"""Grid tables of pandoc, which CommonMark takes for paragraphs."""

import re

from claimcheck.model import TableCell
from claimcheck.readers._mapped import Mapped

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


def grid_cells(content: Mapped, table: int) -> list[tuple[Mapped, TableCell]]:
    """Read the cells; each line of a cell that runs over several lines is its own part."""
    found: list[tuple[Mapped, TableCell]] = []
    headers: dict[int, str] = {}
    row = -1
    position = 0
    row_header = ""
    for line in content.text.split("\n"):
        if _BORDER.match(line):
            row += 1
            row_header = ""
        else:
            for column, start, end in _columns(line, position):
                part = content.part(start, end)
                if row == 0:
                    headers[column] = f"{headers.get(column, '')} {part.text}".strip()
                if column == 0:
                    row_header = row_header or part.text
                cell = TableCell(table, row, column, headers.get(column, ""), row_header)
                if part.text:
                    found.append((part, cell))
        position += len(line) + 1
    return found


def _columns(line: str, offset: int) -> list[tuple[int, int, int]]:
    found = []
    position = 1
    for column, part in enumerate(line[1:].rstrip("|").split("|")):
        found.append((column, offset + position, offset + position + len(part)))
        position += len(part) + 1
    return found
