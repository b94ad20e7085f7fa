"""What the other judgements of a sentence rest on: its words, strength, advice and numbers."""

from attrs import frozen

from claimcheck.model import Quantity
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.judgement.advice import AdviceJudgement
from claimcheck.sentences.judgement.strength import StrengthJudgement
from claimcheck.sentences.linguistic.reading import SentenceReading


@frozen(eq=False, repr=False)
class Statement(ByValue):
    """A sentence of which strength and advice are judged.

    Args:
        reading: Its words and cues.
        strength: The relationship it states.
        advice: The advice it gives.
        quantities: The numbers it states.
    """

    reading: SentenceReading
    strength: StrengthJudgement
    advice: AdviceJudgement
    quantities: tuple[Quantity, ...] = ()

    @property
    def kinds(self) -> set[str]:
        """Give the kinds of numbers stated."""
        return {quantity.kind for quantity in self.quantities}
