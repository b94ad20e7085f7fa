"""Files to documents: which text there is, what each piece of it is, and where it stands.

Each public module is one format. A new format is one new module with a function
``(text, path) -> Document`` under :func:`claimcheck.readers._registry.reader`.
"""

import os
from difflib import get_close_matches

from claimcheck.model import ConfigurationError, Document
from claimcheck.readers._files import SIZE_LIMIT, load, refuse
from claimcheck.readers._registry import Reader, reader_for, readers

__all__ = ["SIZE_LIMIT", "formats", "read", "suffixes"]


def read(
    path: str | os.PathLike[str] | None = None,
    *,
    text: str | None = None,
    format: str | None = None,  # noqa: A002 - the contract names it
    name: str | None = None,
    size_limit: int = SIZE_LIMIT,
) -> Document:
    """Read a document from a file or from a string.

    Args:
        path: File to read. Give this or ``text``.
        text: The text itself, taken as it stands.
        format: One of :func:`formats`; by default the suffix of ``path`` or ``name`` decides, and
            an unknown suffix means plain text.
        name: What the document calls itself where ``text`` is given.
        size_limit: Largest file in bytes.

    Raises:
        InputError: There is no such file, or it is a folder, unreadable, binary, too large or
            wrongly encoded; or both or neither of ``path`` and ``text`` were given.
        ConfigurationError: No reader is called ``format``.
    """
    shown = _shown(path, name)
    if (path is None) == (text is None):
        raise refuse(shown, "needs a path or a text, one of the two", "give one", "usage")
    chosen = reader_for(shown) if format is None else _named(format)
    if path is not None:
        text = load(os.fsdecode(path), shown, size_limit)
    return chosen(text or "", shown)


def formats() -> tuple[str, ...]:
    """Give the names of the formats that can be read, sorted."""
    return tuple(readers())


def suffixes() -> tuple[str, ...]:
    """Give the file suffixes that are known, in lower case, sorted."""
    return tuple(sorted(suffix for one in readers().values() for suffix in one.suffixes))


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
