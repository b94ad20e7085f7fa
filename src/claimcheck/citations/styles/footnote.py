"""Footnote references: ``[^1]``, and what other formats mark as such.

A mark whose note names no source cites nothing. Notes in the line, as pandoc and LaTeX have them,
are read as passages of their own.
"""

import re
from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._notes import note_opening
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style

_MARK = re.compile(r"\[\^([^\]\s\[]{1,80})\](?!:)")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    for match in _MARK.finditer(passage.text):
        if match[1] not in habits.idle_notes:
            yield Pointer(start=match.start(), end=match.end(), group=match.span(), key=match[1])
    for span in passage.marks_of("footnote"):
        label = passage.written(span).strip("[]^#_ ")
        if label not in habits.idle_notes and not note_opening(passage.written(span)):
            yield Pointer(start=0, end=0, group=(0, 0), source=span, key=label or None)


STYLE = Style("footnote", 5, _find)
