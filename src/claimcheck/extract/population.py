"""Whom a sentence speaks about."""

from collections.abc import Sequence

from claimcheck.lexicon.ages import find_ages, groups_between
from claimcheck.lexicon.population import (
    Mention,
    PopulationReading,
    condition_of,
    read_population,
)
from claimcheck.lexicon.tokens import Token
from claimcheck.model import AgeGroup, Population, Species

_IMPLIED = Population()
_KINDS = ("human", "animal", "in_vitro")
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
    condition = condition_of(text, tokens, reading)
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
