"""Where each run of a cell stands: cell, line and column in it, and offset in the file."""

import re
from collections.abc import Iterator

from claimcheck.model import Location, Region, Span
from claimcheck.readers._notebook_cells import NotebookCell

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def regions_of(cell: NotebookCell, position: int) -> Iterator[Region]:
    """Give the regions of a cell.

    Args:
        cell: The cell.
        position: Offset of its text in the document.
    """
    line = column = 1
    for run in cell.runs:
        is_literal = run.end - run.start == len(run.text)
        for match in _LINE.finditer(run.text):
            start, end = match.span()
            if start == end:
                continue
            yield Region(
                Span(position + start, position + end),
                Location(
                    line=line,
                    column=column,
                    offset=run.start + start if is_literal else run.start,
                    end=run.start + end if is_literal else run.end,
                    cell=cell.number,
                ),
            )
            column += end - start
            if run.text[end - 1] in "\r\n":
                line, column = line + 1, 1
        position += len(run.text)
