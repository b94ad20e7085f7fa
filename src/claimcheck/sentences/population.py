"""Whom a sentence speaks about."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from claimcheck.lexicon.ages import ages_and_words, find_ages, groups_between
from claimcheck.lexicon.population import (
    EXPLICIT,
    Mention,
    PopulationReading,
    condition_of,
    read_population,
    species_of_kinds,
)
from claimcheck.lexicon.tokens import Token
from claimcheck.model import AgeGroup, Population, Species
from claimcheck.resources.patterns import lazy_pattern

_IMPLIED = Population()
_CONTEXTUAL = Population(species=Species.HUMAN)
_KINDS = ("human", "animal", "in_vitro")
_CONTEXT = frozenset({"context"})
_HUMAN_SIGNS = frozenset({"context", "female", "male", "mixed_sex"})
_WITH_ANIMALS = frozenset({Species.ANIMAL, Species.MIXED})
_NEAR = 48
_DIGIT = re.compile("[0-9]")
_KEY = lazy_pattern(
    r"@\{?[\w:.#$%&+?<>~/-]{1,200}|\\[a-zA-Z]{0,20}cite[a-z]{0,20}\*?(?:\[[^\]]{0,200}\]){0,2}\{[^}]{0,1000}\}"
)


def find_population(text: str, tokens: tuple[Token, ...]) -> Population:
    """Read the population of one sentence from its words.

    A population named in so many words ("in mice", "women with PCOS", "you") is not implied.
    Where nothing is named the population is implied; its species is ``HUMAN`` only where the
    words leave no other reading (clinics, schools, smoking), else ``UNKNOWN``.

    Args:
        text: The sentence.
        tokens: Its tokens, as ``lexicon.tokens.tokenize`` makes them.

    Returns:
        The population; people and others named side by side are ``MIXED``.
    """
    tokens = _without_keys(text, tokens)
    reading = read_population(tokens)
    ages = _ages(text)
    if not reading.mentions and not ages:
        return _IMPLIED
    kinds = {mention.kind for mention in reading.mentions}
    species, named = _species(reading, kinds)
    if not named and not ages and kinds <= _CONTEXT:
        return _CONTEXTUAL
    return _population(text, tokens, reading, (species, named), ages)


def _without_keys(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Blank the words of citation keys, which name works and nobody that was studied."""
    if "@" not in text and "\\" not in text:
        return tokens
    keys = [match.span() for match in _KEY.finditer(text)]
    if not keys:
        return tokens
    return tuple(
        token._replace(text="@", lower="@")
        if any(start <= token.start < end for start, end in keys)
        else token
        for token in tokens
    )


def _population(
    text: str,
    tokens: tuple[Token, ...],
    reading: PopulationReading,
    who: tuple[Species, Sequence[Mention]],
    ages: AbstractSet[AgeGroup],
) -> Population:
    species, named = who
    condition = condition_of(text, tokens, reading)
    groups = ages_and_words(ages, reading.age_groups)
    sexes = reading.sexes
    return Population(
        species=Species.HUMAN if species is Species.UNKNOWN and ages else species,
        organisms=reading.organisms if species in _WITH_ANIMALS else (),
        sexes=sexes,
        age_groups=tuple(group for group in AgeGroup if group in groups) if groups else (),
        condition=condition,
        is_implied=not named and not ages and not sexes,
        text=_words(text, tokens, named, condition),
    )


def _species(
    reading: PopulationReading, kinds: AbstractSet[str]
) -> tuple[Species, tuple[Mention, ...]]:
    """Tell the species and the mentions that name it."""
    if not kinds.isdisjoint(_KINDS):
        all_named = reading.of(*_KINDS)
        named = tuple(mention for mention in all_named if mention.weight >= EXPLICIT) or all_named
        found = {mention.kind for mention in named}
        if len(found) == 1 or named[0].weight >= EXPLICIT:
            return species_of_kinds(found), named
        return (Species.HUMAN if "human" in found else Species(named[0].kind)), named
    is_human = not kinds.isdisjoint(_HUMAN_SIGNS)
    return (Species.HUMAN if is_human else Species.UNKNOWN), ()


def _ages(text: str) -> AbstractSet[AgeGroup]:
    is_marked = "age" in text or "old" in text or "year" in text or "yr" in text
    if not is_marked or not _DIGIT.search(text):
        return frozenset()
    found: set[AgeGroup] = set()
    for age in find_ages(text):
        found.update(groups_between(age.low, age.high))
    return found


def _words(
    text: str, tokens: Sequence[Token], named: Sequence[Mention], condition: str | None
) -> str:
    if not named:
        return ""
    first = tokens[named[0].start].start
    if condition and len(named) == 1:
        behind = text.find(condition, first)
        if 0 <= behind < first + _NEAR:
            return text[first : behind + len(condition)]
    parts = [text[tokens[m.start].start : tokens[m.end - 1].end] for m in named]
    words = ", ".join(dict.fromkeys(parts))
    return f"{words} ({condition})" if condition and condition not in words else words
