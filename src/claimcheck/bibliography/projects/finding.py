"""The project that a document belongs to: the nearest project file above it."""

from functools import cache
from pathlib import Path

from claimcheck.bibliography.projects import layouts
from claimcheck.bibliography.projects.layout import (
    LayoutReader,
    ProjectFileFault,
    ProjectLayout,
)
from claimcheck.model import Failure
from claimcheck.plugins import Registry

LAYOUTS = Registry(layouts.__name__, LayoutReader, lambda layout: layout.name)
"""The layouts, each a module with one."""

_HIGHEST = 8
_STOPS = (".git", ".hg", ".jj", ".svn")


class Projects:
    """The projects around the documents of one run, each project file read once."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._by_folder: dict[Path, ProjectLayout | None] = {}
        self._faults: dict[Path, tuple[Failure, ...]] = {}

    @property
    def files(self) -> tuple[Path, ...]:
        """Give the files by which projects were told, and the documents that come first in them."""
        found = [project for project in self._by_folder.values() if project is not None]
        paths = (path for one in found for path in (one.file, *one.documents[:1]))
        broken = (Path(one.path) for faults in self._faults.values() for one in faults)
        return tuple(dict.fromkeys((*paths, *broken)))

    def around(self, document: str | Path) -> ProjectLayout | None:
        """Give the project that a document lies in.

        Args:
            document: Path of the document.
        """
        return self._of(Path(document).parent, _HIGHEST)

    def faults_around(self, document: str | Path) -> tuple[Failure, ...]:
        """Name the project files around a document that are broken.

        Args:
            document: Path of the document.
        """
        self.around(document)
        return self._faults.get(Path(document).parent, ())

    def is_left_out(self, document: str | Path) -> bool:
        """Tell whether a document lies in the folder of a project and is none of its documents."""
        project = self.around(document)
        return project is not None and not project.holds(Path(document))

    def _of(self, folder: Path, above: int) -> ProjectLayout | None:
        if folder not in self._by_folder:
            self._by_folder[folder] = self._read(folder, above)
        return self._by_folder[folder]

    def _read(self, folder: Path, above: int) -> ProjectLayout | None:
        if not folder.is_dir():
            return None
        project, faults = _read_layouts(folder)
        self._faults[folder] = faults
        if project is not None or not above or any((folder / stop).exists() for stop in _STOPS):
            return project
        parent = folder.parent if folder.name not in {"", ".."} else folder / ".."
        if parent.resolve() == folder.resolve():
            return None
        found = self._of(parent, above - 1)
        self._faults[folder] = (*faults, *self._faults.get(parent, ()))
        return found


def _read_layouts(folder: Path) -> tuple[ProjectLayout | None, tuple[Failure, ...]]:
    """Read the project that a folder holds, and say which project files of it are broken."""
    faults: list[Failure] = []
    for layout in _all_layouts():
        try:
            project = layout.read(folder)
        except ProjectFileFault as fault:
            faults.append(fault.failure)
        else:
            if project is not None:
                return project, tuple(faults)
    return None, tuple(faults)


@cache
def _all_layouts() -> tuple[LayoutReader, ...]:
    return tuple(LAYOUTS.values().values())
