"""Files to documents: which text there is, what each piece of it is, and where it stands.

Each public module is one format. A new format is one new module with a function
``(data, path) -> Document`` under :func:`reader`, or ``(text, path) -> Document`` under
:func:`text_reader`; ``CONTRIBUTING.md`` has the steps.
"""

import os
from pathlib import Path

from claimcheck.model import (
    INTERNAL_ERROR,
    ArgumentError,
    ClaimcheckError,
    Document,
    Failure,
    InternalError,
)
from claimcheck.model.arguments import a_number, a_path, a_string, one_of
from claimcheck.model.choices import DocumentFormat
from claimcheck.plugins import OWN, internal_error
from claimcheck.readers._draft import TooManyBlocksError
from claimcheck.readers._files import SIZE_LIMIT, decode, read_limited, refuse, too_large
from claimcheck.readers._included_names import INCLUDING, included_names, may_hold_prose
from claimcheck.readers._parts import TextPart, document_of_parts
from claimcheck.readers._registry import (
    READERS,
    Reader,
    reader,
    reader_for,
    readers,
    text_reader,
)
from claimcheck.readers._unreadable import unreadable

__all__ = [
    "INCLUDING",
    "READERS",
    "SIZE_LIMIT",
    "Reader",
    "TextPart",
    "decode",
    "decoded_lines",
    "definitions_behind",
    "document_of_parts",
    "folder_suffixes",
    "formats",
    "included_names",
    "may_hold_prose",
    "read",
    "reader",
    "suffixes",
    "text_reader",
    "too_large",
    "unreadable_suffixes",
]


def read(
    path: str | os.PathLike[str] | None = None,
    *,
    text: str | None = None,
    data: bytes | None = None,
    format: DocumentFormat | None = None,  # noqa: A002 - the contract names it
    name: str | None = None,
    size_limit: int | None = None,
) -> Document:
    r"""Read a document from a file, from a string, or from the bytes of a file.

    Args:
        path: File to read. Give this, ``text`` or ``data``.
        text: The text itself, taken as it stands.
        data: The bytes of a file, for a format that is not text as well.
        format: One of :func:`formats`; by default the suffix of ``path`` or ``name`` decides, and
            an unknown suffix means plain text.
        name: Name of the document where ``text`` or ``data`` is given.
        size_limit: Largest file in bytes; by default what the format allows.

    Raises:
        ArgumentError: An argument is of the wrong kind, or no reader is called ``format``.
        InternalError: The reader itself failed; its distribution is named.
        InputError: There is no such file, or it is a folder, unreadable, binary, too large or
            wrongly encoded, or of a format without a reader; or not exactly one of ``path``,
            ``text`` and ``data`` was given.

    Examples:
        >>> document = read(text="# Sleep\n\nTea calms [@lee2020].", format="markdown")
        >>> [block.kind.value for block in document.blocks]
        ['heading', 'paragraph']
        >>> read("examples/oxytocin-sensitivity.md").format
        'markdown'
    """
    file_name = "" if path is None else str(a_path("path", path))
    shown = _shown(path, name)
    _check_given(text, data, name)
    if sum(given is not None for given in (path, text, data)) != 1:
        raise refuse(shown, "needs one of `path`, `text` and `data`", "give one", "usage")
    chosen = reader_for(shown) if format is None else _named(format)
    limit = chosen.size_limit if size_limit is None else int(a_number("size_limit", size_limit))
    if path is not None:
        data = read_limited(file_name, shown, limit)
    elif data is not None and len(data) > limit:
        raise too_large(shown, len(data), limit)
    try:
        return chosen.of_text(text, shown) if text is not None else chosen.read(data or b"", shown)
    except ClaimcheckError:
        raise
    except TooManyBlocksError as error:
        raise refuse(shown, f"holds over {error}", error.remedy, "too-large") from error
    except Exception as error:
        raise _internal(chosen, shown, error) from error


def definitions_behind(path: str) -> bytes:
    """Return what other files tell of the sense of a file, such as the preamble of a manuscript.

    Args:
        path: The file, which need not be there; its suffix tells the format.
    """
    suffix = Path(path).suffix.lower()
    found = (one.behind for one in readers().values() if one.behind and suffix in one.suffixes)
    behind = next(found, None)
    return b"" if behind is None else behind(path)


def decoded_lines(data: bytes, name: str) -> list[str] | None:
    """Return the lines of a file whose format is text, as its reader decodes and counts them.

    Args:
        data: The bytes of the file.
        name: Its name, whose suffix tells the format.

    Returns:
        Its lines without their ends; ``None`` where places in it are no lines of the file.

    Raises:
        InputError: It cannot be decoded.
    """
    chosen = reader_for(name)
    if not chosen.text_is_source:
        return None
    text = chosen.decode(data, name)
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _check_given(text: str | None, data: bytes | None, name: str | None) -> None:
    """Refuse arguments of the wrong kind."""
    for given, value in (("text", text), ("name", name)):
        if value is not None:
            a_string(given, value)
    if data is not None and not isinstance(data, bytes):
        raise ArgumentError("`data` is not bytes; give the bytes of a file, or `text`")


def formats() -> tuple[str, ...]:
    """Return the names of the formats that can be read, sorted."""
    return tuple(readers())


def suffixes() -> tuple[str, ...]:
    """Return the file suffixes that are known, in lower case, sorted."""
    return tuple(sorted(suffix for one in readers().values() for suffix in one.suffixes))


def folder_suffixes() -> tuple[str, ...]:
    """Return the suffixes of what people write in folders, in lower case, sorted.

    Files of other formats, such as printed papers and built pages, are read where they are named.
    """
    chosen = (one for one in readers().values() if one.in_folders)
    return tuple(sorted(suffix for one in chosen for suffix in one.suffixes))


def unreadable_suffixes() -> tuple[str, ...]:
    """Return the suffixes of formats that are refused by name, in lower case, sorted."""
    return tuple(sorted(set(unreadable()) - set(suffixes())))


def _internal(chosen: Reader, shown: str, error: Exception) -> InternalError:
    """Say whose reader failed on a file."""
    found = READERS.extensions().get(chosen.name)
    distribution = found.distribution if found is not None and found.value is chosen else OWN
    message = internal_error(f"the reader `{chosen.name}`", error, distribution)
    remedy = "report it to the authors of the reader"
    return InternalError(Failure(shown, message, remedy=remedy, kind=INTERNAL_ERROR))


def _shown(path: str | os.PathLike[str] | None, name: str | None) -> str:
    if path is None:
        return name or "<text>"
    return os.fsdecode(path).replace(os.sep, "/")


def _named(name: str) -> Reader:
    known = readers()
    return known[one_of("format", name, known)]
