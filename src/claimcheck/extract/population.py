"""Whom a sentence speaks about."""

from collections.abc import Sequence

from claimcheck.lexicon.ages import find_ages, groups_between
from claimcheck.lexicon.population import Mention, PopulationReading, read_population
from claimcheck.lexicon.tokens import Token
from claimcheck.model import AgeGroup, Population, Species

_IMPLIED = Population()
_KINDS = ("human", "animal", "in_vitro")
_LINKS = (
    ("suffering", "from"),
    ("diagnosed", "with"),
    ("affected", "by"),
    ("treated", "for"),
    ("living", "with"),
    ("at", "risk", "of"),
    ("who", "have"),
    ("who", "had"),
    ("with",),
)
_STOPS = frozenset(
    "and or but who whom which that is are was were has have had may might can could should will"
    " would do does did receive received receiving reduces reduced improves improved reported"
    " showed show undergoing taking treated given than compared to in on at for from by during"
    " after before versus vs when while if because as , . ; : ( ) [ ] ! ? / =".split()
)
_NOT_CONDITIONS = frozenset(
    "a an the this that these those its their high higher low lower more less each both some any"
    " no good better greatest".split()
)
_LONGEST = 6
_AGE_MARKS = ("age", "old", "year", "yr")


def find_population(text: str, tokens: tuple[Token, ...]) -> Population:
    """Read the population of one sentence from its words.

    A population named in so many words ("in mice", "women with PCOS", "you") is not implied.
    Where nothing is named the population is implied; its species is ``HUMAN`` only where the
    words leave no other reading (clinics, schools, smoking), else ``UNKNOWN``.

    Args:
        text: The sentence.
        tokens: Its tokens, as ``lexicon.tokens.tokenize`` makes them.

    Returns:
        The population; two kinds of species named side by side are ``MIXED``.
    """
    reading = read_population(tokens)
    ages = _ages(text)
    if not reading.mentions and not ages:
        return _IMPLIED
    species, named = _species(reading)
    if species is Species.UNKNOWN and ages:
        species = Species.HUMAN
    condition = _condition(text, tokens, reading)
    groups = {*reading.age_groups, *ages}
    return Population(
        species=species,
        organisms=reading.organisms if species in {Species.ANIMAL, Species.MIXED} else (),
        sexes=reading.sexes,
        age_groups=tuple(group for group in AgeGroup if group in groups),
        condition=condition,
        is_implied=not named and not ages and not reading.sexes,
        text=_words(text, tokens, named, condition),
    )


def _species(reading: PopulationReading) -> tuple[Species, tuple[Mention, ...]]:
    """Tell the species and the mentions that name it."""
    plain = tuple(m for m in reading.of(*_KINDS) if m.weight >= 1)
    named = plain or reading.of(*_KINDS)
    kinds = {mention.kind for mention in named}
    if len(kinds) > 1 and not plain:
        kinds &= {"human"}
    if len(kinds) > 1:
        return Species.MIXED, named
    if kinds:
        return Species(kinds.pop()), named
    if reading.sexes or reading.of("context"):
        return Species.HUMAN, ()
    return Species.UNKNOWN, ()


def _ages(text: str) -> tuple[AgeGroup, ...]:
    if text.isalpha() or not any(mark in text for mark in _AGE_MARKS):
        return ()
    found: set[AgeGroup] = set()
    for age in find_ages(text):
        found.update(groups_between(age.low, age.high))
    return tuple(found)


def _condition(text: str, tokens: Sequence[Token], reading: PopulationReading) -> str | None:
    """Give the condition behind a population noun ("with PCOS"), or the adjectives before it."""
    for head in reading.of("head"):
        words = _condition_behind(text, tokens, head.end)
        if words:
            return words
    adjectives = dict.fromkeys(mention.text for mention in reading.of("condition"))
    return " ".join(adjectives) or None


def _condition_behind(text: str, tokens: Sequence[Token], start: int) -> str:
    for link in _LINKS:
        if tuple(token.lower for token in tokens[start : start + len(link)]) == link:
            first = last = start + len(link)
            while last < len(tokens) and last - first < _LONGEST:
                if tokens[last].lower in _STOPS:
                    break
                last += 1
            if last > first and tokens[first].lower not in _NOT_CONDITIONS:
                return text[tokens[first].start : tokens[last - 1].end]
            return ""
    return ""


def _words(
    text: str, tokens: Sequence[Token], named: Sequence[Mention], condition: str | None
) -> str:
    if not named:
        return ""
    parts = [text[tokens[m.start].start : tokens[m.end - 1].end] for m in named]
    words = ", ".join(dict.fromkeys(parts))
    if condition and condition not in words:
        return f"{words} ({condition})"
    return words
