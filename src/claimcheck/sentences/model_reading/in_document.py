"""What a unit of a document is judged to be: the model decides, the words say where and why.

Hard facts of grammar the words decide: a question asserts nothing, and a relationship that
is denied is denied.
"""

from attrs import evolve

from claimcheck.model import (
    Addressee,
    AdviceForce,
    ClaimType,
    Origin,
    Population,
    Species,
    Strength,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.sentences.judgement.advice import NO_ADVICE, AdviceJudgement
from claimcheck.sentences.judgement.assembly import CLAIM_AT, SentenceJudgement
from claimcheck.sentences.judgement.strength import StrengthJudgement
from claimcheck.sentences.linguistic.hedging import hedges
from claimcheck.sentences.linguistic.questions import is_question
from claimcheck.sentences.model_reading.editing import likeliest_type, step_of
from claimcheck.sentences.model_reading.two_readings import (
    CAUSAL,
    CAUSAL_CLASS_OF,
    TwoReadings,
    cues_of,
    mean_certainty,
    with_hedges,
)
from claimcheck.sentences.population import find_population

_SURE = 0.9
_BEINGS_AT = 0.5
_SURE_OF_PEOPLE = 0.7
_ANIMAL = frozenset({Species.ANIMAL, Species.IN_VITRO})
_ANNOUNCING = lazy_pattern(
    r"(?i)[,:–-] (?:\w{1,12} ){0,2}"
    r"(?:study|studies|research|trial|scientists|researchers|experts)"
    r" (?:finds?|found|proves?|shows?|says?|say|suggests?|reveals?|confirms?|warns?"
    r"|claims?)\W{0,2}$"
)
"""How a headline ends that tells a finding, and so asserts, as sure as headings have to be."""
_ANNOUNCED = 0.75
_DENYING = lazy_pattern(
    r"\b(?:no|not|never|without|neither|nor|none|nothing|nobody|fail\w{0,3}|lack\w{0,3}|unrelated"
    r"|unaffected|unchanged|ineffective|useless|harmless|insignificant|independent\w{0,3}|same"
    r"|similar\w{0,2}|equal\w{0,2}|identical|little|hardly|barely|rarely|placebo|than chance|cannot"
    r"|myth|debunk\w{0,3}|free of|regardless|non-\w{1,20})\b|n['’]t\b"
)
"""Words by one of which at least a denial shows in the sentence itself."""
_FORCE_BELOW = 0.6
"""Few units advise, so that the median leaves out too many (linear kappa on `dev`)."""
_IMPLIED, _OTHERS, _READER = 1, 2, 3
_HEARD = 0.1
"""Least probability from which the model hears a denial that the words tell."""


def judge_in_document(each: TwoReadings) -> SentenceJudgement:
    """Judge what a unit of a document is."""
    share = each.found.shares["asserts"][1]
    if is_question(each.reading):
        share = min(share, 1 - _SURE)
    elif _ANNOUNCING.search(each.reading.text):
        share = max(share, _ANNOUNCED)
    hedged = _hedged(each)
    level = _level(each)
    is_claim = share >= CLAIM_AT
    return SentenceJudgement(
        strength=StrengthJudgement(
            Strength(level),
            CAUSAL[CAUSAL_CLASS_OF[level]],
            each.strength.relation,
            each.strength.effects,
        ),
        advice=_advice(each) if is_claim else NO_ADVICE,
        hedged=hedged,
        is_claim=is_claim,
        claim_probability=round(share, 2),
        population=whom(each),
        certainty=mean_certainty(each),
        cues=with_hedges(each) if hedged else cues_of(each),
        kind=_kind(each),
        origin=Origin.MODEL,
    )


def _level(each: TwoReadings) -> int:
    """Take the step of strength; a denial is no step between, and needs a word that may deny.

    Otherwise a unit that is half without relation and half a flat effect would count as a denial,
    and so would one whose neighbour denies the same.
    """
    shares = list(each.found.shares["level"])
    denial = int(Strength.S1)
    if each.strength.strength is Strength.S1 and shares[denial] >= _HEARD:
        return denial
    if shares[denial] == max(shares) and _DENYING.search(each.reading.text.lower()):
        return denial
    shares[denial] = 0.0
    return step_of(shares, sum(shares) / 2)


def _kind(each: TwoReadings) -> ClaimType:
    """Take the likeliest type; a protocol that names its drugs is one, whoever speaks of it."""
    if each.reading.has("protocol") and each.reading.has("drug_name"):
        return ClaimType.PROTOCOL
    return likeliest_type(each.found)


def whom(each: TwoReadings) -> Population:
    """Take whom the words name, unless the model hears other beings in the document.

    Animals that are named stay named where the model hears people: the claim is about both.
    """
    worded = find_population(each.reading.text, each.reading.tokens)
    human, animal, cells, mixed, _ = each.found.shares["who"]
    if animal + cells >= _BEINGS_AT and worded.species not in _ANIMAL | {Species.MIXED}:
        return evolve(worded, species=Species.ANIMAL if animal >= cells else Species.IN_VITRO)
    if worded.species in _ANIMAL and human + mixed >= _SURE_OF_PEOPLE:
        return evolve(worded, species=Species.MIXED if worded.organisms else Species.HUMAN)
    return worded


def _hedged(each: TwoReadings) -> bool:
    speculative = each.found.shares["speculative"][1]
    sure = max(speculative, 1 - speculative) >= _SURE
    return speculative >= CLAIM_AT if sure else bool(hedges(each.reading))


def _advice(each: TwoReadings) -> AdviceJudgement:
    """Give the force of advice and whom it speaks to, as the codes A0 to A3 say."""
    code = step_of(each.found.shares["force"], _FORCE_BELOW)
    said = each.advice
    to_reader = said.addressee is Addressee.READER
    if code >= _READER:
        return AdviceJudgement(AdviceForce.STRONG, Addressee.READER, said.cues)
    if code == _OTHERS and to_reader:
        return AdviceJudgement(said.force, Addressee.READER, said.cues)
    others = Addressee.PUBLIC if to_reader or said.addressee is Addressee.NONE else said.addressee
    if code == _OTHERS:
        return AdviceJudgement(AdviceForce.STRONG, others, said.cues)
    if code == _IMPLIED:
        return AdviceJudgement(AdviceForce.WEAK, others, said.cues)
    return NO_ADVICE
