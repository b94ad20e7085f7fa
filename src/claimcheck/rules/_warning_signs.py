"""Signs of which health authorities say that they need help, from a table with a source each."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from attrs import frozen

from claimcheck.lexicon.plain_words import plain_words
from claimcheck.resources import read_records
from claimcheck.rules._listed_names import ListedNames, any_listed, listed_names

_TABLE = "rules/data/warning_signs.tsv"


@frozen(eq=False)
class WarningSign:
    """A sign of danger.

    Args:
        named: What names it.
        beside: What must stand in the sentence too.
        among: What the passage must be about.
        unless: What makes it no sign of danger; nothing does where it is ``None``.
        is_emergency: Whether minutes or hours count, so that no remedy at home is sound.
        meaning: What authorities say of it.
        source: Which, and where.
    """

    named: ListedNames
    beside: re.Pattern[str]
    among: re.Pattern[str]
    unless: re.Pattern[str] | None
    is_emergency: bool
    meaning: str
    source: str


@frozen(eq=False)
class SignFound:
    """A sign of danger in a text.

    Args:
        sign: The sign.
        start: Where its name begins.
        end: Where it ends.
    """

    sign: WarningSign
    start: int
    end: int


def sign_in(text: str, around: Callable[[], str]) -> SignFound | None:
    """Find the first sign of danger that a text names.

    Args:
        text: A sentence, in small letters.
        around: Gives the passage (text, sentences before, headings) in small letters; asked only
            where a sign is named.
    """
    if not may_name_sign(text):
        return None
    words = plain_words(text)
    for sign in _signs():
        found = sign.named.find(text, words)
        if found is not None and sign.beside.search(text) and _is_about(sign, around()):
            return SignFound(sign, found.start(), found.end())
    return None


def may_name_sign(text: str) -> bool:
    """Tell whether a text holds a word by which a sign of danger may be named.

    Args:
        text: A sentence, in small letters.
    """
    telling, stems = _telling()
    if not telling.isdisjoint(plain_words(text)):
        return True
    for stem in stems:  # noqa: SIM110 - half the time of any(), and asked of every sentence
        if stem in text:
            return True
    return False


@cache
def _telling() -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the telling words of all signs, and how those begin that are open at the end."""
    named = [sign.named for sign in _signs()]
    stems = dict.fromkeys(stem for each in named for stem in each.stems)
    return frozenset(word for each in named for word in each.words), tuple(stems)


def _is_about(sign: WarningSign, around: str) -> bool:
    is_excused = sign.unless is not None and sign.unless.search(around) is not None
    return not is_excused and sign.among.search(around) is not None


@cache
def _signs() -> Sequence[WarningSign]:
    return tuple(
        WarningSign(
            listed_names(row["sign"]),
            any_listed(row["with"]),
            any_listed(row["among"]),
            any_listed(row["unless"]) if row["unless"] else None,
            row["emergency"] == "yes",
            row["meaning"],
            row["source"],
        )
        for row in read_records(_TABLE)
    )
