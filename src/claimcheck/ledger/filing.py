"""Which file of a folder holds the records of a document."""

from collections.abc import Iterable
from pathlib import Path

from claimcheck.model import Ledger


def ledger_path(document: str, ledgers: Iterable[Ledger], folder: Path) -> Path:
    """Find the ledger of a document, or the name that a new one gets.

    A new ledger is named after the document; where another document has that name already, the
    folders of the path are put before it.

    Args:
        document: Path of the document as the ledgers name it.
        ledgers: Those of the folder.
        folder: The folder.
    """
    known = list(ledgers)
    for ledger in known:
        if ledger.document == document:
            return Path(ledger.path)
    path = Path(document)
    plain = folder / f"{path.stem}.toml"
    taken = {Path(ledger.path) for ledger in known}
    if plain not in taken and not plain.exists():
        return plain
    parts = [part for part in path.with_suffix("").parts if part not in {"/", ".."}]
    return folder / f"{'-'.join(parts)}.toml"
