"""The words around a number of an abstract, by what they say of those counted."""

from collections.abc import Mapping, Sequence
from functools import cache

from claimcheck.evidence._tables import rows

_BEFORE, _BEHIND = 5, 7
_EACH = frozenset({"each", "per"})


@cache
def kinds_of_words() -> Mapping[str, tuple[str, ...]]:
    """Load the kinds of each word that matters around a number."""
    kinds: dict[str, tuple[str, ...]] = {}
    for row in rows("sample_words"):
        kinds[row["word"]] = (*kinds.get(row["word"], ()), row["kind"])
    return kinds


def is_word_of(kind: str, word: str) -> bool:
    """Tell whether a word is of a kind that matters around a number."""
    return kind in kinds_of_words().get(word, ())


def cues_around(lowers: Sequence[str], start: int, end: int, behind: int) -> set[str]:
    """Name the kinds of the words before a number, between it and its noun, and behind."""
    kinds = kinds_of_words()
    cues: set[str] = set()
    places = (
        ("before", lowers[max(0, start - _BEFORE) : start]),
        ("inside", lowers[end:behind]),
        ("behind", lowers[behind : behind + _BEHIND]),
    )
    for place, words in places:
        cues.update(f"{place}:{kind}" for word in words for kind in kinds.get(word, ()))
    if start:
        cues.add("opens:of" if _opens(lowers, start) else f"last:{_mark(lowers[start - 1])}")
    else:
        cues.add("opens:sentence")
    if "%" in lowers[behind : behind + 4]:
        cues.add("share")
    if _EACH.intersection(lowers[behind : behind + 2]):
        cues.add("each")
    return cues


def _opens(lowers: Sequence[str], start: int) -> bool:
    """Tell whether "of" opens the clause: "of 90 patients, 40 responded" names the whole."""
    if lowers[start - 1] != "of" and lowers[max(0, start - 2) : start] != ["of", "the"]:
        return False
    place = start - 2 if lowers[start - 1] == "of" else start - 3
    return place < 0 or not lowers[place][0].isalnum()


def _mark(word: str) -> str:
    return word if word in {"of", "the", "in", "(", "and", "with", "from", ",", "to"} else "other"
