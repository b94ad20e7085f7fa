"""Comparing the authors that an entry prints with those of an index: every name, and the order."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from attrs import frozen

from claimcheck.bibliography.matching import family_words, fold, jaro_winkler, normal_title
from claimcheck.model import Person
from claimcheck.model.by_value import ByValue

_WORD = re.compile(r"[^\W\d_]+")
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_NEAR = 0.92
_HALF = 0.5


class Likeness(StrEnum):
    """How two names agree."""

    SAME = "same"
    NEAR = "near"
    INITIALS = "initials"
    OTHER = "other"


class AuthorsFit(StrEnum):
    """How two lists of authors agree, best first."""

    UNKNOWN = "unknown"
    SAME = "same"
    SPELLING = "spelling"
    MISSING = "missing"
    ADDED = "added"
    ORDER = "order"
    SOME = "some"
    OTHER = "other"


@frozen(eq=False, repr=False)
class AuthorComparison(ByValue):
    """A comparison of two lists of authors.

    Args:
        fit: How they agree.
        is_first_same: Whether the first names agree.
        reason: The difference in words; empty where there is none.
    """

    fit: AuthorsFit
    is_first_same: bool = True
    reason: str = ""


def compare_authors(
    printed: Sequence[Person], found: Sequence[Person], *, et_al: bool, is_partial: bool
) -> AuthorComparison:
    """Compare two lists.

    Args:
        printed: Authors of the entry.
        found: Authors of the work.
        et_al: Whether the entry says that its list goes on.
        is_partial: Whether the index is known to cut the list short.
    """
    one, other = _without_groups(printed, found)
    if not one or not other:
        return AuthorComparison(AuthorsFit.UNKNOWN)
    pairs = [_likeness(a, b) for a, b in zip(one, other, strict=False)]
    is_first_same = pairs[0] is not Likeness.OTHER
    if Likeness.OTHER not in pairs and (
        len(one) == len(other)
        or (et_al and len(one) < len(other))
        or (is_partial and len(one) > len(other))
    ):
        return _spelt(pairs, one, other)
    return _uneven(one, other, is_first_same=is_first_same, et_al=et_al)


def _spelt(
    pairs: Sequence[Likeness], one: Sequence[Person], other: Sequence[Person]
) -> AuthorComparison:
    for place, likeness in enumerate(pairs):
        if likeness is not Likeness.SAME:
            names = f"`{one[place]}` is `{other[place]}`"
            return AuthorComparison(AuthorsFit.SPELLING, is_first_same=True, reason=names)
    return AuthorComparison(AuthorsFit.SAME)


def _uneven(
    one: Sequence[Person], other: Sequence[Person], *, is_first_same: bool, et_al: bool
) -> AuthorComparison:
    """Tell what sets two lists apart that do not agree name by name."""
    known = [_place(person, other) for person in one]
    places = [place for place in known if place is not None]
    in_order, missing = places == sorted(places), len(other) - len(one)
    if len(places) == len(one) == len(set(places)):
        if not in_order:
            reason = "the order of the authors differs"
            return AuthorComparison(AuthorsFit.ORDER, is_first_same, reason)
        if et_al and is_first_same:
            return AuthorComparison(AuthorsFit.SAME)
        if missing:
            return AuthorComparison(AuthorsFit.MISSING, is_first_same, _counted(missing, "missing"))
    if len(set(places)) == len(other) and in_order and missing < 0:
        return AuthorComparison(AuthorsFit.ADDED, is_first_same, _counted(-missing, "too many"))
    stranger = one[known.index(None)] if None in known else one[0]
    fit = AuthorsFit.SOME if len(set(places)) >= _HALF * len(one) else AuthorsFit.OTHER
    return AuthorComparison(fit, is_first_same, f"`{stranger}` is not an author of it")


def _counted(count: int, what: str) -> str:
    return f"{count} {'author is' if count == 1 else 'authors are'} {what}"


def _place(person: Person, people: Sequence[Person]) -> int | None:
    found = (at for at, one in enumerate(people) if _likeness(person, one) is not Likeness.OTHER)
    return next(found, None)


def _without_groups(
    printed: Sequence[Person], found: Sequence[Person]
) -> tuple[Sequence[Person], Sequence[Person]]:
    """Leave out groups that only one of two lists names: indexes differ in whether they do."""
    one, other = _people(printed), _people(found)
    if not one or not other:
        return printed, found
    if len(one) == len(printed) or len(other) == len(found):
        return one, other
    return printed, found


def _people(persons: Sequence[Person]) -> tuple[Person, ...]:
    return tuple(person for person in persons if not person.is_organisation)


def _likeness(one: Person, other: Person) -> Likeness:
    if one.is_organisation or other.is_organisation:
        return _groups_agree(str(one), str(other))
    names = [_letters(person.family) for person in (one, other)]
    if not all(names):  # no letters, such as a dash for a name that is missing
        return Likeness.SAME if str(one) == str(other) else Likeness.OTHER
    if names[0] == names[1] or _same_words(one, other):
        return Likeness.SAME if _initials_agree(one, other) else Likeness.INITIALS
    if jaro_winkler(names[0], names[1]) >= _NEAR and _initials_agree(one, other):
        return Likeness.NEAR
    return Likeness.OTHER


@lru_cache(maxsize=1 << 14)
def _letters(family: str) -> str:
    joined = "".join(family_words(family))
    for two, single in _UMLAUTS:
        joined = joined.replace(two, single)
    return joined


def _same_words(one: Person, other: Person) -> bool:
    """Tell whether two names are one whose parts an index cut in another place or turned round."""
    words, others = (set(_WORD.findall(fold(str(person)))) for person in (one, other))
    if words == others:
        return True
    last, other_last = (family_words(person.family)[-1:] for person in (one, other))
    long = [family_words(person.family) for person in (one, other)]
    is_compound = max(len(long[0]), len(long[1])) > 1
    return is_compound and (
        last == other_last or set(last) <= set(long[1]) or set(other_last) <= set(long[0])
    )


def _initials_agree(one: Person, other: Person) -> bool:
    """Tell whether given names can be one person's: an initial of each stands in the other."""
    first, second = (_initials(person.given) for person in (one, other))
    return not first or not second or first[0] in second or second[0] in first


def _initials(given: str) -> str:
    words = _WORD.findall(given)
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= 4:  # noqa: PLR2004 - "AJW"
        return fold(words[0])
    return "".join(fold(word)[:1] for word in words)


def _groups_agree(one: str, other: str) -> Likeness:
    words, others = set(normal_title(one).split()), set(normal_title(other).split())
    if not words or not others:
        return Likeness.OTHER
    shared = len(words & others) / min(len(words), len(others))
    return Likeness.SAME if shared > _HALF else Likeness.OTHER
