"""What PubMed's publication types and MeSH headings say; other keywords say nothing here."""

from collections.abc import Iterable, Sequence
from typing import Any

from claimcheck.evidence._tables import terms
from claimcheck.evidence.facts import Known
from claimcheck.model import AgeGroup, Design, Fact, Origin, Sex, Species

_POOLING = ("network_ma", "meta_analysis", "systematic_review")
_RANK = (
    "guideline_consensus",
    "expert_consensus",
    "animal_experiment",
    "animal_observational",
    "crossover_rct",
    "rct",
    "case_report",
    "mendelian_randomization",
    "nonrandomized_trial",
    "interrupted_time_series",
    "case_control",
    "cross_sectional",
    "retrospective_cohort",
    "prospective_cohort",
    "narrative_review",
    "editorial",
    "expert_opinion",
    "press_release",
    "qualitative",
    "textbook",
)

Said = dict[str, list[tuple[str, str]]]


def from_indexing(publication_types: Iterable[str], keywords: Iterable[str]) -> Known:
    """Read publication types and headings as NLM prints them, qualifiers and stars cut off.

    Args:
        publication_types: Such as ``"Randomized Controlled Trial"``.
        keywords: Headings such as ``"Humans"`` or ``"Rats, Wistar/physiology"``; publication
            types found among them count as such.
    """
    said = _said([*publication_types, *keywords])
    known: Known = {}
    _add(known, "species", *_species(said))
    _add(known, "organisms", *_several(said, "organism", tuple))
    _add(known, "sexes", *_several(said, "sex", lambda found: tuple(s for s in Sex if s in found)))
    _add(
        known,
        "age_groups",
        *_several(said, "age", lambda found: tuple(g for g in AgeGroup if g in found)),
    )
    _add(known, "design", *_design(said))
    _add(known, "status", *_first(said, "status"))
    if "preprint" in said:
        _, source = said["preprint"][0]
        _add(known, "is_preprint", source != "", source)
    if "synthesis" in said:
        values = {value for value, _ in said["synthesis"]}
        _add(known, "is_synthesis", "true" in values, said["synthesis"][0][1])
    return known


def pooled_kind(publication_types: Iterable[str], keywords: Iterable[str]) -> str:
    """Tell which kind of pooling the types name; what was pooled only the text can say."""
    said = {value for value, _ in _said([*publication_types, *keywords]).get("design", ())}
    return next((kind for kind in _POOLING if kind in said), "")


def _said(words: Sequence[str]) -> Said:
    said: Said = {}
    for word in words:
        term = word.partition("/")[0].strip(" *").lower()
        for table in ("publication_types", "mesh"):
            for fact, value in terms(table).get(term, ()):
                said.setdefault(fact, []).append((value, word.strip()))
    return said


def _add(known: Known, name: str, value: Any, source: str) -> None:
    if value is not None and value != ():
        known[name] = Fact(value, Origin.BIBLIOGRAPHY, None, source)


def _first(said: Said, fact: str) -> tuple[str | None, str]:
    return said[fact][0] if fact in said else (None, "")


def _several(said: Said, fact: str, order: Any) -> tuple[Any, str]:
    found = said.get(fact, [])
    values = list(dict.fromkeys(value for value, _ in found))
    return order(values), "; ".join(dict.fromkeys(source for _, source in found))


def _species(said: Said) -> tuple[Species | None, str]:
    """Weigh the check tags; ``Animals`` stands beside ``Humans`` where both were studied."""
    found = said.get("species", [])
    values = {value for value, _ in found}
    source = "; ".join(dict.fromkeys(source for _, source in found))
    if {"human", "animal"} <= values:
        return Species.MIXED, source
    for kind in ("human", "animal", "in_vitro"):
        if kind in values:
            return Species(kind), source
    return None, ""


def _design(said: Said) -> tuple[Design | None, str]:
    found = dict(reversed(said.get("design", [])))
    if not found.keys().isdisjoint(_POOLING):
        return (Design.NETWORK_MA, found["network_ma"]) if "network_ma" in found else (None, "")
    species = {value for value, _ in said.get("species", [])}
    barred = _barred(found, said, species)
    for kind in _RANK:
        if kind in found and kind not in barred:
            return Design(kind), found[kind]
    if _are_animals(species):
        return Design.ANIMAL_EXPERIMENT, said["species"][0][1]
    if species == {"in_vitro"} and "in_vitro" in found:
        return Design.IN_VITRO, found["in_vitro"]
    return None, ""


def _barred(found: Iterable[str], said: Said, species: set[str]) -> set[str]:
    """Give the designs that do not stand: trials of animals, and a crossover nobody randomised."""
    if _are_animals(species):
        return {"rct", "crossover_rct"}
    return set() if "rct" in found or "randomised" in said else {"crossover_rct"}


def _are_animals(species: set[str]) -> bool:
    return "animal" in species and "human" not in species
