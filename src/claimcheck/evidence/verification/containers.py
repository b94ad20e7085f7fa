"""When two names mean the same journal, book or server: abbreviations and acronyms count."""

import re
from functools import lru_cache

from claimcheck.bibliography.matching import fold
from claimcheck.resources.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^\W_]+")
_TAIL = lazy_pattern(r"\s{0,20}[(\[:=/].*|\s{1,20}-\s.*|\.\s{0,20}$", re.DOTALL)
_STOPS = frozenset("a an and der des die et fur for in la le les of on the to und y".split())  # noqa: SIM905
_NUMBER = lazy_pattern(r"\d+(?:st|nd|rd|th)?")
_LEAST_PREFIX = 3
_LEAST_ACRONYM = 3


def same_container(printed: str, found: str) -> bool:
    """Tell whether two names are one container's.

    Args:
        printed: Name as the entry has it.
        found: Name as an index has it.
    """
    for one in _forms(printed):
        for other in _forms(found):
            if one and other and _agree(one, other):
                return True
    return _is_acronym(printed, found) or _is_acronym(found, printed)


@lru_cache(maxsize=1 << 12)
def _forms(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the telling words of a name, whole and without what stands behind a colon."""
    return tuple(dict.fromkeys((_words(name), _words(_TAIL.sub("", name)))))


def _words(name: str) -> tuple[str, ...]:
    plain = fold(name.replace("&amp;", "&").replace("&", " ").replace("'", "").replace("’", ""))
    words = (word for word in _WORD.findall(plain) if not _NUMBER.fullmatch(word))
    return tuple(word for word in words if word not in _STOPS)


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one == other or "".join(one) == "".join(other):
        return True
    if len(one) != len(other) and min(len(one), len(other)) < _LEAST_PREFIX:
        return False
    return all(_same_word(a, b) for a, b in zip(one, other, strict=False))


def _same_word(one: str, other: str) -> bool:
    """Tell whether two words are one, whole or abbreviated: ``natl`` for ``national``."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if short[0] != long[0] or len(short) == len(long):
        return False
    rest = iter(long)
    return long.startswith(short) or (
        len(short) < len(long) - 1 and all(letter in rest for letter in short)
    )


def _is_acronym(name: str, whole: str) -> bool:
    """Tell whether a name of one word is made of the first letters of another."""
    bare = name.strip().strip(".")
    if (
        not bare.isalpha()
        or len(bare) < _LEAST_ACRONYM
        or sum(map(str.isupper, bare)) < _LEAST_ACRONYM
    ):
        return False
    letters = fold(bare)
    words = _words(whole)
    every = _WORD.findall(fold(whole))
    initials = ("".join(word[0] for word in words), "".join(word[0] for word in every))
    return len(words) > 1 and any(letters in one for one in initials)
