"""Signs of which health authorities say that they need help, from a table with a source each."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from attrs import frozen

from claimcheck.resources import read_records
from claimcheck.resources.patterns import lazy_pattern

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
        telling: The longest word of each of its names; a sentence must hold one.
    """

    named: re.Pattern[str]
    beside: re.Pattern[str]
    among: re.Pattern[str]
    unless: re.Pattern[str] | None
    is_emergency: bool
    meaning: str
    source: str
    telling: tuple[str, ...]


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
    for sign in _signs():
        if not any(word in text for word in sign.telling):
            continue
        found = sign.named.search(text)
        if found is not None and sign.beside.search(text) and _is_about(sign, around()):
            return SignFound(sign, found.start(), found.end())
    return None


def _is_about(sign: WarningSign, around: str) -> bool:
    is_excused = sign.unless is not None and sign.unless.search(around) is not None
    return not is_excused and sign.among.search(around) is not None


@cache
def _signs() -> Sequence[WarningSign]:
    return tuple(
        WarningSign(
            _any(row["sign"]),
            _any(row["with"]),
            _any(row["among"]),
            _any(row["unless"]) if row["unless"] else None,
            row["emergency"] == "yes",
            row["meaning"],
            row["source"],
            tuple(dict.fromkeys(map(_longest_word, row["sign"].split("|")))),
        )
        for row in read_records(_TABLE)
    )


def _longest_word(name: str) -> str:
    return max(re.split(r"[ *,']+", name), key=len)


def _any(listed: str) -> re.Pattern[str]:
    """Give what finds any of some words, a star standing for the rest of one."""
    if not listed:
        return lazy_pattern("")
    words = (
        re.escape(word).replace(r"\*", r"\w{0,12}").replace("'", "['’]")
        for word in sorted(listed.split("|"), key=len, reverse=True)
    )
    return lazy_pattern(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
