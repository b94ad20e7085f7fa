"""A sentence with what its words and the encoder make of it, and what is settled between them."""

from attrs import frozen

from claimcheck.extraction.encoder.answers import Answer
from claimcheck.extraction.judgement.advice import NO_ADVICE, AdviceJudgement
from claimcheck.extraction.judgement.claimhood import claim_probability
from claimcheck.extraction.judgement.statement import Statement
from claimcheck.extraction.judgement.strength import StrengthJudgement
from claimcheck.extraction.linguistic.reading import Reading
from claimcheck.model import (
    Addressee,
    AdviceForce,
    Causality,
    Origin,
    Population,
    Quantity,
    Strength,
)

CLAIM_AT = 0.5
CAUSAL = (Causality.NONE, Causality.CORRELATIONAL, Causality.CONDITIONAL, Causality.DIRECT)
FORCES = (AdviceForce.NONE, AdviceForce.WEAK, AdviceForce.STRONG)
FOLDS = (0, 0, 1, 1, 2, 2, 3)
"""The causal class that each strength belongs to."""


@frozen
class Weighed:
    """A sentence with both readings.

    Args:
        reading: Its words and cues.
        strength: The strength that the words give it.
        advice: The advice that the words give.
        quantities: The numbers that it states.
        found: What the encoder says.
    """

    reading: Reading
    strength: StrengthJudgement
    advice: AdviceJudgement
    quantities: tuple[Quantity, ...]
    found: Answer


@frozen
class Settled:
    """What was settled between the words and the encoder.

    Args:
        strength: Strength and causal class.
        advice: Advice.
        hedged: Whether it is hedged.
        is_claim: Whether it asserts something checkable.
        claim_probability: How likely that is, 0 to 1.
        cites: Whether its authors would cite; ``None`` leaves it to the words.
        population: Whom it speaks about.
        origin: Whether the words decided or the encoder.
    """

    strength: StrengthJudgement
    advice: AdviceJudgement
    hedged: bool
    is_claim: bool
    claim_probability: float
    cites: bool | None
    population: Population
    origin: Origin = Origin.MODEL


def probability_in_prose(each: Weighed) -> float:
    """Give the probability that a sentence is a claim where it stands in prose for readers."""
    return claim_probability(Statement(each.reading, each.strength, each.advice, each.quantities))


def levelled(worded: StrengthJudgement, level: int, causality: Causality) -> StrengthJudgement:
    """Take the class of a level, and the step within it from the words where they agree."""
    if FOLDS[worded.strength] == FOLDS[level]:
        level = int(worded.strength)
    return StrengthJudgement(Strength(level), causality, worded.relation, worded.effects)


def of_force(worded: AdviceJudgement, force: AdviceForce) -> AdviceJudgement:
    """Give advice of a force, spoken to whom the words speak to, else to professionals."""
    if force is AdviceForce.NONE:
        return NO_ADVICE
    addressee = worded.addressee
    if addressee is Addressee.NONE:
        addressee = Addressee.PROFESSIONAL
    return AdviceJudgement(force, addressee, worded.cues)
