"""Marks by which two states of a file are told apart."""

from hashlib import sha256
from pathlib import Path

from claimcheck.ledger.load import ledger_paths
from claimcheck.regular_files import read_regular

_LARGEST = 512 * 1024 * 1024


def text_mark(text: str | None) -> str:
    """Give the digest of a text, empty where there is none."""
    return "" if text is None else sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def file_mark(path: Path) -> str:
    """Give the digest of a file, which need not be readable."""
    try:
        return sha256(read_regular(path, _LARGEST)).hexdigest()
    except OSError:
        return "unreadable"


def file_state(path: Path) -> str:
    """Give what tells without reading that a file is another, or was written anew."""
    try:
        found = path.stat()
    except OSError:
        return f"{path}: missing"
    return f"{path}: {found.st_mtime_ns} {found.st_size} {found.st_ino}"


def folder_states(folder: Path) -> tuple[str, ...]:
    """Give the state of every ledger of a folder, which need not be there."""
    return tuple(file_state(each) for each in ledger_paths(folder, []))
