"""When two names mean the same journal, and which year a volume of a journal is."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from attrs import frozen

from claimcheck.bibliography.matching import fold
from claimcheck.model.by_value import ByValue
from claimcheck.rules.bibliography._entries import bibliography_table

_WORD = re.compile(r"[^\W_]+")
_TAIL = re.compile(r"\s{0,20}[(\[:].*", re.DOTALL)
_LONG = 4
_LATEST = 300


@cache
def _stops() -> frozenset[str]:
    return frozenset(row["word"] for row in bibliography_table("journal_stops"))


@cache
def _abbreviated() -> Mapping[str, frozenset[str]]:
    return {
        row["abbreviation"]: frozenset(row["words"].split())
        for row in bibliography_table("journal_words")
    }


@cache
def _aliases() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {
        tuple(row["alias"].split()): _words(row["journal"])
        for row in bibliography_table("journal_aliases")
    }


@frozen(eq=False, repr=False)
class Numbering(ByValue):
    """How a journal numbers its volumes by the year.

    Args:
        offset: What is added to a volume to give its year.
        since: The first year for which that holds.
        at_once: Whether an article belongs to the volume of the year in which it first appears,
            so that no year of publication ahead of print can stand beside it.
    """

    offset: int
    since: int
    at_once: bool


@cache
def _numberings() -> Mapping[tuple[str, ...], Numbering]:
    return {
        _words(row["journal"]): Numbering(
            int(row["offset"]), int(row["since"] or 0), row["at_once"] == "yes"
        )
        for row in bibliography_table("journal_volumes")
    }


def _words(name: str) -> tuple[str, ...]:
    words = _WORD.findall(fold(name.replace("&", " ").replace("'", "")))
    return tuple(word for word in words if word not in _stops())


@lru_cache(maxsize=4096)
def journal_words(name: str) -> tuple[str, ...]:
    """Reduce a journal's name to its telling words, acronyms and second names resolved.

    What stands in brackets or behind a colon is left out: indexes put a place or a society there.
    """
    whole = _words(name)
    words = _words(_TAIL.sub("", name)) or whole
    return _aliases().get(whole) or _aliases().get(words) or words


def initials(words: tuple[str, ...]) -> str:
    """Give the first letters of a name's words, alike for a name and its abbreviation."""
    return "".join(word[0] for word in words)


def same_journal(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether two names, as words, are one journal: equal, or one abbreviates the other."""
    if first == second:
        return True
    return len(first) == len(second) and all(
        _same_word(one, other) for one, other in zip(first, second, strict=True)
    )


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    known = _abbreviated().get(short)
    if known is not None:
        return long in known
    return len(short) >= _LONG and long.startswith(short)


@lru_cache(maxsize=4096)
def volume_numbering(words: tuple[str, ...]) -> Numbering | None:
    """Give how a journal numbers its volumes, where that is by the year.

    Args:
        words: The journal's name as :func:`journal_words` gives it.
    """
    exact = _numberings().get(words)
    if exact is not None:
        return exact
    letters = initials(words)
    found = [
        _numberings()[known]
        for known in _named_by_initials().get(letters, ())
        if same_journal(known, words)
    ]
    return found[0] if len(found) == 1 else None


@cache
def _named_by_initials() -> Mapping[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for known in _numberings():
        found.setdefault(initials(known), []).append(known)
    return found


def year_of_volume(words: tuple[str, ...], volume: int) -> int | None:
    """Give the year of a volume, of journals that number their volumes by the year.

    Args:
        words: The journal's name as :func:`journal_words` gives it.
        volume: The volume.
    """
    numbering = volume_numbering(words)
    if numbering is None or not 0 < volume < _LATEST:
        return None
    year = numbering.offset + volume
    return year if year >= numbering.since else None
