"""What one sentence was judged to be, and the words and numbers on which that rests."""

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.claim_scales import (
    Addressee,
    AdviceForce,
    Causality,
    ClaimType,
    Need,
    Strength,
)
from claimcheck.model.deferred import Deferred
from claimcheck.model.population import Population
from claimcheck.model.scales import Origin
from claimcheck.model.span import Span


@frozen(eq=False, repr=False)
class Cue(ByValue):
    """Words that moved a judgement.

    Args:
        kind: What they are a cue for, such as ``"hedge"``, ``"causal"``, ``"booster"``,
            ``"vague_attribution"``, ``"species"``.
        text: The words.
        span: Where they stand: offsets into the sentence for an :class:`Assessment`,
            into the source for a :class:`Claim`.
    """

    kind: str
    text: str
    span: Span


@frozen(eq=False, repr=False)
class Quantity(ByValue):
    """A number that a sentence states.

    Args:
        kind: ``"percentage"``, ``"p_value"``, ``"sample_size"``, ``"effect"``,
            ``"interval"``, ``"dose"``, ``"duration"``, ``"frequency"``, ``"count"``, ``"number"``.
        text: The words.
        span: Source span in a claim; offsets into the sentence in an assessment.
        value: The number, or the first of two.
        upper: The second number of a range or interval.
        unit: Unit as written, empty where there is none.
    """

    kind: str
    text: str
    span: Span
    value: float | None = None
    upper: float | None = None
    unit: str = ""


@frozen
class Assessment(Deferred):
    """What one sentence was judged to be; spans count inside the sentence.

    A trained engine may leave what only the words tell (type, addressee, population, numbers,
    cues) to be worked out at the first look at it.

    Args:
        is_claim: Whether it asserts something checkable.
        claim_probability: How likely it is a claim, 0 to 1.
        claim_type: Kind of statement.
        strength: Strength S0-S6 of the relationship stated.
        causality: Causal class.
        advice: Force of the advice.
        addressee: Whom the advice speaks to.
        certainty: How certain it sounds, 1 (very uncertain) to 6 (very certain).
        hedged: Whether the statement is hedged.
        cite_worthy: Whether it needs a citation.
        population: Whom it speaks about.
        quantities: Numbers stated.
        cues: Words on which the judgement rests.
        language: ISO 639-1 code where the text is recognised, ``"und"`` otherwise.
        origin: ``text`` for lexical judgement, ``model`` for a trained one.
        need: How much support it needs.
        need_probability: How likely an editor would not print it without a source, 0 to 1.
        covered: How likely a citation in it or near it stands behind it, 0 to 1.
        query: How likely an editor would query it at all, 0 to 1.
        queries: What an editor would query, each a flag and how likely it is raised.
    """

    is_claim: bool
    claim_probability: float
    claim_type: ClaimType
    strength: Strength = Strength.S0
    causality: Causality = Causality.NONE
    advice: AdviceForce = AdviceForce.NONE
    addressee: Addressee = Addressee.NONE
    certainty: float = 5.0
    hedged: bool = False
    cite_worthy: bool = False
    population: Population = Population()
    quantities: tuple[Quantity, ...] = ()
    cues: tuple[Cue, ...] = ()
    language: str = "en"
    origin: Origin = Origin.TEXT
    need: Need = Need.NONE
    need_probability: float = 0.0
    covered: float = 0.0
    query: float = 0.0
    queries: tuple[tuple[str, float], ...] = ()
