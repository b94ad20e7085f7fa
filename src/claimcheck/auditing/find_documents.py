"""Which documents a run reads: those named, and those in the folders named."""

import os
import stat
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from attrs import field, frozen

from claimcheck.bibliography.projects import Projects
from claimcheck.bibliography.projects.latex_parts import SUFFIXES as LATEX
from claimcheck.bibliography.projects.latex_parts import latex_parts
from claimcheck.model import Failure
from claimcheck.project_folder import ProjectFolder, real_path

_COMMENTED: Final = ".claims.docx"
"""How copies of documents are called that hold findings as comments."""


@frozen
class FoundDocuments:
    """What some paths came to.

    Args:
        paths: The documents, in order, each once.
        unseen: Folders and links in which there may be more, and why nobody looked.
    """

    paths: tuple[str, ...]
    unseen: tuple[Failure, ...] = ()


@frozen(slots=False)
class DocumentSearch:
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
        found: dict[str, None] = {}
        for name in paths:
            path = Path(name)
            before = len(self._unseen)
            inside = _of_projects(self._documents(path)) if os.path.isdir(path) else []  # noqa: PTH112 - a closed folder is not one
            if not inside and len(self._unseen) == before:
                found[path.as_posix()] = None
                inside = list(latex_parts(path)) if path.suffix.lower() in LATEX else []
            for one in inside:
                if not self._is_left_out(one, path):
                    found[one.as_posix()] = None
        return FoundDocuments(tuple(found), tuple(dict.fromkeys(self._unseen)))

    def _is_left_out(self, document: Path, named: Path) -> bool:
        names = {document.as_posix()}
        if self.project is not None:
            names.add(self.project.name_of(document))
        if any(fnmatchcase(name, glob) for name in names for glob in self.exclude):
            return True
        whole, top = real_path(document), real_path(named)
        apart = [real_path(one) for one in self.apart]
        return any(whole.is_relative_to(one) and not top.is_relative_to(one) for one in apart)

    def _documents(self, folder: Path) -> list[Path]:
        found: list[Path] = []
        for here, folders, files in os.walk(folder, onerror=self._unreadable):
            for name in sorted(name for name in folders if not name.startswith(".")):
                self._look_at_folder(Path(here) / name, folder)
            folders[:] = [name for name in folders if not name.startswith(".")]
            paths = (Path(here) / name for name in files if not name.startswith("."))
            known = (path for path in paths if self._is_called_one(path))
            found += [path for path in known if self._is_document(path, folder)]
        return sorted(found)

    def _is_called_one(self, path: Path) -> bool:
        is_copy = path.name.lower().endswith(_COMMENTED)
        return path.suffix.lower() in self.suffixes and not is_copy

    def _unreadable(self, error: OSError) -> None:
        folder = Path(error.filename)
        if self._is_left_out(folder / "x", folder.parent):
            return
        message = f"cannot be looked into: {error.strerror or error}"
        self._tell(folder, message, "give yourself the right to, or exclude it")

    def _look_at_folder(self, path: Path, top: Path) -> None:
        """Tell of a linked folder that is not entered, unless it is seen at its own place."""
        if _is_link(path) and not real_path(path).is_relative_to(real_path(top)):
            self._tell(path, "is a link to another folder, which was not entered", "name it itself")

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
            self._tell(path, message, "name it itself")
            return False
        return stat.S_ISREG(mode)

    def _leads_out(self, path: Path, top: Path) -> bool:
        is_inside = self.project is None or self.project.holds(path)
        return not is_inside and not real_path(path).is_relative_to(real_path(top))

    def _tell(self, path: Path, message: str, remedy: str) -> None:
        kind = "unreadable"
        self._unseen.append(Failure(path.as_posix(), message, remedy=remedy, kind=kind))


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114 - false where it cannot be looked at


def _of_projects(documents: list[Path]) -> list[Path]:
    """Leave out what projects leave out; a folder that a project passes over is taken whole."""
    projects = Projects()
    return [one for one in documents if not projects.is_left_out(one)] or documents
