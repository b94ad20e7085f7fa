"""What the words alone make of a unit: cues, strength, advice and numbers, worked out once."""

from attrs import frozen

from claimcheck.memory import remembered
from claimcheck.model import Quantity
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.judgement.advice import AdviceJudgement, judge_advice
from claimcheck.sentences.judgement.claimhood import claim_probability
from claimcheck.sentences.judgement.language import language_of
from claimcheck.sentences.judgement.statement import Statement
from claimcheck.sentences.judgement.strength import StrengthJudgement, judge_strength
from claimcheck.sentences.judgement.wording import LONGEST, shown_cues
from claimcheck.sentences.linguistic.reading import SentenceReading, read
from claimcheck.sentences.quantities import find_quantities

_TENTHS = 10


@frozen(eq=False, repr=False)
class WordedUnit(ByValue):
    """A unit as its words alone are read.

    Args:
        language: Its language.
        reading: Its words and cues.
        strength: The strength that the words give it.
        advice: The advice that the words give.
        quantities: The numbers that it states.
        signs: Names of what the words show, for the network.
    """

    language: str
    reading: SentenceReading
    strength: StrengthJudgement
    advice: AdviceJudgement
    quantities: tuple[Quantity, ...]
    signs: tuple[str, ...]


@remembered
def worded_unit(text: str) -> WordedUnit:
    """Read a unit by its words alone."""
    reading = read(text[:LONGEST])
    quantities = find_quantities(reading.text, reading.tokens)
    strength, advice = judge_strength(reading), judge_advice(reading)
    share = claim_probability(Statement(reading, strength, advice, quantities))
    shown = {f"cue {cue.kind}" for cue in shown_cues(reading, strength, advice)}
    shown |= {f"states {each.kind}" for each in quantities}
    shown |= {
        f"claim {int(share * _TENTHS)}",
        f"strength {int(strength.strength)}",
        f"force {advice.force.value}",
        f"to {advice.addressee.value}",
    }
    return WordedUnit(
        language_of(reading.text), reading, strength, advice, quantities, tuple(sorted(shown))
    )
