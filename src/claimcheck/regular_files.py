"""Reading the bytes of a file: a regular file, of a size that is known and allowed."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)
)


class NotRegularError(OSError):
    """What bears the name is a device, a pipe or a socket."""


class FileTooLargeError(OSError):
    """The file holds more bytes than are read.

    Args:
        size: How many it holds, so far as is known.
        limit: How many are read.
    """

    def __init__(self, size: int, limit: int) -> None:
        """Say so in the words of the limit."""
        super().__init__(errno.EFBIG, f"is larger than {limit / 1e6:g} MB")
        self.size = size


def read_regular(path: str | Path, limit: int) -> bytes:
    """Read a file whole, without waiting for a pipe or reading a device without end.

    Args:
        path: The file.
        limit: How many bytes it may hold.

    Raises:
        FileNotFoundError: There is none.
        IsADirectoryError: It is a folder.
        NotRegularError: It is a device, a pipe or a socket.
        FileTooLargeError: It is larger.
        OSError: It cannot be read for another reason; ``strerror`` says which.
    """
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > limit:
            raise FileTooLargeError(size, limit)
        raw = file.read(limit + 1)
    if len(raw) > limit:
        raise FileTooLargeError(len(raw), limit)
    return raw


def line_of_fault(error: UnicodeDecodeError) -> int:
    """Give the line of a file, from 1, in which the bytes stand that are not text."""
    return error.object.count(b"\n", 0, error.start) + 1


def open_regular(path: str | Path) -> BufferedReader:
    """Open a file for reading, of whatever size, where it is a regular one.

    Args:
        path: The file.

    Raises:
        FileNotFoundError: There is none.
        IsADirectoryError: It is a folder.
        NotRegularError: It is a device, a pipe or a socket.
        OSError: It cannot be read for another reason; ``strerror`` says which.
    """
    name = os.fspath(path)
    try:
        _check(os.stat(name))  # noqa: PTH116 - a name may hold what Path refuses
        handle = os.open(name, _FLAGS)
    except ValueError as error:
        raise OSError(errno.EINVAL, "no file can have such a name") from error
    file = os.fdopen(handle, "rb")
    try:
        _check(os.fstat(handle))
    except OSError:
        file.close()
        raise
    return file


def _check(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularError(errno.EINVAL, "is not a regular file")
