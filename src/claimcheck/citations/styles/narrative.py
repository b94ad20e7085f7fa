"""Names without a year: ``Chen et al. showed``, ``Chen and colleagues found``."""

import re
from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._names_before import authors_before
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style

_ET_AL = re.compile(
    r"\bet\.? al(?:['’]s|\b\.?(?:['’]s)?)"
    r"|(?:\band|&) (?:(?:his|her|their) )?(?:colleagues|co-?workers|collaborators)\b(?:['’])?"
)


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    for match in _ET_AL.finditer(passage.text):
        authors = authors_before(passage, passage.token_at(match.end()), lenient=False)
        if authors and authors.et_al:
            yield Pointer(
                start=authors.start,
                end=match.end(),
                group=(authors.start, match.end()),
                authors=authors.names,
                et_al=True,
                narrative=True,
                probability=0.8,
            )


STYLE = Style("narrative", 60, _find)
