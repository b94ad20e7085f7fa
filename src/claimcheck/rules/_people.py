"""Whom a study is about, set against whom a sentence speaks of."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import AgeGroup, EvidenceLink, Fact, Origin, Population, Sex, Study, Tier
from claimcheck.model.by_value import ByValue
from claimcheck.rules.context import Context

_MINORS = frozenset(
    {AgeGroup.NEWBORN, AgeGroup.INFANT, AgeGroup.PRESCHOOL, AgeGroup.CHILD, AgeGroup.ADOLESCENT}
)
_YOUNG = _MINORS | {AgeGroup.YOUNG_ADULT}
_OLD = frozenset({AgeGroup.AGED, AgeGroup.AGED_80})
_PRIMARY = frozenset({Tier.T2, Tier.T3, Tier.T4})
_STEM = 5
_LONGEST_ACRONYM = 6
_WITH = "people with "
_NO_CONDITION = frozenset({"healthy", "normal", "volunteers", "none"})
_LOOSE = frozenset(
    {
        "with",
        "of",
        "the",
        "people",
        "patients",
        "disease",
        "disorder",
        "syndrome",
        "chronic",
        "severe",
    }
)


@frozen(eq=False, repr=False)
class Restriction(ByValue):
    """One way in which those studied are fewer than people at large.

    Args:
        kind: ``"sex"``, ``"age"`` or ``"condition"``.
        words: Such as ``"men"`` or ``"people with insomnia"``.
        origin: Where it is known from.
        source: The words or field that say it.
    """

    kind: str
    words: str
    origin: Origin
    source: str = ""


def restrictions(links: Iterable[EvidenceLink], context: Context) -> tuple[Restriction, ...]:
    """Give the restrictions that all cited works share; what is only usual does not count."""
    found = [tuple(_of_study(context.study(link.key))) for link in links]
    if not found:
        return ()
    first, *others = found
    return tuple(
        group
        for group in first
        if all(any(same.words == group.words for same in other) for other in others)
    )


def _of_study(study: Study) -> Iterator[Restriction]:
    """Give the restrictions of one study.

    A condition counts only where somebody entered it: words of an abstract name conditions too
    freely. Reviews are about whatever they review, so that only entered facts count for them.
    """
    if study.tier.value not in _PRIMARY and not study.sexes.origin.is_established:
        return
    if _is_said(study.sexes) and len(study.sexes.value) == 1:
        words = "women" if study.sexes.value[0] is Sex.FEMALE else "men"
        yield Restriction("sex", words, study.sexes.origin, study.sexes.source)
    ages = _ages(study)
    if ages:
        yield Restriction("age", ages, study.age_groups.origin, study.age_groups.source)
    condition = study.condition.value
    if (
        condition
        and study.condition.origin.is_established
        and _stems(condition).isdisjoint(_NO_CONDITION)
    ):
        words = f"{_WITH}{condition}"
        yield Restriction("condition", words, study.condition.origin, study.condition.source)


def _ages(study: Study) -> str:
    """Name the only age that a study was of, empty where it was of several or unknown ones."""
    ages = frozenset(study.age_groups.value) if _is_said(study.age_groups) else frozenset()
    if not ages:
        return ""
    if ages <= _MINORS:
        return "children"
    if ages <= _OLD:
        return "older people"
    is_young = ages == {AgeGroup.YOUNG_ADULT} and study.age_groups.origin.is_established
    return "young adults" if is_young else ""


def _is_said(fact: Fact[object]) -> bool:
    return fact.origin is not Origin.MODEL


def goes_beyond(population: Population, group: Restriction) -> bool:
    """Tell whether a sentence names people whom a study left out.

    Naming nobody in particular, or everybody, is another matter: unstated, not extrapolated.
    """
    ages = frozenset(population.age_groups)
    if group.kind == "sex":
        other = Sex.MALE if group.words == "women" else Sex.FEMALE
        return other in population.sexes
    if group.kind == "age":
        beyond = {
            "children": bool(ages) and not ages & _MINORS,
            "older people": bool(ages) and ages <= _YOUNG,
            "young adults": bool(ages) and (ages <= _OLD or ages <= _MINORS),
        }
        return beyond[group.words]
    named = population.condition
    return named is not None and not same_condition(named, group.words.removeprefix(_WITH))


def names(population: Population, group: Restriction) -> bool:
    """Tell whether a sentence names the group that was studied, or one within it."""
    if group.kind == "sex":
        return bool(population.sexes)
    if group.kind == "age":
        return bool(population.age_groups)
    return population.condition is not None


def same_condition(one: str, other: str) -> bool:
    """Tell whether two names may mean one condition: a shared word, or one the other's initials."""
    left, right = _words(one), _words(other)
    telling = {word[:_STEM] for word in left if word not in _LOOSE}
    if not telling.isdisjoint(word[:_STEM] for word in right):
        return True
    return any(_abbreviates(short, right) for short in left) or any(
        _abbreviates(short, left) for short in right
    )


def _words(text: str) -> list[str]:
    return [token.lower for token in tokenize(text) if token.text[0].isalpha()]


def _abbreviates(short: str, words: list[str]) -> bool:
    """Tell whether a short word may be made of letters of some words, in order."""
    if not 2 <= len(short) <= _LONGEST_ACRONYM or len(words) <= 1 or short[0] != words[0][0]:  # noqa: PLR2004
        return False
    letters = iter("".join(words))
    return all(letter in letters for letter in short)


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.lower for token in tokenize(text))
