"""Names without a year: ``Chen et al. showed``, ``Chen and colleagues found``."""

import re
from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._names_before import authors_before
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style

_OTHERS = r" (?:(?:his|her|their) )?(?:colleagues|co-?workers|collaborators)\b['’]?"
_ET_AL = re.compile(rf"\b(?:et\.? al(?:['’]s|\b\.?(?:['’]s)?)|and{_OTHERS})|&{_OTHERS}")

_LISTED = re.compile(
    r"(?<![\w,] )\b([A-Z][\w’'-]{1,30}) [A-Z]{1,3},(?: [A-Z][\w’'-]{1,30} [A-Z]{1,3},){0,20} $"
)
_LONGEST_LIST = 800


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    for match in _ET_AL.finditer(passage.text):
        authors = authors_before(passage, passage.token_at(match.end()), lenient=False)
        if authors and authors.et_al:
            listed = _LISTED.search(
                passage.text, max(authors.start - _LONGEST_LIST, 0), authors.start
            )
            start = listed.start() if listed else authors.start
            yield Pointer(
                start=start,
                end=match.end(),
                group=(start, match.end()),
                authors=(listed[1],) if listed else authors.names,
                et_al=True,
                narrative=True,
                probability=0.8,
            )


STYLE = Style("narrative", 60, _find)
