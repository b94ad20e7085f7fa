"""Works that some document of the corpus knows as retracted, and who cites them all the same."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from claimcheck.corpus.ipc import read_ipc

_FLAGGED: Final = frozenset({"retracted", "expression of concern"})


def retracted_uses(works: Sequence[Path]) -> Iterator[Mapping[str, Any]]:
    """Give each use of a work that its own entry, the store or another document flags.

    Args:
        works: The files of references, one a part, in order.
    """
    flagged = _flagged(works)
    for path in works if flagged else ():
        for row in read_ipc(path).to_pylist():
            name = next((name for name in row["work"] if name in flagged), None)
            if name is not None and row["cited"]:
                yield _use(row, name, *flagged[name])


def _flagged(works: Sequence[Path]) -> Mapping[str, tuple[str, str]]:
    """Give the standing of each flagged work and the first document that says so, by its names."""
    found: dict[str, tuple[str, str]] = {}
    for path in works:
        for row in read_ipc(path).to_pylist():
            if row["standing"] in _FLAGGED:
                for name in row["work"]:
                    known = found.get(name)
                    if known is None or (row["standing"] == "retracted" != known[0]):
                        found[name] = (row["standing"], row["document"])
    return found


def _use(row: Mapping[str, Any], name: str, standing: str, said_by: str) -> Mapping[str, Any]:
    return {
        "work": name,
        "standing": standing,
        "said_by": said_by,
        "document": row["document"],
        "key": row["key"],
        "title": row["title"],
        "knows": row["standing"] in _FLAGGED,
        "says_retracted": row["says_retracted"],
        "claims": row["claims"],
    }
