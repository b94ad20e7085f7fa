"""Office archives (DOCX, XLSX) judged before anything in them is parsed."""

from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile, ZipInfo

from claimcheck.model import Failure, InputError
from claimcheck.regular_files import FileTooLargeError, read_regular

_LARGEST_FILE: Final = 32_000_000
_LARGEST_WHOLE: Final = 48_000_000
_MOST_PARTS: Final = 2_000
_ENCRYPTED: Final = 0x1
_DECLARATIONS: Final = ("<!DOCTYPE", "<!ENTITY")


def checked_office_file(path: str | Path) -> BytesIO:
    """Read an office file whose parts are of sane size and declare no entities.

    Every part is unpacked once here, counting what comes out rather than what the archive says
    of itself, so that a parser never meets a bomb. Office formats forbid document types; a part
    that declares one is refused, in whatever encoding.

    Args:
        path: The DOCX or XLSX file.

    Raises:
        InputError: Missing, not an archive, encrypted, too large, or with a document type.
    """
    name = Path(path).as_posix()
    raw = _read(Path(path), name)
    try:
        with ZipFile(BytesIO(raw)) as archive:
            _judge(archive, name)
    except InputError:
        raise
    except Exception as error:
        raise _refused(
            name, "is not a sound office file", "save it again in its program"
        ) from error
    return BytesIO(raw)


def _read(path: Path, name: str) -> bytes:
    try:
        return read_regular(path, _LARGEST_FILE)
    except FileTooLargeError as error:
        raise _refused(name, str(error.strerror), "split it") from error
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise _refused(name, message, "check the name") from error


def _judge(archive: ZipFile, name: str) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS:
        raise _refused(name, f"has more than {_MOST_PARTS:,} parts", "save it again")
    left = _LARGEST_WHOLE
    for part in parts:
        if part.flag_bits & _ENCRYPTED:
            raise _refused(name, "is encrypted", "save it without a password")
        left -= _judge_part(archive, part, left, name)


def _judge_part(archive: ZipFile, part: ZipInfo, left: int, name: str) -> int:
    """Unpack one part as far as allowed, and give its true size."""
    is_markup = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    size, tail = 0, b""
    with archive.open(part) as stream:
        while chunk := stream.read(1 << 16):
            size += len(chunk)
            if size > left:
                raise _refused(name, f"unpacks to more than {_LARGEST_WHOLE:,} bytes", "split it")
            if is_markup and _declares(tail + chunk):
                raise _refused(name, f"declares entities in {part.filename[:60]}", "save it again")
            tail = chunk[-64:]
    return size


def _declares(content: bytes) -> bool:
    plain = content.replace(b"\0", b"").upper()
    return any(word.encode() in plain for word in _DECLARATIONS)


def _refused(name: str, message: str, remedy: str) -> InputError:
    return InputError(Failure(name, message, remedy=remedy, kind="office"))
