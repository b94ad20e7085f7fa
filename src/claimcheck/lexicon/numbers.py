"""Numbers in digits and in words, and what they are worth."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.lexicon.tokens import Token
from claimcheck.resources import read_records

_TABLE = "lexicon/data/numbers.tsv"
_HUNDRED = 100
_MOST_DIGITS = 15
_GROUP = 3


class WordValue(NamedTuple):
    """What a number word is worth.

    Args:
        value: Its value.
        kind: ``"small"`` (0-19), ``"ten"`` (20-90) or ``"scale"`` (hundred and up).
    """

    value: int
    kind: str


class Number(NamedTuple):
    """A number found at a token.

    Args:
        value: Its value.
        end: Number of the token behind it.
    """

    value: float
    end: int


@cache
def number_words() -> Mapping[str, WordValue]:
    """Load the number words, hyphenated tens ("twenty-two") included."""
    rows = read_records(_TABLE)
    words = {row["word"]: WordValue(int(row["value"]), row["kind"]) for row in rows}
    tens = [(word, entry.value) for word, entry in words.items() if entry.kind == "ten"]
    ones = [(word, entry.value) for word, entry in words.items() if 0 < entry.value < 10]  # noqa: PLR2004
    for ten, above in tens:
        words |= {f"{ten}-{one}": WordValue(above + below, "small") for one, below in ones}
    return words


def value_of_digits(digits: str) -> float | None:
    """Read a number token: ``1,234`` is a thousand, ``0.05`` a fraction; ``1.2.3`` is none.

    A comma groups thousands where three digits follow, else it is a decimal comma.
    """
    if len(digits) > _MOST_DIGITS + 4 or not digits.isascii():
        return None
    whole, comma, rest = digits.partition(",")
    if comma:
        groups = rest.partition(".")[0].split(",")
        if all(len(group) == _GROUP for group in groups) and len(whole) <= _GROUP:
            digits = digits.replace(",", "")
        elif len(groups) == 1 and "." not in digits:
            digits = f"{whole}.{rest}"
        else:
            return None
    try:
        return float(digits)
    except ValueError:
        return None


def words_number(tokens: Sequence[Token], start: int) -> Number | None:
    """Read a number written in words: "twenty-two", "one hundred and twelve", "two thousand"."""
    words = number_words()
    total = current = 0
    position, end = start, start
    while position < len(tokens):
        entry = words.get(tokens[position].lower)
        if entry is None:
            if tokens[position].lower == "and" and end == position and current >= _HUNDRED:
                position += 1
                continue
            break
        total, current, goes_on = _add(entry, total, current, is_first=position == start)
        if not goes_on:
            break
        position += 1
        end = position
    return Number(float(total + current), end) if end > start else None


def _add(entry: WordValue, total: int, current: int, *, is_first: bool) -> tuple[int, int, bool]:
    """Add a word to a number under way; the last value tells whether it still belongs to it."""
    if entry.kind == "scale":
        if entry.value == _HUNDRED:
            return total, max(current, 1) * _HUNDRED, is_first or 0 < current < _HUNDRED
        fits = is_first or (current > 0 and (total == 0 or total > entry.value))
        return total + max(current, 1) * entry.value, 0, fits
    room = is_first or current % _HUNDRED == 0 or (entry.value < 10 and current % 10 == 0)  # noqa: PLR2004
    return total, current + entry.value, room
