"""From what a sentence was judged to be to its assessment, the same for engines of all kinds."""

from attrs import frozen

from claimcheck.model import Assessment, ClaimType, Cue, Origin, Population, Quantity
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.judgement.advice import NO_ADVICE, AdviceJudgement
from claimcheck.sentences.judgement.citing import is_cite_worthy
from claimcheck.sentences.judgement.claim_type import judge_type
from claimcheck.sentences.judgement.statement import Statement
from claimcheck.sentences.judgement.strength import StrengthJudgement
from claimcheck.sentences.linguistic.reading import SentenceReading

CLAIM_AT = 0.5
_NOT_MEANT = ("signpost", "greeting", "editorial", "rhetoric", "metaphor")


@frozen(eq=False, repr=False)
class SentenceJudgement(ByValue):
    """What an engine has judged of a sentence.

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
    reading: SentenceReading, quantities: tuple[Quantity, ...], judged: SentenceJudgement
) -> Assessment:
    """Give the assessment of a sentence of which everything was judged but its type."""
    statement = Statement(reading, judged.strength, judged.advice, quantities)
    kind = ClaimType.NON_CLAIM
    if judged.is_claim:
        kind = judged.kind or judge_type(statement)
    advice = judged.advice
    if not judged.is_claim and reading.has(*_NOT_MEANT):
        advice = NO_ADVICE
    return Assessment(
        is_claim=judged.is_claim,
        claim_probability=judged.claim_probability,
        claim_type=kind,
        strength=judged.strength.strength,
        causality=judged.strength.causality,
        advice=advice.force,
        addressee=advice.addressee,
        certainty=judged.certainty,
        hedged=judged.hedged,
        cite_worthy=is_cite_worthy(statement, kind) if judged.cites is None else judged.cites,
        population=judged.population,
        quantities=quantities,
        cues=judged.cues,
        origin=judged.origin,
    )


def unread_assessment(language: str) -> Assessment:
    """Give the assessment of a sentence in a language that is not read."""
    return Assessment(
        is_claim=False, claim_probability=0.0, claim_type=ClaimType.NON_CLAIM, language=language
    )
