"""Whether two wordings say the same: exactly, nearly, or something else in similar words."""

import re

from claimcheck.ledger.anchoring import DRIFTED
from claimcheck.ledger.approximate import edits
from claimcheck.ledger.normal import normalise
from claimcheck.ledger.retyped import is_retyped, quote_words
from claimcheck.resources import read_words

_LONGEST = 4000
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DENIALS = "ledger/data/denials.tsv"


def similarity(one: str, other: str) -> float:
    """Tell how alike two quotes are as anchors compare them, 0 to 1; 1 is the same words.

    It is one less the edits from the one to the other as a share of the longer one. Quotes of
    over 4,000 characters are the same or not.
    """
    first, second = normalise(one), normalise(other)
    longest = max(len(first), len(second))
    if first == second:
        return 1.0
    if not first or not second or longest > _LONGEST:
        return 0.0
    return 1 - edits(first, second) / longest


def is_near(one: str, other: str) -> bool:
    """Tell whether two quotes say the same in nearly the same words.

    They are at least 0.90 alike, no word is exchanged for another ("raises" for "lowers", "men"
    for "women"), and neither has a number or a denial that the other lacks.
    """
    return similarity(one, other) >= DRIFTED and keeps_sense(one, other)


def keeps_sense(old: str, new: str) -> bool:
    """Tell whether words were at most taken in, dropped or misspelt, and none that turns it."""
    before, after = quote_words(old), quote_words(new)
    if _turning(before) != _turning(after) or _numbers(old) != _numbers(new):
        return False
    return "".join(before) == "".join(after) or is_retyped(before, after)


def _turning(words: list[str]) -> list[str]:
    denials = read_words(_DENIALS)
    return sorted(word for word in words if word in denials)


def _numbers(quote: str) -> list[str]:
    return sorted(found.replace(",", "") for found in _NUMBER.findall(normalise(quote)))
