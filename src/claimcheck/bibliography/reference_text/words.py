"""The few word lists that reading a reference needs."""

from functools import cache
from pathlib import Path


@cache
def words_of(kind: str) -> frozenset[str]:
    """Give the words of a class, in lower case.

    Args:
        kind: ``organisation``, ``particle``, ``month`` or ``editor``.
    """
    path = Path(__file__).parent / "data" / "words.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return frozenset(word for word, own, _ in rows if own == kind)
