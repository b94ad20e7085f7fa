"""Marks that cite by key and show none: ``{cite:p}`key```, ``{% cite key %}``, ``[[@key]]``."""

from collections.abc import Iterator

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.citations._written_keys import written_keys
from claimcheck.model import Span

_IDENTIFIERS = ("doi:", "pmid:", "arxiv:", "https:", "http:")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    for span in passage.marks_of("citation"):
        for written in written_keys(passage.written(span)):
            place = Span(written.start, written.end).shift(span.start)
            yield Pointer(
                start=0,
                end=0,
                group=(0, 0),
                source=place,
                source_group=span,
                key=_key(written.key),
                prefix=written.prefix,
                locator=written.locator,
                narrative=written.narrative,
            )


def _key(written: str) -> str:
    if written.startswith("10."):
        return normal_identifier(f"doi:{written}")
    return normal_identifier(written) if written.lower().startswith(_IDENTIFIERS) else written


STYLE = Style("key", 4, _find)
