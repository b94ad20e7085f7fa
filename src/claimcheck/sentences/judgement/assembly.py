"""From what was settled of a sentence to its assessment, the same for engines of all kinds."""

from attrs import frozen

from claimcheck.model import Assessment, ClaimType, Cue, Origin, Population, Quantity
from claimcheck.sentences.judgement.advice import NO_ADVICE, AdviceJudgement
from claimcheck.sentences.judgement.citing import is_cite_worthy
from claimcheck.sentences.judgement.claim_type import judge_type
from claimcheck.sentences.judgement.statement import Statement
from claimcheck.sentences.judgement.strength import StrengthJudgement
from claimcheck.sentences.linguistic.reading import SentenceReading

CLAIM_AT = 0.5
_NOT_MEANT = ("signpost", "greeting", "editorial", "rhetoric", "metaphor")


@frozen
class Settled:
    """What an engine has settled of a sentence.

    Args:
        strength: Strength and causal class.
        advice: Advice.
        hedged: Whether it is hedged.
        is_claim: Whether it asserts something checkable.
        claim_probability: How likely that is, 0 to 1.
        population: Whom it speaks about.
        certainty: How certain it sounds, 1 to 6.
        cues: The words on which the judgement rests.
        cites: Whether its authors would cite; ``None`` leaves it to the words.
        kind: What kind of statement a claim is; ``None`` leaves it to the words.
        origin: Whether the words decided or a trained model.
    """

    strength: StrengthJudgement
    advice: AdviceJudgement
    hedged: bool
    is_claim: bool
    claim_probability: float
    population: Population
    certainty: float
    cues: tuple[Cue, ...]
    cites: bool | None = None
    kind: ClaimType | None = None
    origin: Origin = Origin.TEXT


def assembled(
    reading: SentenceReading, quantities: tuple[Quantity, ...], settled: Settled
) -> Assessment:
    """Give the assessment of a sentence of which everything was settled but its type."""
    statement = Statement(reading, settled.strength, settled.advice, quantities)
    kind = ClaimType.NON_CLAIM
    if settled.is_claim:
        kind = settled.kind or judge_type(statement)
    advice = settled.advice
    if not settled.is_claim and reading.has(*_NOT_MEANT):
        advice = NO_ADVICE
    return Assessment(
        is_claim=settled.is_claim,
        claim_probability=settled.claim_probability,
        claim_type=kind,
        strength=settled.strength.strength,
        causality=settled.strength.causality,
        advice=advice.force,
        addressee=advice.addressee,
        certainty=settled.certainty,
        hedged=settled.hedged,
        cite_worthy=is_cite_worthy(statement, kind) if settled.cites is None else settled.cites,
        population=settled.population,
        quantities=quantities,
        cues=settled.cues,
        origin=settled.origin,
    )


def unread(language: str) -> Assessment:
    """Give the assessment of a sentence in a language that is not read."""
    return Assessment(
        is_claim=False, claim_probability=0.0, claim_type=ClaimType.NON_CLAIM, language=language
    )
