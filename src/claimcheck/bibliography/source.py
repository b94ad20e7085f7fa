"""Files to text, with a typed refusal for what cannot be read at all."""

from pathlib import Path

from attrs import frozen

from claimcheck.model import Failure, InputError
from claimcheck.model.by_value import ByValue
from claimcheck.regular_files import FileTooLargeError, read_regular

LARGEST = 512 * 1024 * 1024
"""Bytes of the largest file that is read."""

_MOST = 0.8


@frozen(eq=False, repr=False)
class Source(ByValue):
    """A file's text.

    Args:
        path: The file as the user named it.
        raw: Its bytes.
        text: Its text.
        failure: A doubt about its encoding.
    """

    path: str
    raw: bytes
    text: str
    failure: Failure | None = None


def read_source(path: str | Path) -> Source:
    """Read a file as UTF-8 (or UTF-16 with a mark), else as Windows-1252 with a failure.

    Raises:
        InputError: It is missing, a folder, unreadable, too large or binary.
    """
    name = str(path)
    raw = _bytes(Path(path), name)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Source(name, raw, raw.decode("utf-16", "replace"))
    if b"\0" in raw:
        return Source(name, raw, _wide_text(raw, name), _doubt(name, 1, "UTF-16 without a mark"))
    try:
        return Source(name, raw, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Source(
            name, raw, raw.decode("cp1252", "replace"), _doubt(name, line, "Windows-1252")
        )


def _bytes(path: Path, name: str) -> bytes:
    try:
        return read_regular(path, LARGEST)
    except IsADirectoryError:
        raise _refusal(name, "folder", "is a folder", "name the file inside it") from None
    except FileTooLargeError:
        raise _refusal(name, "too-large", "is larger than 512 MiB", "split the file") from None
    except FileNotFoundError:
        raise _refusal(name, "missing", "does not exist", "check the path") from None
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise _refusal(name, "unreadable", message, "check the file") from None


def _refusal(path: str, kind: str, message: str, remedy: str) -> InputError:
    return InputError(Failure(path, message, remedy=remedy, kind=kind))


def _wide_text(raw: bytes, name: str) -> str:
    """Read UTF-16 without a mark, where every other byte of nearly all is zero."""
    for encoding, zeros in (("utf-16-be", raw[0::2]), ("utf-16-le", raw[1::2])):
        if zeros.count(0) > _MOST * len(zeros) and len(raw) % 2 == 0:
            return raw.decode(encoding, "replace")
    raise _refusal(name, "binary", "is a binary file", "name a text file")


def _doubt(path: str, line: int, encoding: str) -> Failure:
    return Failure(
        path,
        f"the file is not UTF-8 and was read as {encoding}",
        line=line,
        remedy="save it as UTF-8",
        kind="encoding",
    )
