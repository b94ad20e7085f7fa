"""What the other judgements of a sentence rest on: its words, strength, advice and numbers."""

from attrs import frozen

from claimcheck.extraction.judgement.advice import AdviceJudgement
from claimcheck.extraction.judgement.strength import StrengthJudgement
from claimcheck.extraction.linguistic.reading import Reading
from claimcheck.model import Quantity


@frozen
class Statement:
    """A sentence of which strength and advice are judged.

    Args:
        reading: Its words and cues.
        strength: The relationship it states.
        advice: The advice it gives.
        quantities: The numbers it states.
    """

    reading: Reading
    strength: StrengthJudgement
    advice: AdviceJudgement
    quantities: tuple[Quantity, ...] = ()

    @property
    def kinds(self) -> set[str]:
        """Give the kinds of numbers stated."""
        return {quantity.kind for quantity in self.quantities}
