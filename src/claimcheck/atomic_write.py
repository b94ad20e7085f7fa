"""Writing a file whole or not at all, and never over what somebody wrote meanwhile."""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from claimcheck.exchange_files import exchange
from claimcheck.model import Failure, InputError
from claimcheck.open_files import is_open_for_writing
from claimcheck.regular_files import read_regular
from claimcheck.temporary_files import clear_away, temporary_file

_REMEDIES: Final = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room in your quota",
    errno.EFBIG: "raise the limit that is set on the size of files",
    errno.EIO: "check the disk",
    errno.EACCES: "give yourself the right to write it",
    errno.EROFS: "write to a place that is not read-only",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ENXIO: "let something read from it first, or name a file",
    errno.ELOOP: "the link leads in a circle: remove it",
}
_LARGEST: Final = 512 * 1024 * 1024
_LATE: Final = 0.005
_REMEDY: Final = "check that the folder exists and that you may write to it"


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
    write_atomic_bytes(path, _encoded(path, text))


def write_atomic_bytes(path: str | Path, content: bytes) -> None:
    """Put bytes in a file as :func:`write_atomic` does text.

    Args:
        path: The file; its folder is made where it is missing.
        content: What it is to hold.

    Raises:
        InputError: The file cannot be written; the old one is untouched.
    """
    target = Path(os.path.realpath(path))
    with _told(path):
        if is_device(Path(path)):
            with open(path, "wb", opener=_opened_at_once) as device:
                device.write(content)
            return
        with _prepared(target, content) as new:
            new.replace(target)


def write_unless_changed(path: str | Path, content: bytes, before: bytes | None) -> bool:
    """Put bytes in a file that still holds what its writer read, and in no other.

    Args:
        path: The file; its folder is made where it is missing.
        content: What it is to hold.
        before: What was read from it; ``None`` where there was no file.

    Returns:
        Whether it was written. Where not, somebody else wrote it, and their words stand there, or
        they have it open and are about to.

    Raises:
        InputError: The file cannot be written; the old one is untouched.
    """
    target = Path(os.path.realpath(path))
    if is_device(target):
        write_atomic_bytes(path, content)
        return True
    with _told(path), _prepared(target, content) as new:
        if before is None:
            return _put_new(new, target)
        return _content(target) == before and _put_in_place(new, target, content, before)


def _put_in_place(new: Path, target: Path, content: bytes, before: bytes) -> bool:
    """Let a new file take the place of an old one, and take it back where somebody wrote that."""
    if not exchange(new, target):
        if is_open_for_writing(target):
            return False
        new.replace(target)
        return True
    if _is_left(new, before):
        return True
    exchange(new, target)
    if _content(new) != content:
        exchange(new, target)  # a third version came: the newest stays
    return False


def remove_unless_changed(path: str | Path, before: bytes) -> bool:
    """Remove a file that still holds what was read from it, and no other.

    Args:
        path: The file.
        before: What was read from it.

    Returns:
        Whether it is gone. Where not, somebody else wrote it, and their words stand there.

    Raises:
        InputError: The folder cannot be written.
    """
    target = Path(os.path.realpath(path))
    with _told(path), temporary_file(target.parent) as (stream, old):
        stream.close()  # Windows renames nothing over a file that is open
        try:
            target.replace(old)
        except FileNotFoundError:
            return True
        if _is_left(old, before):
            return True
        _put_new(old, target)  # where somebody wrote it anew by now, theirs stays
        return False


def _is_left(old: Path, before: bytes) -> bool:
    """Tell whether nobody wrote a file that has lost its name, or still can.

    Who was opening it when its name went may come to it only now, so that it is looked at twice.
    """
    if not _is_unwritten(old, before):
        return False
    _sync_folder(old.parent)
    time.sleep(_LATE)
    return _is_unwritten(old, before)


def _is_unwritten(old: Path, before: bytes) -> bool:
    return not is_open_for_writing(old) and _content(old) == before


def _put_new(new: Path, target: Path) -> bool:
    """Give a file its name, unless the name was taken meanwhile."""
    try:
        os.link(new, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            return False
        new.replace(target)
    return True


@contextmanager
def _prepared(target: Path, content: bytes) -> Iterator[Path]:
    """Write a temporary file beside a target; whatever happens, it is gone afterwards."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "is read-only")
    target.parent.mkdir(parents=True, exist_ok=True)
    clear_away(target.parent)
    with temporary_file(target.parent) as (stream, new):
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
        if sys.platform == "win32":
            stream.close()  # the system renames no file that is open
        new.chmod(_mode(target))
        yield new
    _sync_folder(target.parent)


@contextmanager
def _told(path: str | Path) -> Iterator[None]:
    """Turn what the system says into an error that names the file and the remedy."""
    try:
        yield
    except (OSError, ValueError) as error:
        message = f"cannot be written: {getattr(error, 'strerror', None) or error}"
        remedy = _REMEDIES.get(getattr(error, "errno", None) or 0, _REMEDY)
        raise InputError(Failure(str(path), message, remedy=remedy, kind="unwritable")) from error


def _encoded(path: str | Path, text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"text cannot be written as UTF-8: {error.reason}"
        raise InputError(Failure(str(path), message, kind="encoding")) from error


def _content(path: Path) -> bytes | None:
    try:
        return read_regular(path, _LARGEST)
    except OSError:
        return None


def is_device(target: Path) -> bool:
    """Tell a device or a pipe, which is written to and never read or replaced."""
    try:
        mode = target.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _opened_at_once(path: str, flags: int) -> int:
    """Open a device or a pipe; a pipe from which nothing reads is an error and does not wait."""
    opened = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    with suppress(OSError):
        os.set_blocking(opened, True)
    return opened


def _mode(target: Path) -> int:
    with suppress(OSError):
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
