"""Which documents a run reads: those named, and those in the folders named."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from attrs import field, frozen

from claimcheck.bibliography.projects import Projects
from claimcheck.bibliography.projects.latex_parts import SUFFIXES as LATEX
from claimcheck.bibliography.projects.latex_parts import latex_parts
from claimcheck.model import Failure
from claimcheck.model.by_value import ByValue
from claimcheck.project_folder import ProjectFolder, real_path

_COMMENTED: Final = ".claims.docx"
"""How copies of documents are called that hold findings as comments."""


@frozen(eq=False, repr=False)
class FoundDocuments(ByValue):
    """What some paths came to.

    Args:
        paths: The documents, in order, each once.
        unseen: Folders and links in which there may be more, and why nobody looked.
    """

    paths: tuple[str, ...]
    unseen: tuple[Failure, ...] = ()


@frozen(slots=False, eq=False, repr=False)
class DocumentSearch(ByValue):
    """How documents are looked for in folders.

    Args:
        suffixes: Suffixes of documents, in lower case.
        exclude: Globs of paths to leave out of folders, as named here or from the project's root.
        apart: Folders inside folders to leave out: our own reports, the texts of cited works.
        project: The project around them, where one is known.
    """

    suffixes: frozenset[str]
    exclude: Sequence[str] = ()
    apart: Sequence[str] = ()
    project: ProjectFolder | None = None
    _unseen: list[Failure] = field(factory=list, init=False, repr=False, eq=False)

    def find(self, paths: Iterable[str]) -> FoundDocuments:
        """Turn folders into the documents in them, in order of name; each file once.

        Hidden folders and files are passed over, copies of documents with our comments
        (``.claims.docx``), and what a project file (of a book, a site, a manuscript) does not count
        among its documents; a path named outright is always taken, and so is a folder that holds no
        document, for the reader to refuse by name. With a LaTeX source come the files that it takes
        in.

        Args:
            paths: Files or folders as the user named them.
        """
        return FoundDocuments(tuple(dict.fromkeys(self.each(paths))), self.unseen)

    @property
    def unseen(self) -> tuple[Failure, ...]:
        """Name the folders and links that were not looked into so far."""
        return tuple(dict.fromkeys(self._unseen))

    def each(self, paths: Iterable[str]) -> Iterator[str]:
        """Give the documents of :meth:`find` one by one, those that are named twice twice.

        Args:
            paths: Files or folders as the user named them.
        """
        for name in paths:
            path = Path(name)
            before = len(self._unseen)
            is_empty = True
            for one in self._inside(path):
                is_empty = False
                if not self._is_left_out(one, path):
                    yield one.as_posix()
            if is_empty and len(self._unseen) == before:
                yield path.as_posix()
                for one in latex_parts(path) if path.suffix.lower() in LATEX else ():
                    if not self._is_left_out(one, path):
                        yield one.as_posix()

    def _inside(self, folder: Path) -> Iterator[Path]:
        """Give the documents of a folder without those that its project leaves out.

        A folder all of whose documents are left out is taken whole.
        """
        if not os.path.isdir(folder):  # noqa: PTH112 - a closed folder is not one
            return
        projects = Projects()
        is_whole = True
        for one in self._documents(folder):
            if not projects.is_left_out(one):
                is_whole = False
                yield one
        if is_whole:
            yield from self._documents(folder)

    def _is_left_out(self, document: Path, named: Path) -> bool:
        names = {document.as_posix()}
        if self.project is not None:
            names.add(self.project.name_of(document))
        if any(fnmatchcase(name, glob) for name in names for glob in self.exclude):
            return True
        whole, top = real_path(document), real_path(named)
        apart = [real_path(one) for one in self.apart]
        return any(whole.is_relative_to(one) and not top.is_relative_to(one) for one in apart)

    def _documents(self, folder: Path) -> Iterator[Path]:
        """Walk a folder in order of its paths."""
        yield from self._beneath(folder, folder)

    def _beneath(self, folder: Path, top: Path) -> Iterator[Path]:
        try:
            with os.scandir(folder) as entries:
                named = {entry.name: _is_folder(entry) for entry in entries}
        except OSError as error:
            self._unreadable(error)
            return
        for name in sorted(name for name in named if not name.startswith(".")):
            path = folder / name
            if named[name]:
                self._look_at_folder(path, top)
                if not _is_link(path):
                    yield from self._beneath(path, top)
            elif self._is_called_one(path) and self._is_document(path, top):
                yield path

    def _is_called_one(self, path: Path) -> bool:
        is_copy = path.name.lower().endswith(_COMMENTED)
        return path.suffix.lower() in self.suffixes and not is_copy

    def _unreadable(self, error: OSError) -> None:
        folder = Path(error.filename)
        if self._is_left_out(folder / "x", folder.parent):
            return
        message = f"cannot be opened: {error.strerror or error}"
        self._tell(folder, message, "give yourself permission, or exclude it")

    def _look_at_folder(self, path: Path, top: Path) -> None:
        """Tell of a linked folder that is not entered, unless it is seen at its own place."""
        if _is_link(path) and not real_path(path).is_relative_to(real_path(top)):
            self._tell(path, "is a link to another folder, which was not entered", "give its path")

    def _is_document(self, path: Path, top: Path) -> bool:
        if self._is_left_out(path, top):
            return False
        try:
            mode = path.stat().st_mode
        except OSError as error:
            reason = "is a link to nothing" if _is_link(path) else str(error.strerror)
            self._tell(path, reason, "remove it, or exclude it")
            return False
        if _is_link(path) and self._leads_out(path, top):
            message = "is a link that leads out of the project, and was not followed"
            self._tell(path, message, "give its path")
            return False
        return stat.S_ISREG(mode)

    def _leads_out(self, path: Path, top: Path) -> bool:
        is_inside = self.project is None or self.project.holds(path)
        return not is_inside and not real_path(path).is_relative_to(real_path(top))

    def _tell(self, path: Path, message: str, remedy: str) -> None:
        kind = "unreadable"
        self._unseen.append(Failure(path.as_posix(), message, remedy=remedy, kind=kind))


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114 - false where it cannot be looked at
