"""Units of measurement and the nouns that are counted, as the data files list them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimcheck.lexicon.tokens import Token
from claimcheck.resources import read_mapping

_PER = frozenset({"per", "a", "an", "each", "every"})
_DAILY = frozenset({"daily", "weekly", "monthly", "hourly", "nightly", "yearly"})
_RATED = frozenset({"dose", "percentage"})
_DASHES = frozenset("-‐‑–")
_AGES = frozenset(
    {"year-old", "years-old", "year-olds", "month-old", "week-old", "day-old", "year-aged"}
)


class Measure(NamedTuple):
    """A unit found behind a number.

    Args:
        kind: ``"dose"``, ``"duration"``, ``"percentage"``, ``"measure"`` or ``"age"``.
        end: Number of the token behind it.
    """

    kind: str
    end: int


def units() -> Mapping[str, str]:
    """Load the kind of each unit."""
    return read_mapping("sentences/data/units.tsv", "unit", "kind")


def counted_nouns() -> Mapping[str, str]:
    """Load what a number before each noun counts: a sample or something else."""
    return read_mapping("sentences/data/counted.tsv", "noun", "kind")


def measure_at(tokens: Sequence[Token], start: int) -> Measure | None:
    """Read the unit that begins at a token: ``mg``, ``mg/kg per day``, ``-week``, ``per cent``."""
    if _lower(tokens, start) in _DASHES:
        if start + 1 >= len(tokens) or tokens[start].end != tokens[start + 1].start:
            return None
        start += 1
    word = _lower(tokens, start)
    if word in _AGES:
        return Measure("age", start + 1)
    if word == "per" and _lower(tokens, start + 1) == "cent":
        return Measure("percentage", start + 2)
    kind = units().get(tokens[start].text) or units().get(word) if word else None
    return None if kind is None else _whole(tokens, start + 1, kind)


def _whole(tokens: Sequence[Token], end: int, kind: str) -> Measure:
    """Take in what belongs to a unit: "per day" behind a dose, "old" behind years."""
    if kind in _RATED:
        return Measure(kind, _rate_end(tokens, end))
    behind = _lower(tokens, end)
    if kind == "duration" and (
        behind == "old" or (behind == "of" and _lower(tokens, end + 1) == "age")
    ):
        return Measure("age", end + 1)
    return Measure(kind, end)


def _lower(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].lower if position < len(tokens) else ""


def _rate_end(tokens: Sequence[Token], end: int) -> int:
    while end + 1 < len(tokens):
        word, behind = tokens[end].lower, tokens[end + 1].lower
        if (word == "/" or word in _PER) and (behind in units() or behind == "dose"):
            end += 2
        else:
            break
    return end + 1 if _lower(tokens, end) in _DAILY else end
