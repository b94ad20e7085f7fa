"""Numbers in the brackets of chat programs: ``【5】``, ``【13†source】``, ``[4†L20-L28]``."""

from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_MARK = lazy_pattern(r"【(\d{1,3})(?:[†:][^】\n]{0,60})?】|\[(\d{1,3})†[^\]\n]{0,60}\]")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    for mark in _MARK.finditer(passage.text):
        number = mark.lastindex or 0
        start, end = mark.span(number)
        yield Pointer(start=start, end=end, group=mark.span(), key=mark[number])


STYLE = Style("numeric", 39, _find)
