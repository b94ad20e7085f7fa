"""Names without a year: ``Chen et al. showed``, ``Chen and colleagues found``."""

import re
from collections.abc import Iterator

from claimcheck.extract.citations._habits import Habits
from claimcheck.extract.citations._names_before import authors_before
from claimcheck.extract.citations._passage import Passage
from claimcheck.extract.citations._style import Pointer, Style

_ET_AL = re.compile(
    r"\bet\.? al(?:['’]s|\b\.?(?:['’]s)?)"
    r"|(?:\band|&) (?:(?:his|her|their) )?(?:colleagues|co-?workers|collaborators)\b(?:['’])?"
)


_MARKED = re.compile(r"\s?[\[(]?\d{1,3}(?![\d.%]|\s?[A-Za-z])|[⁰¹²³⁴-⁹]|\s?\[\^")
_MARK_LATER = re.compile(r"[^.!?\[]{0,400}\[(?:\d{1,3}[\],–-]|[^\[\]@]{0,60}@\w)")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    for match in _ET_AL.finditer(passage.text):
        authors = authors_before(passage, passage.token_at(match.end()), lenient=False)
        if authors and authors.et_al and not _has_mark(passage, match.end()):
            yield Pointer(
                start=authors.start,
                end=match.end(),
                group=(authors.start, match.end()),
                authors=authors.names,
                et_al=True,
                narrative=True,
                probability=0.8,
            )


def _has_mark(passage: Passage, end: int) -> bool:
    """Tell whether a number behind the names, or later in the sentence, is the real pointer."""
    if _MARKED.match(passage.text, end) or _MARK_LATER.match(passage.text, end):
        return True
    return any(0 <= start - end <= 1 for start, _ in passage.superscripts)


STYLE = Style("narrative", 60, _find)
