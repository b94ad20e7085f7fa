"""Paths that project files name."""

from collections.abc import Iterable
from os.path import normpath
from pathlib import Path


def beside(folder: Path, names: Iterable[str]) -> tuple[Path, ...]:
    """Give the paths that names stand for, each once.

    Args:
        folder: Folder that they count from.
        names: Relative paths; addresses on the web are passed over.
    """
    named = (name for name in names if name and "://" not in name)
    return tuple(dict.fromkeys(Path(normpath(folder / name)) for name in named))


def present(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Keep the paths that are files.

    A project may name files that only building it makes, such as a list of the packages it uses.
    """
    return tuple(path for path in paths if path.is_file())


def present_or_all(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Keep the paths that are files; where none is, all, so that whoever reads them tells of it."""
    named = tuple(paths)
    return present(named) or named


def with_suffix(paths: Iterable[Path], suffixes: Iterable[str]) -> tuple[Path, ...]:
    """Find the files behind paths that may lack their suffix; those that are not there go."""
    endings = ("", *suffixes)
    found = (
        next(
            (whole for end in endings if (whole := path.with_name(path.name + end)).is_file()), None
        )
        for path in paths
    )
    return tuple(path for path in found if path is not None)
