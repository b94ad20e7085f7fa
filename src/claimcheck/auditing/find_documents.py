"""Which documents a run reads: those named, and those in the folders named."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import field, frozen

from claimcheck.auditing.left_out import LeftOutPaths
from claimcheck.auditing.taken_in import absent_parts_of, files_taken_in
from claimcheck.bibliography.projects import Projects
from claimcheck.model import ConfigurationError, Failure
from claimcheck.model.by_value import ByValue
from claimcheck.project_folder import ProjectFolder, real_path

_COMMENTED: Final = ".claims.docx"
"""How copies of documents are called that hold findings as comments."""
_COPIES: Final = "being a copy with comments"
_OPEN: Final = "~$"
"""How the file begins that Word keeps beside a document that is open."""
_LOCKS: Final = "being a note of an open document"
_TO_NOTHING: Final = "is a link to nothing"
_PROJECT: Final = "the project file"
_APART: Final = "holding reports or sources"


@frozen(eq=False, repr=False)
class FoundDocuments(ByValue):
    """What some paths came to.

    Args:
        paths: The documents, in order, each once.
        unseen: Folders and links in which there may be more, and why nobody looked.
        skipped: How many files and folders were left out, by what left them out.
    """

    paths: tuple[str, ...]
    unseen: tuple[Failure, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()


def no_document(
    named: Iterable[str],
    unseen: Iterable[Failure],
    why: str = "nothing there that can be read",
) -> ConfigurationError:
    """Return the error that paths came to no document.

    Args:
        named: The paths.
        unseen: Where nobody could look.
        why: What the paths came to instead.
    """
    reasons = "".join(f"\n{failure}" for failure in unseen)
    return ConfigurationError(f"no document in {', '.join(named)}: {why}{reasons}")


@frozen(slots=False, eq=False, repr=False)
class DocumentSearch(ByValue):
    """How documents are looked for in folders.

    Args:
        suffixes: Suffixes of documents, in lower case.
        exclude: Patterns of paths to leave out, as in a ``.gitignore`` at the project's root.
        apart: Folders inside folders to leave out: our own reports, the texts of cited works.
        project: The project around them, where one is known.
        takes_named: Whether a path that is named is taken whatever patterns say.
    """

    suffixes: frozenset[str]
    exclude: Sequence[str] = ()
    apart: Sequence[str] = ()
    project: ProjectFolder | None = None
    takes_named: bool = True
    _unseen: list[Failure] = field(factory=list, init=False, repr=False, eq=False)
    _skipped: dict[str, str] = field(factory=dict, init=False, repr=False, eq=False)
    _left_out: LeftOutPaths = field(init=False, repr=False, eq=False)
    _apart: dict[Path, Sequence[Path]] = field(factory=dict, init=False, repr=False, eq=False)

    @_left_out.default
    def _of_settings(self) -> LeftOutPaths:
        return LeftOutPaths(self.exclude, self.project)

    def find(self, paths: Iterable[str]) -> FoundDocuments:
        """Turn folders into the documents in them, in order of name; each file once.

        Hidden folders and files are passed over, copies of documents with our comments
        (``.claims.docx``), and what a project file (of a book, a site, a manuscript) does not count
        among its documents, and what ``.gitignore`` files or ``exclude`` leave out; a path named
        outright is taken, unless patterns bind that too, and so is a folder that holds no document,
        for the reader to refuse by name. With a source come the files that it takes in.

        Args:
            paths: Files or folders as the user named them.
        """
        found = tuple(dict.fromkeys(self.each(paths)))
        return FoundDocuments(found, self.unseen, self.skipped)

    @property
    def unseen(self) -> tuple[Failure, ...]:
        """Name the folders and links that were not looked into so far."""
        return tuple(dict.fromkeys(self._unseen))

    @property
    def skipped(self) -> tuple[tuple[str, int], ...]:
        """Count what was left out so far by reason, in order of their names."""
        return tuple(sorted(Counter(self._skipped.values()).items()))

    def each(self, paths: Iterable[str]) -> Iterator[str]:
        """Give the documents of :meth:`find` one by one, those that are named twice twice.

        Args:
            paths: Files or folders as the user named them.
        """
        for name in paths:
            path = Path(name)
            if self._skips_named(path):
                continue
            before = len(self._unseen), len(self._skipped)
            is_empty = True
            for one in self._inside(path):
                is_empty = False
                self._look_for_parts(one, path)
                yield one.as_posix()
            if is_empty and (len(self._unseen), len(self._skipped)) == before:
                self._look_for_parts(path, path.parent)
                yield path.as_posix()
                for one in files_taken_in(path):
                    if not self._skips(one, path):
                        yield one.as_posix()

    def _look_for_parts(self, path: Path, top: Path) -> None:
        """Tell of what a source takes in and what is not there."""
        for one in absent_parts_of(path):
            if not self._why_not(one, top, is_folder=False):
                message = f"is taken in by `{path.as_posix()}`, and is not there"
                self._tell(one, message, "put it there, or exclude it")

    def _skips_named(self, path: Path) -> bool:
        reason = "" if self.takes_named else self._left_out.reason_of_named(path)
        if reason:
            self._skipped[path.as_posix()] = reason
        return bool(reason)

    def _inside(self, folder: Path) -> Iterator[Path]:
        """Give the documents of a folder without those that its project leaves out.

        A folder all of whose documents are left out is taken whole.
        """
        if not os.path.isdir(folder):  # noqa: PTH112 - a closed folder is not one
            return
        projects = Projects()
        left: list[Path] = []
        is_whole = True
        for one in self._documents(folder):
            self._unseen.extend(projects.faults_around(one))
            if projects.is_left_out(one):
                left.append(one)
            else:
                is_whole = False
                yield one
        if is_whole:
            yield from left
        else:
            self._skipped.update(dict.fromkeys((one.as_posix() for one in left), _PROJECT))

    def _skips(self, path: Path, top: Path, *, is_folder: bool = False) -> bool:
        """Tell whether a file or folder is left out, and count it."""
        reason = self._why_not(path, top, is_folder=is_folder)
        if reason:
            self._skipped[path.as_posix()] = reason
        return bool(reason)

    def _why_not(self, path: Path, top: Path, *, is_folder: bool) -> str:
        if reason := self._left_out.reason(path, top, is_folder=is_folder):
            return reason
        apart = self._apart_beneath(top)
        if not apart:
            return ""
        whole = real_path(path)
        return _APART if any(whole.is_relative_to(one) for one in apart) else ""

    def _apart_beneath(self, top: Path) -> Sequence[Path]:
        """Give the folders to leave out that the folder named does not lie in itself."""
        if top not in self._apart:
            named = real_path(top)
            apart = (real_path(one) for one in self.apart)
            self._apart[top] = [one for one in apart if not named.is_relative_to(one)]
        return self._apart[top]

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
                if self._skips(path, top, is_folder=True):
                    continue
                self._look_at_folder(path, top)
                if not _is_link(path):
                    yield from self._beneath(path, top)
            elif self._is_called_one(path) and self._is_document(path, top):
                yield path
            elif not path.suffix and _is_link(path):
                self._look_at_link(path, top)

    def _is_called_one(self, path: Path) -> bool:
        is_one = path.suffix.lower() in self.suffixes
        is_copy = is_one and path.name.lower().endswith(_COMMENTED)
        is_lock = is_one and path.name.startswith(_OPEN)
        if is_copy or is_lock:
            self._skipped[path.as_posix()] = _COPIES if is_copy else _LOCKS
        return is_one and not is_copy and not is_lock

    def _unreadable(self, error: OSError) -> None:
        folder = Path(error.filename)
        if self._skips(folder / "x", folder.parent):
            return
        message = f"cannot be opened: {error.strerror or error}"
        self._tell(folder, message, "give yourself permission, or exclude it")

    def _look_at_folder(self, path: Path, top: Path) -> None:
        """Tell of a linked folder that is not entered, unless it is seen at its own place."""
        if _is_link(path) and not real_path(path).is_relative_to(real_path(top)):
            self._tell(path, "is a link to another folder, which was not entered", "give its path")

    def _look_at_link(self, path: Path, top: Path) -> None:
        """Tell of a link to nothing that is named like a folder: documents may have been in it."""
        if not os.path.exists(path) and not self._skips(path, top):  # noqa: PTH110 - false if closed
            self._tell(path, _TO_NOTHING, "remove it, or exclude it")

    def _is_document(self, path: Path, top: Path) -> bool:
        if self._skips(path, top):
            return False
        try:
            mode = path.stat().st_mode
        except OSError as error:
            reason = _TO_NOTHING if _is_link(path) else str(error.strerror)
            self._tell(path, reason, "remove it, or exclude it")
            return False
        if _is_link(path) and self._leads_out(path, top):
            message = "is a link that leads out of the project, and was not followed"
            self._tell(path, message, "give its path")
            return False
        if not stat.S_ISREG(mode):
            self._tell(path, "is no regular file, and was not opened", "remove it, or exclude it")
            return False
        return True

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
