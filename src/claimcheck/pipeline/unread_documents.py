"""Documents of a project that a run does not read, though they cite the same works."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimcheck.bibliography.projects import Projects
from claimcheck.bibliography.projects.layout import DOCUMENTS

_MOST = 2000
_DEEPEST = 4
_BUILT = frozenset({"node_modules", "site-packages", "dist", "build", "venv"})


def unread_documents(
    bibliographies: Iterable[str],
    read: Iterable[str],
    projects: Projects,
    apart: Iterable[str] = (),
) -> tuple[Path, ...]:
    """List the documents outside the run that may cite works of its bibliographies.

    They are those of the project around a bibliography, or lie in its folder or beneath.

    Args:
        bibliographies: Paths of the bibliographies of the run.
        read: Paths of the documents of the run.
        projects: The projects around the documents.
        apart: Folders whose files are no documents: our own reports, the texts of cited works.
    """
    left_out = [Path(folder).resolve() for folder in apart]
    known = {Path(path).resolve() for path in read}
    found: dict[Path, None] = {}
    for folder in dict.fromkeys(Path(path).parent for path in bibliographies):
        project = projects.around(folder / "x")
        listed = project.every_document() if project else ()
        for path in (*listed, *_beneath(folder)):
            whole = path.resolve()
            if whole not in known and not any(whole.is_relative_to(one) for one in left_out):
                found.setdefault(path)
    return tuple(found)


def _beneath(folder: Path) -> Iterator[Path]:
    """List documents in a folder and beneath it, in order, hidden and built ones left out."""
    count = 0
    for here, folders, files in os.walk(folder):
        depth = len(Path(here).relative_to(folder).parts)
        folders[:] = (
            sorted(name for name in folders if _is_walked(name)) if depth < _DEEPEST else []
        )
        for name in sorted(files):
            count += 1
            if count > _MOST:
                return
            path = Path(here) / name
            if path.suffix.lower() in DOCUMENTS:
                yield path


def _is_walked(name: str) -> bool:
    return not name.startswith((".", "_")) and name not in _BUILT
