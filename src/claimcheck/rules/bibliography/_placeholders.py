"""Values that stand for a value that nobody looked up."""

from collections.abc import Mapping
from functools import cache

from claimcheck.rules.bibliography._entries import bibliography_table

_LONGEST = 40
_EDGES = " \t.,;:!()[]{}<>\"'-–—"


@cache
def _placeholders() -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """Give the fields in which each word is a placeholder, and all fields that are judged."""
    by_word = {
        row["value"]: frozenset(row["fields"].split()) for row in bibliography_table("placeholders")
    }
    return by_word, frozenset().union(*by_word.values())


def is_placeholder(name: str, text: str) -> bool:
    """Tell whether the value of a field only keeps a place: a word for it, or punctuation."""
    by_word, judged = _placeholders()
    if name not in judged:
        return False
    if len(text) > _LONGEST:
        return False
    bare = text.strip()
    word = bare.strip(_EDGES).casefold()
    if not word:
        return bool(bare)
    return name in by_word.get(word, ()) or name in by_word.get(bare.casefold(), ())
