"""References that name a body and what it publishes, and no single work."""

from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import Origin, Reference

_MOST_WORDS = 12
_LINKS = ("http", "www.", "doi")


def is_pointer(reference: Reference) -> bool:
    """Tell whether a printed reference only points at what somebody publishes.

    "Endocrine Society Clinical Practice Guidelines" has no author, year, volume or address to ask
    for: it says where to look, as the reading lists of guidelines and leaflets do.

    Args:
        reference: The reference.
    """
    raw = reference.raw
    if reference.origin is not Origin.TEXT or reference.get("author"):
        return False
    is_placed = any(letter.isdigit() for letter in raw) or any(one in raw.lower() for one in _LINKS)
    return bool(raw) and not is_placed and len(tokenize(raw)) <= _MOST_WORDS
