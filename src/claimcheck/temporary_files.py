"""Temporary files that go with their writer: what a killed one left is cleared away later.

A writer holds a lock on its temporary file for as long as it lives. A file that nobody holds was
left by a writer that was killed, whatever its clock or its process number said.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO, Final

PREFIX: Final = ".claimcheck-"
SUFFIX: Final = ".tmp"


@contextmanager
def temporary_file(folder: Path) -> Iterator[tuple[IO[bytes], Path]]:
    """Open a temporary file in a folder; it is gone at the end unless it got another name.

    Args:
        folder: An existing folder.

    Raises:
        OSError: The folder cannot be written to.
    """
    while True:
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=folder)
        if _held(handle) and os.fstat(handle).st_nlink:
            break
        os.close(handle)  # cleared away by another process before it was locked
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream, path
    finally:
        with suppress(OSError):
            path.unlink()


def clear_away(folder: Path) -> None:
    """Remove the temporary files that killed writers left in a folder, once a process.

    Args:
        folder: The folder; one that is not there holds none.
    """
    _clear_away_once(os.path.realpath(folder))


@cache
def _clear_away_once(folder: str) -> None:
    left: list[Path] = []
    with suppress(OSError), os.scandir(folder) as entries:
        left = [Path(one.path) for one in entries if _is_ours(one)]
    for path in left:
        with suppress(OSError):
            _remove_unheld(path)


def _is_ours(entry: "os.DirEntry[str]") -> bool:
    is_named = entry.name.startswith(PREFIX) and entry.name.endswith(SUFFIX)
    return is_named and entry.is_file(follow_symlinks=False)


def _remove_unheld(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        is_left = _held(handle)
        if is_left and sys.platform != "win32":
            path.unlink()
    finally:
        os.close(handle)
    if is_left and sys.platform == "win32":
        path.unlink()  # refused by the system where a writer has it open


if sys.platform == "win32":

    def _held(handle: int) -> bool:
        """Trust the system, which removes no file that is open."""
        del handle
        return True

else:
    import fcntl

    def _held(handle: int) -> bool:
        """Take the lock of a file, if nobody has it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True
