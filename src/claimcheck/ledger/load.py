"""Reading the files of ledgers, one or a whole folder of them."""

import os
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from claimcheck.ledger.parsing import parse_ledger
from claimcheck.model import (
    Failure,
    InputError,
    Ledger,
)
from claimcheck.model.arguments import a_path
from claimcheck.project_folder import ProjectFolder
from claimcheck.regular_files import FileTooLargeError, NotRegularError, line_of_fault, read_regular

_LARGEST = 64_000_000
_SUFFIX = ".toml"


def load_ledger(path: str | Path) -> Ledger:
    """Read and validate one ledger file.

    Args:
        path: The TOML file.

    Returns:
        The ledger. What does not validate is in ``failures``, each with its line; the other
        records remain valid.

    Raises:
        InputError: The file is missing, a folder, too large, or not UTF-8 text.
        ArgumentError: ``path`` is neither a string nor a path.

    Examples:
        >>> ledger = load_ledger("claims/oxytocin-sensitivity.toml")
        >>> ledger.document
        'examples/oxytocin-sensitivity.md'
        >>> ledger.records[0].values["claim_type"].value
        'definitional'
    """
    file = a_path("path", path)
    return parse_ledger(_read(file), file.as_posix())


def load_ledgers(
    folder: str | Path, project: ProjectFolder | None = None, *, unread: Container[str] = ()
) -> tuple[Ledger, ...]:
    """Read every ``*.toml`` file of a folder and of its sub-folders, sorted by path.

    A file or sub-folder that cannot be read is a ledger with that one failure, so that the rest
    goes on; so is a link that leads out of the project.

    Args:
        folder: The folder.
        project: The project that it is part of, where one is known.
        unread: Paths of files to leave out.

    Raises:
        InputError: The folder is missing or is not a folder.
    """
    root = Path(folder)
    if not root.is_dir():
        raise InputError(
            Failure(
                root.as_posix(),
                "is not a folder" if root.exists() else "no such folder",
                remedy="name the folder that holds the ledgers, usually claims",
                kind="missing",
            )
        )
    failures: list[Failure] = []
    paths = (one for one in ledger_paths(root, failures) if one.as_posix() not in unread)
    found = [_load_or_fail(path, project) for path in paths]
    found += [Ledger(path=failure.path, failures=(failure,)) for failure in failures]
    return tuple(sorted(found, key=lambda ledger: ledger.path))


def ledger_paths(folder: Path, failures: list[Failure]) -> list[Path]:
    """List the ledger files of a folder, hidden ones left out, sorted by path.

    Args:
        folder: The folder.
        failures: Where sub-folders that cannot be looked into are put.
    """

    def unreadable(error: OSError) -> None:
        message = f"cannot be opened: {error.strerror or error}"
        failures.append(Failure(Path(error.filename).as_posix(), message))

    found: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        failures += _unseen(folder, [Path(here) / name for name in folders])
        visible = (name for name in files if not name.startswith("."))
        found += [Path(here) / name for name in visible if _is_ledger(name)]
    return sorted(found, key=lambda path: path.as_posix())


def _is_ledger(name: str) -> bool:
    return name.lower().endswith(_SUFFIX)


def _unseen(root: Path, folders: Iterable[Path]) -> Iterator[Failure]:
    """Tell folders that are named like ledgers, and links to folders that are seen nowhere else."""
    for folder in folders:
        if _is_ledger(folder.name):
            yield Failure(folder.as_posix(), "is a folder, and a ledger is a file")
        elif folder.is_symlink() and not folder.resolve().is_relative_to(root.resolve()):
            message = "is a link to another folder, which was not entered"
            yield Failure(folder.as_posix(), message, remedy="put the ledgers themselves there")


def _load_or_fail(path: Path, project: ProjectFolder | None) -> Ledger:
    try:
        if project is not None:
            project.refuse_outside(path, "put the file itself there")
        return load_ledger(path)
    except InputError as error:
        return Ledger(path=path.as_posix(), failures=(error.failure,))


def _read(path: Path) -> str:
    name = path.as_posix()
    try:
        raw = read_regular(path, _LARGEST)
    except OSError as error:
        raise InputError(_unread(name, error)) from error
    if b"\0" in raw:
        remedy = "a ledger is TOML text"
        raise InputError(Failure(name, "is a binary file", remedy=remedy, kind="binary"))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = line_of_fault(error)
        remedy = "save it as UTF-8"
        raise InputError(
            Failure(name, "is not UTF-8 text", line=line, remedy=remedy, kind="encoding")
        ) from error


def _unread(name: str, error: OSError) -> Failure:
    """Say why a file cannot be read."""
    if isinstance(error, IsADirectoryError):
        return Failure(name, "is a folder", remedy="name a file", kind="folder")
    if isinstance(error, NotRegularError):
        return Failure(name, "is not a regular file", remedy="name a file")
    if isinstance(error, FileTooLargeError):
        remedy = "split it, one ledger a document"
        return Failure(name, str(error.strerror), remedy=remedy, kind="too-large")
    if isinstance(error, FileNotFoundError):
        remedy = "claimcheck extract writes one"
        return Failure(name, "no such file", remedy=remedy, kind="missing")
    return Failure(name, f"cannot be read: {error.strerror or error}")
