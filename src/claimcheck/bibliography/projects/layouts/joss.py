"""Papers of the Journal of Open Source Software: ``paper.md`` with ``paper.bib``."""

import re
from pathlib import Path

from claimcheck.bibliography.projects.layout import LayoutReader, ProjectLayout
from claimcheck.bibliography.projects.paths import beside, present
from claimcheck.bibliography.projects.texts import beginning_of

_PAPERS = ("paper.md", "paper.Rmd")
_NAMED = re.compile(r"^bibliography:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_OF_PAPERS = re.compile(r"^affiliations:", re.MULTILINE)
_LONGEST_HEAD = 20_000


def read_joss(folder: Path) -> ProjectLayout | None:
    """Read a folder that holds a paper, its authors' affiliations in its head."""
    path = next((one for name in _PAPERS if (one := folder / name).is_file()), None)
    if path is None:
        return None
    head = beginning_of(path, _LONGEST_HEAD)
    if not _OF_PAPERS.search(head):
        return None
    named = _NAMED.search(head)
    return ProjectLayout(
        layout="joss",
        file=path,
        folder=folder,
        bibliographies=present(beside(folder, [named[1] if named else "paper.bib"])),
    )


LAYOUT = LayoutReader("joss", read_joss)
