"""Where a project begins, how its documents are named from there, and what lies outside of it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from claimcheck.model import Failure, InputError
from claimcheck.model.by_value import ByValue
from claimcheck.regular_files import read_regular
from claimcheck.toml_files.syntax import SyntaxFault, parse_toml

CONFIGURATIONS: Final = ("claimcheck.toml", "pyproject.toml")
_REPOSITORIES: Final = (".git", ".hg", ".jj", ".svn")
_LEDGERS: Final = "claims"
_BEGINNINGS: Final = (*CONFIGURATIONS, *_REPOSITORIES, _LEDGERS)
_LARGEST: Final = 20_000_000


@frozen(eq=False, repr=False)
class ProjectFolder(ByValue):
    """A project on disk.

    Args:
        root: Real path of the folder from which documents are named.
        boundary: Real path of the checkout that the project is part of: what its own files say may
            lead nowhere else. ``None`` where there is no checkout, and nothing is refused.
        named: Real paths that the user named; they are let in wherever they lie.
    """

    root: Path
    boundary: Path | None = None
    named: tuple[Path, ...] = ()

    def naming(self, paths: Iterable[str | Path]) -> "ProjectFolder":
        """Give the project with some more paths that the user named."""
        return evolve(self, named=(*self.named, *(real_path(path) for path in paths)))

    def name_of(self, path: str | Path) -> str:
        """Name a file from the root: the same from any folder, absolute or with ``..``.

        A link to a folder is followed; one to a file is a file of its own name.
        """
        return _name_of(self.root, os.path.abspath(path))  # noqa: PTH100 - Path keeps the dots

    def holds(self, path: str | Path) -> bool:
        """Tell whether a file may be read or written at the word of the project's own files."""
        if self.boundary is None:
            return True
        whole = real_path(path)
        if any(whole.is_relative_to(one) for one in self.named):
            return True
        return whole.is_relative_to(self.boundary) and not self._is_administrative(whole)

    def refuse_outside(self, path: str | Path, remedy: str) -> None:
        """Refuse a file outside of the project.

        Args:
            path: The file, where it leads.
            remedy: How a user who means it says so.

        Raises:
            InputError: It lies outside, or a link leads there.
        """
        if not self.holds(path):
            raise InputError(self.outside(path, remedy))

    def outside(self, path: str | Path, remedy: str) -> Failure:
        """Say that a file lies outside of the project."""
        message = "lies outside of the project"
        if self._is_administrative(real_path(path)):
            message = "belongs to version control, not to the project"
        elif self.seems_inside(path):
            message += " (a link leads there)"
        return Failure(Path(path).as_posix(), message, remedy=remedy, kind="outside")

    def seems_inside(self, path: str | Path) -> bool:
        """Tell whether a file lies inside as long as no link is followed."""
        plain = Path(os.path.abspath(path))  # noqa: PTH100 - links are not to be followed
        return self.boundary is not None and plain.is_relative_to(self.boundary)

    def _is_administrative(self, whole: Path) -> bool:
        """Tell whether a real path is one of version control, which no checkout brings along."""
        if self.boundary is None or not whole.is_relative_to(self.boundary):
            return False
        parts = whole.relative_to(self.boundary).parts
        return any(part.lower() in _REPOSITORIES for part in parts)


def project_around(paths: Iterable[str | Path]) -> ProjectFolder | None:
    """Find the project that some files lie in; ``None`` where none begins above them.

    It begins at the nearest configuration; where there is none, at the nearest folder with a
    ledger in ``claims``, or else at the repository.

    Args:
        paths: Files or folders; none means the current folder.
    """
    start = common_folder(paths)
    configured = next((one for one in (start, *start.parents) if has_configuration(one)), None)
    if configured is not None:
        return project_at(configured)
    repository = repository_of(start)
    for folder in (start, *start.parents):
        if _has_ledgers(folder):
            return project_at(folder)
        if folder == repository:
            return project_at(folder)
    return None


def project_at(folder: Path) -> ProjectFolder:
    """Give the project that begins at a folder."""
    root = real_path(folder)
    return ProjectFolder(root, repository_of(root) or root)


def common_folder(paths: Iterable[str | Path]) -> Path:
    """Give the deepest folder that holds all of some files; the current one where none is named."""
    folders = [real_path(one if os.path.isdir(one) else Path(one).parent) for one in paths]  # noqa: PTH112 - strings
    if not folders:
        return real_path(".")
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on different drives
        return folders[0]


def repository_of(folder: Path) -> Path | None:
    """Give the root of the repository that a folder lies in."""
    for one in (folder, *folder.parents):
        if any(os.path.lexists(one / name) for name in _REPOSITORIES):
            return one
    return None


def has_configuration(folder: Path) -> bool:
    """Tell whether a folder holds a configuration of ours, sound or not."""
    if os.path.lexists(folder / CONFIGURATIONS[0]):
        return True
    return has_own_table(folder / CONFIGURATIONS[1])


def has_own_table(path: Path) -> bool:
    """Tell whether a ``pyproject.toml`` holds a table of ours, or is broken and may hold one.

    Args:
        path: The file, which need not be there.
    """
    try:
        text = read_regular(path, _LARGEST).decode("utf-8")
    except (OSError, ValueError):
        return False
    if "claimcheck" not in text:
        return False
    try:
        tool = parse_toml(text).get("tool")
    except SyntaxFault:
        return True  # whoever reads it tells what is wrong
    return isinstance(tool, dict) and "claimcheck" in tool


def seems_a_root(folder: Path) -> bool:
    """Tell cheaply whether a project may begin at a folder.

    Args:
        folder: The folder.
    """
    return any(os.path.lexists(folder / name) for name in _BEGINNINGS)


def real_path(path: str | Path) -> Path:
    """Give the absolute path of a file with every link followed."""
    return Path(os.path.realpath(path))


@lru_cache(1 << 12)
def _name_of(root: Path, path: str) -> str:
    folder, name = os.path.split(path)
    whole = Path(os.path.realpath(folder)) / name
    try:
        return Path(os.path.relpath(whole, root)).as_posix()
    except ValueError:  # on another drive
        return whole.as_posix()


def _has_ledgers(folder: Path) -> bool:
    with suppress(OSError):
        return any(_is_ledger(path) for path in _tables(folder / _LEDGERS))
    return False


def _tables(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        yield from (Path(one.path) for one in entries if one.name.endswith(".toml"))


def _is_ledger(path: Path) -> bool:
    with suppress(OSError):
        return b"document" in read_regular(path, _LARGEST)[:4096]
    return False
