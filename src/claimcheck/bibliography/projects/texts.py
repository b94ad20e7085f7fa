"""The text of project files and of documents that nobody audits now, for what it names."""

from pathlib import Path

from claimcheck.regular_files import read_regular

_LARGEST = 20_000_000


def text_of(path: Path, limit: int = _LARGEST) -> str:
    """Give the text of a file; ``""`` where it cannot be read or is too large.

    Args:
        path: The file.
        limit: How many bytes it may hold.
    """
    try:
        return read_regular(path, limit).decode("utf-8", "replace")
    except OSError:
        return ""


def beginning_of(path: Path, length: int) -> str:
    """Give the beginning of the text of a file; ``""`` where it cannot be read.

    Args:
        path: The file.
        length: How many characters of it.
    """
    return text_of(path)[:length]
