"""Citation keys for references that bring none."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from claimcheck.model import Person

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_WORD = re.compile(r"[a-z]{3,}")
_LONGEST = 40
_LETTERS_OF_A_BODY = 3


def folded_key(text: str) -> str:
    """Fold to lower-case ASCII letters and digits."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]", "", plain)


def base_key(authors: Sequence[Person], year: str, title: str) -> str:
    """Make a key such as ``chen2011``: family name of the first author and year.

    Args:
        authors: The authors, in order.
        year: Year as written, with its letter (``2011a``) where there is one.
        title: Used by its first word where no author is known.
    """
    family = _author_part(authors[0]) if authors else ""
    if not family:
        first = _WORD.search(unicodedata.normalize("NFKD", title.casefold()))
        family = first.group()[:_LONGEST] if first else "ref"
    return family + folded_key(year)


def _author_part(author: Person) -> str:
    """Give the family name; of a body with a long name the first letters."""
    capitals = [word[0] for word in author.family.split() if word[0].isupper()]
    if author.is_organisation and len(capitals) >= _LETTERS_OF_A_BODY:
        return folded_key("".join(capitals))
    return folded_key(author.family)[:_LONGEST]


def unique_keys(keys: Iterable[str]) -> list[str]:
    """Tell equal keys apart by letters, in order: ``chen2011a``, ``chen2011b``.

    Args:
        keys: Keys in the order of the list.
    """
    wanted = list(keys)
    counts = Counter(wanted)
    taken = {key for key, count in counts.items() if count == 1}
    given: list[str] = []
    tried: Counter[str] = Counter()
    for key in wanted:
        if counts[key] == 1:
            given.append(key)
            continue
        while (candidate := key + letters(tried[key])) in taken:
            tried[key] += 1
        taken.add(candidate)
        given.append(candidate)
    return given


def letters(number: int) -> str:
    """Count in letters from 0: a, b, … z, aa, ab …"""  # noqa: D415 - ends in an ellipsis
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("a") + rest) + name
    return name
