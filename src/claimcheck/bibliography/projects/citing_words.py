"""The words of documents that nobody audits now, among which the keys they cite are."""

import re
from collections.abc import Iterable
from pathlib import Path

_WORD = re.compile(r"[^\s\[\](){}<>,;\"'“”‘’|\\`]+")
_LARGEST = 20_000_000
_AROUND = "@.:!?*_-"


def citing_words(documents: Iterable[Path]) -> frozenset[str]:
    """Give every word that a citation key in some documents could be.

    The documents are not read as their formats ask: a key that stands in one is taken for cited, so
    that no work is called unused for a document that is left out.

    Args:
        documents: Files; those that cannot be read say nothing.
    """
    found: set[str] = set()
    for path in documents:
        for word in _WORD.findall(_text(path)):
            found.add(word)
            bare = word.strip(_AROUND)
            found.update((bare, bare.rpartition("@")[2], bare.removesuffix("\\n")))
    return frozenset(found)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            return ""
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
