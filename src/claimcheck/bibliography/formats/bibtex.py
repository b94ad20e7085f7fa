"""BibTeX and biblatex files."""

import re

from claimcheck.bibliography.bibtex import read_own_entries
from claimcheck.bibliography.format import Format

_ENTRY = re.compile(r"^[ \t]*@[A-Za-z]{1,40}[ \t]*[{(]", re.MULTILINE)


def _fits(text: str) -> bool:
    return _ENTRY.search(text) is not None


FORMAT = Format(
    name="bibtex",
    suffixes=frozenset({".bib", ".bibtex", ".biblatex"}),
    begins=re.compile(r"@\s{0,9}\w{1,40}\s{0,9}[{(]"),
    fits=_fits,
    parse=read_own_entries,
)
