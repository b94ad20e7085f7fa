"""What a person set in the fields of a bibliography entry."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from claimcheck.evidence._tables import rows
from claimcheck.evidence.facts import Known
from claimcheck.evidence.tiers import tier_of_code
from claimcheck.lexicon.ages import find_ages, groups_between
from claimcheck.lexicon.numbers import value_of_digits, words_number
from claimcheck.lexicon.population import read_population
from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import AgeGroup, Certainty, Design, Fact, Origin, Sex, Species
from claimcheck.resources.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^a-z0-9]+")
_FIGURE = lazy_pattern(r"\d[\d,.]*\d|\d")
_POOLED = {"meta_analysis": Design.SR_OBSERVATIONAL, "systematic_review": Design.SR_OBSERVATIONAL}
_TRUE = frozenset({"yes", "true", "1", "y"})
_FALSE = frozenset({"no", "false", "0", "n"})
_SIZE_LIMIT = 1e12


@cache
def _facts_by_field() -> Mapping[str, str]:
    return {row["field"]: row["fact"] for row in rows("fields")}


@cache
def _designs_by_name() -> Mapping[str, Design]:
    named = {_plain(design.value): design for design in Design}
    for row in rows("design_names"):
        value = row["design"]
        named[_plain(row["name"])] = _POOLED.get(value) or Design(value)
    return named


def _plain(text: str) -> str:
    return _WORD.sub(
        " ", text.lower().replace("ised", "ized").replace("isation", "ization")
    ).strip()


def from_fields(fields: Mapping[str, str]) -> Known:
    """Read the documented fields; a value that nothing understands says nothing.

    Args:
        fields: Fields by lower-case name.
    """
    known: Known = {}
    for name, value in fields.items():
        fact_name = _facts_by_field().get(name.lower())
        if fact_name is None or not value.strip():
            continue
        for key, found in _READERS[fact_name](value.strip()).items():
            source = f"{name} = {value.strip()}"
            known.setdefault(key, Fact(found, Origin.BIBLIOGRAPHY, None, source))
    return known


def design_named(text: str) -> Design | None:
    """Give the design that a person's words name: ``rct``, "Randomised controlled trial"."""
    return _designs_by_name().get(_plain(text))


def _design(text: str) -> dict[str, Any]:
    design = design_named(text)
    return {} if design is None else {"design": design}


def _population(text: str) -> dict[str, Any]:
    reading = read_population(tokenize(text))
    found: dict[str, Any] = {}
    species = reading.species
    if species is Species.UNKNOWN:
        kinds = {mention.kind for mention in reading.of("human", "animal", "in_vitro")}
        species = Species(kinds.pop()) if len(kinds) == 1 else Species.UNKNOWN
    if species is not Species.UNKNOWN:
        found["species"] = species
    if reading.organisms:
        found["organisms"] = reading.organisms
    if reading.sexes:
        found["sexes"] = reading.sexes
    ages = _ages(text).get("age_groups", ())
    if ages:
        found["age_groups"] = ages
    return found


def _species(text: str) -> dict[str, Any]:
    word = text.lower().replace("-", "_").replace(" ", "_")
    if word in set(Species):
        return {"species": Species(word)}
    found = _population(text)
    return {name: found[name] for name in ("species", "organisms") if name in found}


def _sexes(text: str) -> dict[str, Any]:
    if text.lower() in {"both", "both sexes", "mixed", "all"}:
        return {"sexes": tuple(Sex)}
    reading = read_population(tokenize(text))
    return {"sexes": reading.sexes} if reading.sexes else {}


def _ages(text: str) -> dict[str, Any]:
    words = set(_WORD.sub("_", text.lower()).strip("_").split("_"))
    flat = _WORD.sub("_", text.lower())
    parts = {part.strip().lower().replace(" ", "_") for part in re.split(r"[,;]", text)}
    found = {group for group in AgeGroup if group.value in parts or group.value == flat}
    if not found:
        found.update(read_population(tokenize(text)).age_groups)
    for age in find_ages(text if "age" in words or "years" in words else f"aged {text} years"):
        found.update(groups_between(age.low, age.high))
    groups = tuple(group for group in AgeGroup if group in found)
    return {"age_groups": groups} if groups else {}


def _sample_size(text: str) -> dict[str, Any]:
    figure = _FIGURE.search(text)
    value = value_of_digits(figure.group()) if figure else None
    if value is None:
        tokens = tokenize(text)
        numbers = (words_number(tokens, position) for position in range(len(tokens)))
        value = next((number.value for number in numbers if number), None)
    if value is None or value != int(value) or not 0 < value < _SIZE_LIMIT:
        return {}
    return {"sample_size": int(value)}


def _status(text: str) -> dict[str, Any]:
    word = text.lower().replace("_", " ").strip()
    if word in _TRUE:
        return {"status": "retracted"}
    if word in {"preprint", "not peer reviewed"}:
        return {"is_preprint": True}
    return {} if word in _FALSE | {"published", "ok"} else {"status": word}


def _certainty(text: str) -> dict[str, Any]:
    codes = {row["code"]: row["certainty"] for row in rows("certainty")}
    word = text.lower().strip()
    word = word.removeprefix("grade").strip(" :") or word
    return {"certainty": Certainty(codes[word])} if word in codes else {}


def _tier(text: str) -> dict[str, Any]:
    word = text.strip().lower()
    tier = tier_of_code(f"t{word}" if word.isdigit() else word)
    return {} if tier is None else {"tier": tier}


def _level(text: str) -> dict[str, Any]:
    tier = tier_of_code(text)
    return _certainty(text) if tier is None else {"tier": tier}


def _yes(name: str) -> Callable[[str], dict[str, Any]]:
    def read(text: str) -> dict[str, Any]:
        word = text.lower()
        return {name: word in _TRUE} if word in _TRUE | _FALSE else {}

    return read


_READERS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "design": _design,
    "population": _population,
    "species": _species,
    "sex": _sexes,
    "ages": _ages,
    "sample_size": _sample_size,
    "status": _status,
    "condition": lambda text: {"condition": text},
    "certainty": _certainty,
    "tier": _tier,
    "level": _level,
    "synthesis": _yes("is_synthesis"),
    "preprint": _yes("is_preprint"),
}
