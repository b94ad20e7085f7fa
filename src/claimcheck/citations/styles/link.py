"""Links whose words are no citation themselves: ``[a trial](https://doi.org/10.1000/x)``."""

from collections.abc import Iterator

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style

_WORDED_URL = 0.3
_SCHEMES = ("http://", "https://", "doi:")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    for start, end, target in passage.links:
        if target.lower().startswith(_SCHEMES):
            key = normal_identifier(target)
            yield Pointer(
                start=start,
                end=end,
                group=(start, end),
                key=key,
                probability=_WORDED_URL if key.startswith("url:") else 1.0,
            )


STYLE = Style("identifier", 70, _find)
