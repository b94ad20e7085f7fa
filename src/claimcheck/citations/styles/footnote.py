"""Footnote references: ``[^1]``, and what other formats mark as such."""

import re
from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style

_MARK = re.compile(r"\[\^([^\]\s\[]{1,80})\](?!:)")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    for match in _MARK.finditer(passage.text):
        yield Pointer(start=match.start(), end=match.end(), group=match.span(), key=match[1])
    for span in passage.footnotes:
        yield Pointer(start=0, end=0, group=(0, 0), source=span)


STYLE = Style("footnote", 5, _find)
