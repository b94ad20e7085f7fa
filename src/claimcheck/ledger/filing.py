"""Which file of a folder holds the records of a document."""

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from claimcheck.ledger.naming import without_document
from claimcheck.model import Failure, Ledger, LedgerError

_LONGEST: Final = 200


def ledger_path(document: str, ledgers: Iterable[Ledger], folder: Path, name: str = "") -> Path:
    """Find the ledger of a document, or the name that a new one gets.

    A new ledger is named after the document, never by a hidden name; where that name is taken, the
    folders of the path are put before it, then its suffix behind it, then a digest of the path: no
    two documents share one.

    Args:
        document: Path of the document as the ledgers name it.
        ledgers: Those of the folder.
        folder: The folder.
        name: Path of the document from the root of its project; by default as given.

    Raises:
        LedgerError: A ledger bears the document's name and does not say which document it is about,
            or came only now; or the name is no text, which no ledger can hold.
    """
    known = list(ledgers)
    if not _is_text(name or document):
        message = "its name is not UTF-8, and no ledger can hold it"
        raise LedgerError((Failure(document, message, remedy="rename it", kind="name"),))
    for ledger in known:
        if ledger.document == document:
            return Path(ledger.path)
    taken = {Path(ledger.path): ledger for ledger in known}
    free = (path for path in _names(name or document, folder) if _is_free(path, taken))
    return next(free)


def _is_text(name: str) -> bool:
    return name.isascii() or not any("\ud800" <= one <= "\udfff" for one in name)


def _is_free(path: Path, taken: dict[Path, Ledger]) -> bool:
    ledger = taken.get(path)
    if ledger is None:
        if path.is_file() and not path.is_symlink():
            message = "came while the ledgers were read"
            failure = Failure(path.as_posix(), message, remedy="run it again", kind="changed")
            raise LedgerError((failure,))
        return not os.path.lexists(path)
    if ledger.document:
        return False
    fault = without_document(ledger)
    failures = ledger.failures or ((fault,) if fault else ())
    if failures:
        raise LedgerError(failures)
    return True


def _last_bytes(name: str) -> str:
    """Cut a name to what file systems take, with room for what is put behind it."""
    return name.encode("utf-8")[-_LONGEST:].decode("utf-8", "ignore")


def _names(document: str, folder: Path) -> Iterator[Path]:
    path = Path(document)
    parts = [part for part in path.with_suffix("").parts if part not in {path.anchor, ".."}]
    suffix = path.suffix.removeprefix(".")
    digest = sha256(document.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    long = _last_bytes("-".join(parts)[-100:]).lstrip(".") or "document"
    stem = path.stem.lstrip(".") or "document"
    yield folder / f"{_last_bytes(stem)}.toml"
    yield folder / f"{long}.toml"
    yield folder / f"{long}-{suffix}.toml"
    yield folder / f"{long}-{digest}.toml"
    number = 2
    while True:
        yield folder / f"{long}-{digest}-{number}.toml"
        number += 1
