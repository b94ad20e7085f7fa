"""What a layout of projects is, and what a project of that layout says."""

from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from attrs import field, frozen

from claimcheck.model import Failure
from claimcheck.model.by_value import ByValue
from claimcheck.model.freeze import freeze

DOCUMENTS = frozenset((".md", ".markdown", ".qmd", ".rmd", ".rst", ".ipynb", ".txt", ".tex"))
"""Suffixes of what projects are written in, whether or not there is a reader for it."""


class ProjectFileFault(Exception):  # noqa: N818 - a fact about a file, turned into a failure
    """A project file that is there and cannot be read.

    Args:
        path: The file.
        message: What is wrong.
        line: In which line, where that is known.
    """

    def __init__(self, path: Path, message: str, line: int | None = None) -> None:
        """Keep what is to be told."""
        super().__init__(message)
        remedy = "correct it: until then its bibliography and list of documents do not count"
        self.failure = Failure(path.as_posix(), message, line, remedy, "unreadable")


@frozen(eq=False, repr=False)
class ProjectLayout(ByValue):
    """A project as its project file describes it.

    Args:
        layout: Name of the layout, such as ``"quarto"``.
        file: The project file.
        folder: The folder that it is about.
        bibliographies: The bibliographies behind every document.
        documents: The documents in order; empty where all of the folder belong to it.
        left_out: Globs of what is none of it, relative to the folder.
        tags: Identifiers by the tags that the documents cite them with.
        cites_identifiers: Whether an identifier in the text is a reference of its own.
    """

    layout: str
    file: Path
    folder: Path
    bibliographies: tuple[Path, ...] = ()
    documents: tuple[Path, ...] = ()
    left_out: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(factory=dict, converter=freeze, hash=False)
    cites_identifiers: bool = False

    def holds(self, document: Path) -> bool:
        """Tell whether a document is one of the project's.

        Args:
            document: A path inside the folder, as the folder's own is written.
        """
        if self.documents:
            return document in self.documents
        try:
            inside = document.relative_to(self.folder)
        except ValueError:
            return False
        return not self._is_left_out(inside)

    def every_document(self) -> tuple[Path, ...]:
        """List the documents of the project, in order."""
        if self.documents:
            return self.documents
        found = (path for path in self.folder.rglob("*") if path.suffix.lower() in DOCUMENTS)
        inside = ((path, path.relative_to(self.folder)) for path in found if path.is_file())
        return tuple(sorted(path for path, name in inside if not self._is_left_out(name)))

    def _is_left_out(self, inside: Path) -> bool:
        hidden = any(part.startswith((".", "_")) for part in inside.parts)
        parents = [parent.as_posix() for parent in inside.parents][:-1]
        names = (inside.as_posix(), *parents)
        return hidden or any(
            fnmatchcase(name, glob.rstrip("/")) or fnmatchcase(f"{name}/", glob)
            for glob in self.left_out
            for name in names
        )


@frozen(eq=False, repr=False)
class LayoutReader(ByValue):
    """A way to lay a project out.

    Args:
        name: Its name.
        read: Reads the project that a folder holds, ``None`` where it holds none; raises a
            :class:`ProjectFileFault` where its project file is broken.
    """

    name: str
    read: Callable[[Path], ProjectLayout | None]
