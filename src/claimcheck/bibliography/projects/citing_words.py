"""The keys that documents cite which nobody audits now, found by their marks alone."""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from claimcheck.bibliography.projects.texts import text_of
from claimcheck.memory import Memory
from claimcheck.resources.patterns import lazy_pattern

_AT = lazy_pattern(r"@\{?([^\s\[\](){}<>,;\"“”|\\`]{1,200})")
_BRACED = lazy_pattern(r"\{([^{}\n]{1,2000})\}")
_TICKED = lazy_pattern(r"`([^`\n]{1,2000})`")
_BETWEEN = lazy_pattern(r"[,;\s]+")
_AROUND = "@.:!?*_-"


def citing_words(documents: Iterable[Path]) -> frozenset[str]:
    """Give every word that a citation in some documents could mean as a key.

    The documents are not read as their formats ask: what stands behind an ``@``, in braces or in
    backticks counts, so that no work is called unused for a document that is left out.

    Args:
        documents: Files; those that cannot be read say nothing.
    """
    found: set[str] = set()
    for path in documents:
        with suppress(OSError):
            state = path.stat()
            key = (str(path), state.st_mtime_ns, state.st_size)
            found |= _WORDS.one(key, partial(_words_of, path))
    return frozenset(found)


_WORDS = Memory[tuple[str, int, int], frozenset[str]]()


def _words_of(path: Path) -> frozenset[str]:
    text = text_of(path)
    found: set[str] = set()
    for match in _AT.finditer(text):
        found.update((match[1], match[1].rstrip(_AROUND)))
    for pattern in (_BRACED, _TICKED):
        for match in pattern.finditer(text):
            found.update(word.strip(_AROUND) for word in _BETWEEN.split(match[1]))
    return frozenset(found)
