"""What is settled of a sentence in a document: the words decide, unless the encoder is sure."""

from claimcheck.model import Addressee, Origin, Strength
from claimcheck.sentences.encoder.weighed import (
    CAUSAL,
    FOLDS,
    FORCES,
    Weighed,
    certainty_of,
    cues_of,
    levelled,
    of_force,
    probability_in_prose,
    with_hedges,
)
from claimcheck.sentences.judgement.advice import AdviceJudgement
from claimcheck.sentences.judgement.assembly import CLAIM_AT, Settled
from claimcheck.sentences.judgement.strength import StrengthJudgement
from claimcheck.sentences.linguistic.hedging import hedges
from claimcheck.sentences.population import find_population

_SURE = 0.9
_TYPICAL = (Strength.S0, Strength.S2, Strength.S4, Strength.S6)


def settle_in_prose(each: Weighed) -> Settled:
    """Settle what a sentence is that stands in prose for readers."""
    reading = each.reading
    strength, advice = _strength_in_prose(each), _advice_in_prose(each)
    probability = probability_in_prose(each)
    hedged, worded = _hedged_in_prose(each), bool(hedges(reading))
    overruled = (strength, advice.force, hedged) != (each.strength, each.advice.force, worded)
    return Settled(
        strength=strength,
        advice=advice,
        hedged=hedged,
        is_claim=probability >= CLAIM_AT,
        claim_probability=probability,
        population=find_population(reading.text, reading.tokens),
        certainty=certainty_of(each),
        cues=with_hedges(each) if hedged else cues_of(each),
        origin=Origin.MODEL if overruled else Origin.TEXT,
    )


def _hedged_in_prose(each: Weighed) -> bool:
    speculative = each.found.shares["speculative"][1]
    sure = max(speculative, 1 - speculative) >= _SURE
    return speculative >= CLAIM_AT if sure else bool(hedges(each.reading))


def _strength_in_prose(each: Weighed) -> StrengthJudgement:
    """Overrule the words where both heads of the encoder are sure of the same other class."""
    shares = each.found.shares
    folded = [
        sum(share for share, fold in zip(shares["strength"], FOLDS, strict=True) if fold == own)
        for own in range(len(CAUSAL))
    ]
    for own, causality in enumerate(CAUSAL):
        if (
            min(shares["causal"][own], folded[own]) >= _SURE
            and each.strength.causality != causality
        ):
            return levelled(each.strength, int(_TYPICAL[own]), causality)
    return each.strength


def _advice_in_prose(each: Weighed) -> AdviceJudgement:
    """Overrule the words where the encoder is sure, save where the reader is spoken to."""
    shares = each.found.shares["advice"]
    if each.advice.addressee is Addressee.READER or max(shares) < _SURE:
        return each.advice
    return of_force(each.advice, FORCES[shares.index(max(shares))])
