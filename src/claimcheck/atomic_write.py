"""Writing a file whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from claimcheck.model import Failure, InputError


def write_atomic(path: str | Path, text: str) -> None:
    """Put a text in a file so that whoever looks sees the old file or the new one, whole.

    The text goes to a temporary file in the same folder, is forced to disk and takes the place
    of the old one in a single step. The permissions of an existing file stay; a symbolic link
    stays a link, and what it points at is replaced. Line ends are written as they are.

    Args:
        path: The file; its folder is made where it is missing.
        text: What it is to hold, written as UTF-8.

    Raises:
        InputError: The file cannot be written; the old one is untouched.
    """
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            Failure(str(path), f"text cannot be written as UTF-8: {error.reason}", kind="encoding")
        ) from error
    write_atomic_bytes(path, content)


def write_atomic_bytes(path: str | Path, content: bytes) -> None:
    """Put bytes in a file as :func:`write_atomic` does text.

    Args:
        path: The file; its folder is made where it is missing.
        content: What it is to hold.

    Raises:
        InputError: The file cannot be written; the old one is untouched.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, content)
    except OSError as error:
        raise InputError(
            Failure(
                str(path),
                f"cannot be written: {error.strerror or error}",
                remedy="check that the folder exists and that you may write to it",
                kind="unwritable",
            )
        ) from error


def _replace(target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(21, "is a folder")
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Force the rename itself to disk, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
