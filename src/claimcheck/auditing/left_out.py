"""Which files and folders `.gitignore` and `exclude` leave out, as Git and ruff read them.

A pattern without a slash names a file or folder anywhere beneath; one with a slash counts from the
folder of the `.gitignore`, or from the root of the project. What Git has been told in spite of a
pattern (files that are tracked) is not known here.
"""

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final
from warnings import catch_warnings

from attrs import define, field, frozen

from claimcheck.project_folder import ProjectFolder, real_path
from claimcheck.regular_files import read_regular

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORED: Final = ".gitignore"
EXCLUDED: Final = "exclude"
_LARGEST: Final = 1_000_000
_LONG: Final = 1000
_ODD: Final = frozenset("!\\[")


@define
class PatternList:
    """Patterns of one file, or of the configuration; they are compiled once they may match.

    Args:
        lines: The patterns.
    """

    lines: Sequence[str]
    _spec: "GitIgnoreSpec | None" = None

    def says(self, name: str) -> bool | None:
        """Tell whether a path is left out; ``None`` where no pattern speaks of it.

        Args:
            name: The path from where the patterns count, with a slash behind a folder.
        """
        if self._spec is None:
            parts = PurePath(name).parts
            if not any(_may_match(line, parts) for line in self.lines):
                return None
            self._spec = _compiled([line for line in self.lines if is_pattern(line)])
        return self._spec.check_file(name).include


def is_pattern(line: str) -> bool:
    """Tell whether a line of a ``.gitignore`` can be read; git passes over one that cannot.

    Args:
        line: The line.
    """
    if _ODD.isdisjoint(line) and len(line) < _LONG:
        return True
    try:
        _compiled([line])
    except Exception:  # noqa: BLE001 - pathspec compiles with whichever library is installed
        return False
    return True


def _compiled(lines: Sequence[str]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most runs need no patterns

    with catch_warnings(
        action="ignore", category=FutureWarning
    ):  # of Python, on classes in classes
        return GitIgnoreSpec.from_lines(lines)


def _may_match(line: str, parts: Sequence[str]) -> bool:
    """Tell cheaply whether a pattern can match a path: the last part of it must match a part."""
    pattern = line.strip()
    if not pattern or pattern[0] == "#":
        return False
    last = pattern.rstrip("/").rpartition("/")[2].removeprefix("!")
    return "[" in last or "\\" in last or any(fnmatchcase(part, last) for part in parts)


@frozen
class _FolderRules:
    """A folder, and the patterns that speak of what lies in it.

    Args:
        folder: The folder, with every link followed.
        patterns: They, each with the folder that they count from, the innermost first.
    """

    folder: Path
    patterns: Sequence[tuple[Path, PatternList]]


@define
class LeftOutPaths:
    """What is left out of a walk.

    Args:
        exclude: Patterns of the configuration.
        project: The project, whose checkout bounds where `.gitignore` files are looked for.
    """

    exclude: Sequence[str] = ()
    project: ProjectFolder | None = None
    _excluded: PatternList = field(init=False)
    _files: dict[Path, PatternList] = field(factory=dict, init=False)
    _places: dict[tuple[Path, Path], _FolderRules] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        """Hold the patterns of the configuration."""
        self._excluded = PatternList(tuple(self.exclude))

    def reason(self, path: Path, top: Path, *, is_folder: bool) -> str:
        """Say what leaves a path out whose folders are not left out; ``""`` where nothing does.

        Args:
            path: A file or folder.
            top: The folder that was named, above which only the checkout is looked at.
            is_folder: Whether it is a folder.
        """
        end = "/" if is_folder else ""
        if self.exclude and any(self._excluded.says(name + end) for name in self._names(path, top)):
            return EXCLUDED
        place = self._place(path.parent, top)
        for folder, patterns in place.patterns:
            name = (place.folder / path.name).relative_to(folder).as_posix()
            said = patterns.says(name + end)
            if said is not None:
                return IGNORED if said else ""
        return ""

    def reason_of_named(self, path: Path) -> str:
        """Say what leaves out a path that was named, or a folder around it in the checkout.

        Args:
            path: The path as it was named.
        """
        whole = real_path(path.parent) / path.name
        boundary = self.project.boundary if self.project else None
        around = [whole]
        if boundary is not None and whole.is_relative_to(boundary):
            around += [
                one for one in whole.parents if one != boundary and one.is_relative_to(boundary)
            ]
        for one in reversed(around):
            is_folder = one != whole or os.path.isdir(one)  # noqa: PTH112 - a closed one is none
            if one != boundary and (reason := self.reason(one, one.parent, is_folder=is_folder)):
                return reason
        return ""

    def _names(self, path: Path, top: Path) -> Iterator[str]:
        """Name a path as it is named here and from the root of the project, else from the top."""
        if not path.is_absolute() and ".." not in path.parts:
            yield path.as_posix()
        elif self.project is None and path != top and path.is_relative_to(top):
            yield path.relative_to(top).as_posix()
        if self.project is not None:
            name = PurePath(self.project.name_of(path))
            if not name.is_absolute() and ".." not in name.parts:
                yield name.as_posix()

    def _place(self, folder: Path, top: Path) -> _FolderRules:
        """Look once for the patterns that speak of what lies in a folder."""
        if (folder, top) not in self._places:
            whole = real_path(folder)
            found = ((one, self._of(one)) for one in self._folders(whole, top))
            speaking = tuple((one, patterns) for one, patterns in found if patterns.lines)
            self._places[folder, top] = _FolderRules(whole, speaking)
        return self._places[folder, top]

    def _folders(self, folder: Path, top: Path) -> Iterator[Path]:
        """Give the folders whose patterns speak of what lies in a folder, the innermost first."""
        boundary = self.project.boundary if self.project else None
        outermost = boundary if boundary and folder.is_relative_to(boundary) else real_path(top)
        for one in (folder, *folder.parents):
            if not one.is_relative_to(outermost):
                return
            yield one

    def _of(self, folder: Path) -> PatternList:
        if folder not in self._files:
            self._files[folder] = PatternList(_lines_of(folder / IGNORED))
        return self._files[folder]


def _lines_of(file: Path) -> tuple[str, ...]:
    try:
        return tuple(read_regular(file, _LARGEST).decode("utf-8", "replace").splitlines())
    except OSError:
        return ()
