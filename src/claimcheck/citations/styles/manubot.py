"""Manubot identifiers: ``@doi:10.1000/x``, ``@pmid:1``, ``@url:https://…``, ``@tag:name``."""

from collections.abc import Iterator

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.citations._at_keys import at_keys
from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    for found in at_keys(passage):
        if found.is_identifier:
            yield Pointer(
                start=found.start,
                end=found.end,
                group=found.group,
                key=normal_identifier(found.key),
                locator=found.locator,
                prefix=found.prefix,
                narrative=not found.bracketed,
            )


STYLE = Style("manubot", 11, _find)
