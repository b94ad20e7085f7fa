"""Files to documents: which text there is, what each piece of it is, and where it stands.

Each public module is one format. A new format is one new module with a function
``(data, path) -> Document`` under :func:`reader`, or ``(text, path) -> Document`` under
:func:`text_reader`; ``docs/extending-readers.md`` has the steps.
"""

import os
from difflib import get_close_matches

from claimcheck.model import ConfigurationError, Document
from claimcheck.readers._files import SIZE_LIMIT, load, refuse
from claimcheck.readers._registry import Reader, reader, reader_for, readers, text_reader
from claimcheck.readers._unreadable import unreadable

__all__ = [
    "SIZE_LIMIT",
    "Reader",
    "formats",
    "read",
    "reader",
    "suffixes",
    "text_reader",
    "unreadable_suffixes",
]


def read(
    path: str | os.PathLike[str] | None = None,
    *,
    text: str | None = None,
    data: bytes | None = None,
    format: str | None = None,  # noqa: A002 - the contract names it
    name: str | None = None,
    size_limit: int | None = None,
) -> Document:
    """Read a document from a file, from a string, or from the bytes of a file.

    Args:
        path: File to read. Give this, ``text`` or ``data``.
        text: The text itself, taken as it stands.
        data: The bytes of a file, for a format that is not text as well.
        format: One of :func:`formats`; by default the suffix of ``path`` or ``name`` decides, and
            an unknown suffix means plain text.
        name: What the document calls itself where ``text`` or ``data`` is given.
        size_limit: Largest file in bytes; by default what the format allows.

    Raises:
        InputError: There is no such file, or it is a folder, unreadable, binary, too large or
            wrongly encoded, or of a format without a reader; or not exactly one of ``path``,
            ``text`` and ``data`` was given.
        ConfigurationError: No reader is called ``format``.
    """
    shown = _shown(path, name)
    if sum(given is not None for given in (path, text, data)) != 1:
        raise refuse(shown, "needs one of `path`, `text` and `data`", "give one", "usage")
    chosen = reader_for(shown) if format is None else _named(format)
    if text is not None:
        return chosen.of_text(text, shown)
    if path is not None:
        data = load(os.fsdecode(path), shown, size_limit or chosen.size_limit)
    return chosen.read(data or b"", shown)


def formats() -> tuple[str, ...]:
    """Give the names of the formats that can be read, sorted."""
    return tuple(readers())


def suffixes() -> tuple[str, ...]:
    """Give the file suffixes that are known, in lower case, sorted."""
    return tuple(sorted(suffix for one in readers().values() for suffix in one.suffixes))


def unreadable_suffixes() -> tuple[str, ...]:
    """Give the suffixes of formats that are refused by name, in lower case, sorted."""
    return tuple(sorted(set(unreadable()) - set(suffixes())))


def _shown(path: str | os.PathLike[str] | None, name: str | None) -> str:
    if path is None:
        return name or "<text>"
    return os.fsdecode(path).replace(os.sep, "/")


def _named(name: str) -> Reader:
    known = readers()
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=1) or list(known)
    raise ConfigurationError(f"unknown format {name!r}; did you mean {' or '.join(near)}?")
