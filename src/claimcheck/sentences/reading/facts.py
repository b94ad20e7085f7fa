"""What is known of a document as a whole, told to the reader of each of its units.

Whether it cites, speaks of animals, sells, addresses its reader, and how long it is: a unit alone
does not say, and the answers depend on it.
"""

import re
from collections.abc import Sequence

from claimcheck.memory import remembered
from claimcheck.sentences.reading.units import Unit

FACTS = (
    "cites none", "cites some", "cites much", "animals none", "animals some", "animals much",
    "sells", "reader none", "reader some", "reader much", "alone", "short", "long",
)  # fmt: skip
_ANIMALS = re.compile(
    r"\b(?:mice|mouse|rats?|rodents?|murine|animals?|sheep|lambs?|pigs?|dogs?|fl(?:y|ies)|worms?|"
    r"zebrafish|rabbits?|monkeys?|macaques?|voles?|cattle|livestock|in vitro|cell lines?)\b"
)
_SELLS = re.compile(
    r"[$£€] ?\d|\b(?:buy now|shop|add to cart|book (?:a|your|now)|free shipping|our (?:clinic|"
    r"products?|formula|supplements?|patients|team|providers?)|order (?:now|today)|discount|"
    r"schedule (?:a|your)|consultation|contact us|call us|subscribe|price)\b"
)
_READER = re.compile(r"\byou(?:r|rs|rself)?\b")
_SOME_CITED, _MUCH_CITED = 0.0, 0.15
_SOME_ANIMALS, _MUCH_ANIMALS = 0.0, 0.08
_SOME_READER, _MUCH_READER = 0.02, 0.15
_SELLS_AT = 0.02
_SHORT = 12


def facts_of(units: Sequence[Unit]) -> tuple[str, ...]:
    """Tell what a document is like, names of :data:`FACTS`."""
    if len(units) <= 1:
        return ("alone",)
    count = len(units)
    cited = sum(bool(unit.marks or unit.named) for unit in units) / count
    said = [_said(unit.text) for unit in units]
    animals, reader, sells = (sum(column) / count for column in zip(*said, strict=True))
    return (
        f"cites {_much(cited, _SOME_CITED, _MUCH_CITED)}",
        f"animals {_much(animals, _SOME_ANIMALS, _MUCH_ANIMALS)}",
        *(("sells",) if sells >= _SELLS_AT else ()),
        f"reader {_much(reader, _SOME_READER, _MUCH_READER)}",
        "short" if count < _SHORT else "long",
    )


@remembered
def _said(text: str) -> tuple[bool, ...]:
    lower = text.lower()  # a pattern that ignores case searches three times as long
    return tuple(sign.search(lower) is not None for sign in (_ANIMALS, _READER, _SELLS))


def _much(share: float, some: float, much: float) -> str:
    if share > much:
        return "much"
    return "some" if share > some else "none"
