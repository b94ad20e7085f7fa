"""Links whose words are no citation themselves: ``[a trial](https://doi.org/10.1000/x)``.

A link to a shop, a picture, a menu, a front page or the document's own site is none.
"""

from collections.abc import Iterator

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.citations._habits import Habits
from claimcheck.citations._links import host_of, leads_to_source
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style

_WORDED_URL = 0.3
_BEFORE = 80
_SHOWN = ("http://", "https://")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    for start, end, target in passage.links:
        if passage.text.startswith(_SHOWN, start):
            continue
        before = passage.text[max(start - _BEFORE, 0) : start]
        behind = passage.text[end : end + _BEFORE]
        if _is_source(passage.text[start:end], target, (before, behind), habits):
            key = normal_identifier(target)
            probability = _WORDED_URL if key.startswith("url:") else 1.0
            yield Pointer(
                start=start, end=end, group=(start, end), key=key, probability=probability
            )
    for link in passage.unlabelled:
        if _is_source("", link.target, ("", ""), habits):
            yield Pointer(
                start=0, end=0, group=(0, 0), source=link.span, key=normal_identifier(link.target)
            )


def _is_source(label: str, target: str, around: tuple[str, str], habits: Habits) -> bool:
    return host_of(target) not in habits.own_hosts and leads_to_source(label, target, *around)


STYLE = Style("identifier", 70, _find)
