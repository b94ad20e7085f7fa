"""Changing a file that others write too: one writer at a time, and a second look before writing."""

import errno
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from attrs import frozen

from claimcheck.atomic_write import is_device, write_unless_changed
from claimcheck.model import Failure, InputError
from claimcheck.model.by_value import ByValue
from claimcheck.open_files import is_open_for_writing
from claimcheck.regular_files import line_of_fault, read_regular
from claimcheck.temporary_files import clear_away

PATIENCE = 10.0
"""Seconds that a writer waits for another one."""
_PAUSE: Final = 0.02
_LARGEST: Final = 512 * 1024 * 1024
_TRIES: Final = 8
_LOOKS: Final = 25
_FRESH: Final = 0.3


@frozen(eq=False, repr=False)
class FileUpdate(ByValue):
    """A file before and after.

    Args:
        before: What it held when it was last looked at; ``None`` where there was none.
        after: What it holds now.
    """

    before: str | None
    after: str


def update_text(
    path: str | Path,
    change: Callable[[str | None], str],
    *,
    is_trial: bool = False,
) -> FileUpdate:
    """Read a file, change its text and write it, unless somebody wrote it in between: then again.

    Hold the lock of its folder (:func:`locked`) around this, so that only writers that know no
    locks, such as editors, can come in between.

    Args:
        path: The file, or where one will be.
        change: Gives the new text for what stands there; the same text writes nothing.
        is_trial: Whether only to say what would change.

    Raises:
        InputError: It cannot be read or written, or somebody else does not stop writing it.
    """
    for number in range(_TRIES):
        time.sleep(_PAUSE * number)
        raw = _settled(path)
        before = None if raw is None else _decoded(path, raw)
        after = change(before)
        content = after.encode("utf-8", "surrogatepass")
        if content == raw:
            _clear_beside(path)
        if is_trial or content == raw or write_unless_changed(path, content, raw):
            return FileUpdate(before, after)
    raise changed_meanwhile(path)


def read_for_update(path: str | Path) -> bytes | None:
    """Read a file that is about to be changed; ``None`` where there is none, or a device.

    Raises:
        InputError: It is there and cannot be read.
    """
    try:
        return None if is_device(Path(path)) else read_regular(path, _LARGEST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(Failure(str(path), f"cannot be read: {error.strerror}")) from error


def _settled(path: str | Path) -> bytes | None:
    """Read a file; one that looks half written and was touched just now is waited for."""
    raw = read_for_update(path)
    for _ in range(_LOOKS):
        if raw is None or raw.endswith(b"\n") or not _is_fresh(path):
            break
        time.sleep(_PAUSE)
        raw = read_for_update(path)
    return raw


def _is_fresh(path: str | Path) -> bool:
    with suppress(OSError):
        return abs(time.time() - Path(path).stat().st_mtime) < _FRESH
    return False


def replace_file(path: str | Path, content: bytes, before: bytes | None) -> None:
    """Write a file that was made from scratch, unless somebody changed the old one meanwhile.

    Args:
        path: The file.
        content: What it is to hold.
        before: What it held when the work began; ``None`` where there was none.

    Raises:
        InputError: It cannot be written, or is not what it was; nothing is written then.
    """
    if content == before:
        _clear_beside(path)
    elif not write_unless_changed(path, content, before):
        raise changed_meanwhile(path)


def _clear_beside(path: str | Path) -> None:
    """Clear away what a writer left that was killed when the file was new already."""
    clear_away(Path(os.path.realpath(path)).parent)


def changed_meanwhile(path: str | Path) -> InputError:
    """Make the error that says that somebody else wrote a file meanwhile, or is about to."""
    message, remedy = "was changed by someone else meanwhile", "run it again"
    if is_open_for_writing(Path(path)):
        message, remedy = "is open for writing in another program", "close it there"
    message += "; nothing was written"
    return InputError(Failure(str(path), message, remedy=remedy, kind="changed"))


@contextmanager
def locked(folder: Path, patience: float | None = None) -> Iterator[None]:
    """Be the only writer in a folder, across processes; the lock goes with the process.

    The folder is made where it is missing, and what killed writers left in it is cleared away.

    Args:
        folder: The folder.
        patience: Seconds to wait for another writer; by default :data:`PATIENCE`.

    Raises:
        InputError: The folder cannot be made, or another writer does not end.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        remedy = "name a folder that you may write to"
        failure = Failure(folder.as_posix(), f"no folder can be made: {reason}", remedy=remedy)
        raise InputError(failure) from error
    with _native_lock(folder, PATIENCE if patience is None else patience):
        clear_away(folder)
        yield


@contextmanager
def locked_beside(path: str | Path) -> Iterator[None]:
    """Be the only writer in the folder of a file that is made from scratch each time.

    Args:
        path: The file; a device is nobody's, and is not waited for.

    Raises:
        InputError: The folder cannot be made, or another writer does not end.
    """
    if is_device(Path(path)):
        yield
        return
    with locked(Path(path).parent):
        yield


if sys.platform == "win32":

    def _native_lock(folder: Path, patience: float):  # type: ignore[no-untyped-def] # noqa: ANN202
        return _lock_beside(folder, patience)

else:
    import fcntl

    _BUSY: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK})

    @contextmanager
    def _native_lock(folder: Path, patience: float) -> Iterator[None]:
        """Lock the folder itself, which leaves nothing behind."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            is_native = _taken(handle, folder, time.monotonic() + patience)
            if is_native:
                yield
                return
        finally:
            os.close(handle)
        with _lock_beside(folder, patience):
            yield

    def _taken(handle: int, folder: Path, end: float) -> bool:
        """Wait for the lock of an open folder; false where its file system has no such locks."""
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in _BUSY:
                    return False
                if time.monotonic() >= end:
                    raise _busy(folder) from error
                time.sleep(_PAUSE)
            else:
                return True


@contextmanager
def _lock_beside(folder: Path, patience: float) -> Iterator[None]:
    """Lock a file in the system's folder for temporary files that stands for the folder."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only where folders have no locks

    name = sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:32]
    place = Path(tempfile.gettempdir()) / f"claimcheck-{name}.lock"
    try:
        with FileLock(place, timeout=patience):
            yield
    except Timeout as error:
        raise _busy(folder) from error
    except PermissionError as error:
        failure = Failure(place.as_posix(), "the lock belongs to somebody else", kind="locked")
        raise InputError(failure) from error


def _busy(folder: Path) -> InputError:
    message = "another claimcheck is writing here"
    remedy = "try again when it has ended"
    return InputError(Failure(folder.as_posix(), message, remedy=remedy, kind="locked"))


def _decoded(path: str | Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = line_of_fault(error)
        failure = Failure(str(path), "is not UTF-8 text", line, "save it as UTF-8", "encoding")
        raise InputError(failure) from error
