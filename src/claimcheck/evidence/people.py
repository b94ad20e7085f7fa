"""Who was studied: species, sex, age and condition, read from title and abstract."""

from collections.abc import Iterator, Sequence

from claimcheck.evidence.abstract import AbstractSentence
from claimcheck.evidence.facts import Known
from claimcheck.evidence.sexes import sexes_of
from claimcheck.lexicon.ages import ages_and_words, find_ages, groups_between
from claimcheck.lexicon.population import Mention, PopulationReading, condition_of, read_population
from claimcheck.model import AgeGroup, Fact, Origin, Species

_PLACES = {
    "title": 3.0,
    "methods": 1.5,
    "results": 1.2,
    "body": 1.2,
    "background": 0.4,
    "conclusion": 0.4,
    "other": 0.0,
}
_STUDIED = frozenset({"title", "methods", "results", "body"})
_PAST = frozenset({"childhood", "infancy", "adulthood", "neonatal", "adolescence"})
_SHARE = 0.2
_LEAST = 1.2


def from_people(parts: Sequence[AbstractSentence]) -> Known:
    """Read who was studied from the sentences, those of method and result before the others.

    An animal that only the background or the conclusion names, or people whom an animal study
    hopes to help, do not change the species.

    Args:
        parts: The sentences of title and abstract.
    """
    readings = [(part, read_population(part.tokens)) for part in parts]
    known: Known = {}
    species, probability, words = _species(readings)
    if species is not Species.UNKNOWN:
        known["species"] = Fact(species, Origin.TEXT, probability, words)
    if species in {Species.ANIMAL, Species.MIXED}:
        organisms = _organisms(readings)
        if organisms:
            known["organisms"] = Fact(organisms, Origin.TEXT, probability, ", ".join(organisms))
    studied = [(part, reading) for part, reading in readings if part.role in _STUDIED]
    sexes = sexes_of(studied)
    if sexes is not None:
        known["sexes"] = sexes
    _add_ages(known, studied)
    _add_condition(known, readings)
    return known


def species_weights(
    readings: Sequence[tuple[AbstractSentence, PopulationReading]],
) -> dict[str, float]:
    """Add up how much the sentences speak of people, animals and preparations."""
    weights = dict.fromkeys(("human", "animal", "in_vitro"), 0.0)
    for part, reading in readings:
        place = _PLACES.get(part.role, 1.0)
        for kind in weights:
            named = [m for m in reading.of(kind) if kind != "human" or m.weight >= 1]
            weights[kind] += place * min(sum(mention.weight for mention in named), 2.0)
    return weights


def _species(
    readings: Sequence[tuple[AbstractSentence, PopulationReading]],
) -> tuple[Species, float, str]:
    weights = species_weights(readings)
    human, animal, bench = weights["human"], weights["animal"], weights["in_vitro"]
    total = human + animal + bench
    if total < _LEAST:
        return Species.UNKNOWN, 0.0, ""
    winner = max(weights, key=lambda kind: weights[kind])
    probability = round(0.5 + 0.5 * (weights[winner] / total) ** 2 * total / (total + 2), 2)
    if human and animal and min(human, animal) / (human + animal) > _SHARE:
        title = next((reading for part, reading in readings if part.role == "title"), None)
        named = title.species if title is not None else Species.UNKNOWN
        if named is Species.MIXED or (named is Species.UNKNOWN and min(human, animal) >= 3.0):  # noqa: PLR2004
            return Species.MIXED, 0.6, _first_words(readings, "animal")
        if named in {Species.HUMAN, Species.ANIMAL}:
            winner = named.value
    return Species(winner), probability, _first_words(readings, winner)


def _first_words(readings: Sequence[tuple[AbstractSentence, PopulationReading]], kind: str) -> str:
    for part, reading in sorted(readings, key=lambda pair: -_PLACES.get(pair[0].role, 1.0)):
        for mention in reading.of(kind):
            return part.text[part.tokens[mention.start].start : part.tokens[mention.end - 1].end]
    return ""


def _organisms(readings: Sequence[tuple[AbstractSentence, PopulationReading]]) -> tuple[str, ...]:
    names = (name for _, reading in readings for name in reading.organisms)
    return tuple(dict.fromkeys(names))


def _add_ages(known: Known, studied: Sequence[tuple[AbstractSentence, PopulationReading]]) -> None:
    """Join stated ages with age words; where the title has such words, the others do not count."""
    titled = [pair for pair in studied if pair[0].role == "title"]
    mentions = list(_age_words(titled)) or list(_age_words(studied))
    words = dict.fromkeys(mention.text for mention in mentions)
    stated: set[AgeGroup] = set()
    for part, _ in studied:
        for age in find_ages(part.text):
            stated.update(groups_between(age.low, age.high))
            words[part.text[age.start : age.end]] = None
    found = ages_and_words(stated, {AgeGroup(mention.kind[4:]) for mention in mentions})
    groups = tuple(group for group in AgeGroup if group in found)
    if groups:
        known["age_groups"] = Fact(groups, Origin.TEXT, 0.7, ", ".join(words))


def _age_words(
    readings: Sequence[tuple[AbstractSentence, PopulationReading]],
) -> Iterator[Mention]:
    for _, reading in readings:
        for mention in reading.mentions:
            if mention.kind.startswith("age:") and mention.text not in _PAST:
                yield mention


def _add_condition(
    known: Known, readings: Sequence[tuple[AbstractSentence, PopulationReading]]
) -> None:
    for role in ("title", "methods", "body"):
        for part, reading in readings:
            words = condition_of(part.text, part.tokens, reading) if part.role == role else None
            if words:
                known["condition"] = Fact(words, Origin.TEXT, 0.6, words)
                return
