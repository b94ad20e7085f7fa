"""A sentence with what its words and a trained model make of it, before one of them decides."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimcheck.model import (
    Addressee,
    AdviceForce,
    Causality,
    Cue,
    Quantity,
    Span,
    Strength,
)
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.judgement.advice import NO_ADVICE, AdviceJudgement
from claimcheck.sentences.judgement.certainty import judge_certainty
from claimcheck.sentences.judgement.strength import StrengthJudgement
from claimcheck.sentences.judgement.wording import shown_cues
from claimcheck.sentences.linguistic.reading import SentenceReading
from claimcheck.sentences.model_reading.answer import Answer

_WORDED = 0.3
CAUSAL = (Causality.NONE, Causality.CORRELATIONAL, Causality.CONDITIONAL, Causality.DIRECT)
FORCES = (AdviceForce.NONE, AdviceForce.WEAK, AdviceForce.STRONG)
CAUSAL_CLASS_OF = (0, 0, 1, 1, 2, 2, 3)
"""The causal class that each strength belongs to."""


@frozen(eq=False, repr=False)
class TwoReadings(ByValue):
    """A sentence with both readings.

    Args:
        reading: Its words and cues.
        strength: The strength that the words give it.
        advice: The advice that the words give.
        quantities: The numbers that it states.
        found: What the model says.
    """

    reading: SentenceReading
    strength: StrengthJudgement
    advice: AdviceJudgement
    quantities: tuple[Quantity, ...]
    found: Answer


def likeliest(shares: Sequence[float]) -> int:
    """Give the likeliest class."""
    return shares.index(max(shares))


def level_of(shares: Sequence[float]) -> int:
    """Give the likeliest strength within the causal class that is likeliest."""
    bands = [
        sum(share for share, each in zip(shares, CAUSAL_CLASS_OF, strict=True) if each == own)
        for own in range(len(CAUSAL))
    ]
    own = likeliest(bands)
    levels = (level for level, each in enumerate(CAUSAL_CLASS_OF) if each == own)
    return max(levels, key=shares.__getitem__)


def levelled(worded: StrengthJudgement, level: int, causality: Causality) -> StrengthJudgement:
    """Take the class of a level, and the step within it from the words where they agree."""
    if CAUSAL_CLASS_OF[worded.strength] == CAUSAL_CLASS_OF[level]:
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


def mean_certainty(each: TwoReadings) -> float:
    """Average what the model hears with what the hedges and boosters add up to."""
    worded = judge_certainty(each.reading)
    return round((1 - _WORDED) * each.found.certainty + _WORDED * worded, 1)


def cues_of(each: TwoReadings) -> tuple[Cue, ...]:
    """Give the cues that the words show."""
    return shown_cues(each.reading, each.strength, each.advice)


def with_hedges(each: TwoReadings) -> tuple[Cue, ...]:
    """Add the words that make the model hear a hedge, where the lexicon knows none."""
    cues = cues_of(each)
    if any(cue.kind == "hedge" for cue in cues):
        return cues
    heard = {*cues, *_heard(each.reading.text, each.found)}
    return tuple(sorted(heard, key=lambda cue: (cue.span.start, cue.span.end, cue.kind)))


def _heard(text: str, found: Answer) -> Iterator[Cue]:
    for start, end in found.hedges:
        if start < end <= len(text):
            span = Span(start, end)
            yield Cue("hedge", span.of(text), span)
