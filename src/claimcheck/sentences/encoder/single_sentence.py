"""What a sentence by itself is judged to be: the encoder decides, in the manner of its corpora."""

from attrs import evolve

from claimcheck.model import Addressee, Origin, Population, Species
from claimcheck.sentences.judgement.assembly import CLAIM_AT, SentenceJudgement
from claimcheck.sentences.model_reading.editing import likeliest_type
from claimcheck.sentences.model_reading.two_readings import (
    CAUSAL,
    FORCES,
    TwoReadings,
    cues_of,
    level_of,
    levelled,
    likeliest,
    mean_certainty,
    of_force,
    with_hedges,
)
from claimcheck.sentences.population import find_population

_HUMAN = frozenset({Species.HUMAN})
_ANIMAL = frozenset({Species.ANIMAL, Species.IN_VITRO})
_IMPLIED_AT = 0.1
_CITES_AT = 0.35
_SURE_OF_BEINGS = 0.7
_PUBLIC = 2
_PUBLIC_AT = 0.7
_YOU = frozenset({"you", "your", "yours", "yourself"})
_OWN = frozenset({"we", "our", "was", "were", "had", "did", "this", "these"})
_SHORT = 8


def judge_single(each: TwoReadings) -> SentenceJudgement:
    """Judge what a sentence is that stands by itself."""
    found = each.found
    advice = each.advice
    if advice.addressee is not Addressee.READER:
        advice = of_force(advice, FORCES[likeliest(found.shares["advice"])])
    probability, is_claim = found.shares["claim"][1], found.shares["claim"][1] >= CLAIM_AT
    cites: bool | None = found.shares["cite"][1] >= _CITES_AT
    if _is_prose(each):
        probability, cites = found.shares["asserts"][1], None
        is_claim = probability >= CLAIM_AT
    hedged = found.shares["speculative"][1] >= CLAIM_AT
    level, causality = level_of(found.shares["strength"]), CAUSAL[likeliest(found.shares["causal"])]
    return SentenceJudgement(
        strength=levelled(each.strength, level, causality),
        advice=advice,
        hedged=hedged,
        is_claim=is_claim,
        claim_probability=round(probability, 2),
        population=_population(each),
        certainty=mean_certainty(each),
        cues=with_hedges(each) if hedged else cues_of(each),
        cites=cites,
        kind=likeliest_type(found),
        origin=Origin.MODEL,
    )


def _population(each: TwoReadings) -> Population:
    """Take whom the words name, unless the encoder is sure of the other kind of being.

    Where no word names anybody, it says whom the whole sentence is likely to be about.
    """
    worded = find_population(each.reading.text, each.reading.tokens)
    human, implied, animal, _ = each.found.shares["population"]
    if worded.species is Species.UNKNOWN and implied >= _IMPLIED_AT:
        return worded
    likelier = Species.ANIMAL if animal > human else Species.HUMAN
    open_to_doubt = worded.species is Species.UNKNOWN or (
        worded.species is not Species.MIXED and max(human, animal) >= _SURE_OF_BEINGS
    )
    beings = _ANIMAL if likelier is Species.ANIMAL else _HUMAN
    if not open_to_doubt or worded.species in beings:
        return worded
    return evolve(worded, species=likelier)


def _is_prose(each: TwoReadings) -> bool:
    """Tell sentences that no abstract holds: for the public, to a reader, or short and general."""
    words = set(each.reading.lowers)
    if each.found.shares["register"][_PUBLIC] >= _PUBLIC_AT or not _YOU.isdisjoint(words):
        return True
    return each.reading.word_count <= _SHORT and _OWN.isdisjoint(words)
