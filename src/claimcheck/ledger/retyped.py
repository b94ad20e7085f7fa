"""Whether one sentence is another one retyped: words taken in or misspelt, none exchanged."""

from collections.abc import Sequence

from claimcheck.ledger.approximate import fewest_errors
from claimcheck.ledger.normal import normalise
from claimcheck.resources.patterns import lazy_pattern

_WORD = lazy_pattern(r"\w+")
_FEWEST = 4
_MOST_ADDED = 4
_MOST_DROPPED = 1
_TYPO_FROM = 5


def quote_words(quote: str) -> list[str]:
    """Give the words of a quote in lower case."""
    return _WORD.findall(normalise(quote).lower())


def is_retyped(old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether new words are the old ones with few taken in, one dropped, or misspelt.

    A word exchanged for another ("men" for "women") makes another statement. Sentences of fewer
    than four words are never taken for each other.
    """
    grown = len(new) - len(old)
    if len(old) < _FEWEST or not -_MOST_DROPPED <= grown <= _MOST_ADDED:
        return False
    if len(set(old) - set(new)) > 1 + len(old) // 8:
        return False
    return _differences_are_small(old, new)


def _differences_are_small(old: Sequence[str], new: Sequence[str]) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415 - slow to import, seldom needed

    added = dropped = 0
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "insert":
            added += d - c
        elif kind == "delete":
            dropped += b - a
        elif kind == "replace" and not _is_typo("".join(old[a:b]), "".join(new[c:d])):
            return False
    return added <= _MOST_ADDED and dropped <= _MOST_DROPPED


def _is_typo(old: str, new: str) -> bool:
    if min(len(old), len(new)) < _TYPO_FROM or abs(len(old) - len(new)) > 1:
        return False
    return old[:1] == new[:1] and fewest_errors(old, new) <= 1
