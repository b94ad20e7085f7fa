"""Bytes on disk, and bytes to decoded text, or one clear line that says why not."""

from claimcheck.model import Failure, InputError
from claimcheck.regular_files import FileTooLargeError, NotRegularError, read_regular

SIZE_LIMIT = 20_000_000
"""Largest file that is read, in bytes."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_BINARY_STARTS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
)


def refuse(shown: str, message: str, remedy: str, kind: str, line: int | None = None) -> InputError:
    """Make the error that names file, trouble and remedy."""
    return InputError(Failure(shown, message, line=line, remedy=remedy, kind=kind))


def too_large(shown: str, size: int, limit: int) -> InputError:
    """Make the error that names a file which is too large."""
    message = f"is too large ({size / 1e6:.1f} MB, limit {limit / 1e6:g} MB)"
    return refuse(shown, message, "split it or raise the limit", "too-large")


def read_limited(path: str, shown: str, limit: int) -> bytes:
    """Read a file.

    Args:
        path: The file.
        shown: How messages name it.
        limit: Largest size in bytes.

    Raises:
        InputError: It is missing, a folder, unreadable or too large.
    """
    try:
        return read_regular(path, limit)
    except IsADirectoryError as error:
        raise refuse(shown, "is a folder", "name the files in it", "folder") from error
    except NotRegularError as error:
        raise refuse(shown, "is not a regular file", "name a file", "not-a-file") from error
    except FileTooLargeError as error:
        raise too_large(shown, error.size, limit) from error
    except FileNotFoundError as error:
        raise refuse(shown, "no such file", "check the path", "missing") from error
    except PermissionError as error:
        remedy = "change its permissions, so that you may read it"
        raise refuse(shown, "permission denied", remedy, "unreadable") from error
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise refuse(shown, message, "check the path", "unreadable") from error


def decode(raw: bytes, shown: str) -> str:
    """Decode UTF-8, or what a byte order mark says; the mark itself is dropped.

    Raises:
        InputError: The bytes are no text, or not in the encoding.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding, shown, len(mark))
    for start, what in _BINARY_STARTS:
        if raw.startswith(start):
            remedy = "save it as Markdown or plain text"
            raise refuse(shown, f"is {what}, not text", remedy, "binary")
    if (zero := raw.find(b"\0")) >= 0:
        message = f"is binary (a zero byte at offset {zero})"
        raise refuse(shown, message, "save it as UTF-8 text", "binary")
    return _strict(raw, "utf-8", shown, 0)


def _strict(raw: bytes, encoding: str, shown: str, skipped: int) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, "replace")
        line = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        message = f"is not {encoding.upper()} (byte {skipped + error.start})"
        raise refuse(shown, message, "save it as UTF-8", "encoding", line) from error
