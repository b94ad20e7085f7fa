"""The small closed word classes of English that the other modules ask for."""

import csv
from functools import cache
from pathlib import Path

_CLASSES = Path(__file__).parent.parent / "data" / "word_classes.tsv"


@cache
def _classes() -> dict[str, frozenset[str]]:
    with _CLASSES.open(encoding="utf-8", newline="") as file:
        found: dict[str, set[str]] = {}
        for row in csv.DictReader(file, delimiter="\t"):
            found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


def words_of(name: str) -> frozenset[str]:
    """Give the words of a class of ``data/word_classes.tsv``, such as ``"auxiliary"``."""
    return _classes()[name]
