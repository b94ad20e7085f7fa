"""What the words of a unit alone make of it, worked out once."""

from attrs import frozen

from claimcheck.memory import remembered
from claimcheck.model import Quantity
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.judgement.advice import AdviceJudgement, judge_advice
from claimcheck.sentences.judgement.language import language_of
from claimcheck.sentences.judgement.strength import StrengthJudgement, judge_strength
from claimcheck.sentences.judgement.wording import LONGEST
from claimcheck.sentences.linguistic.reading import SentenceReading, read_sentence
from claimcheck.sentences.quantities import find_quantities


@frozen(eq=False, repr=False)
class WordsAlone(ByValue):
    """A unit as its words alone are read.

    Args:
        language: Its language.
        reading: Its words and cues.
        strength: The strength that the words give it.
        advice: The advice that the words give.
        quantities: The numbers that it states.
    """

    language: str
    reading: SentenceReading
    strength: StrengthJudgement
    advice: AdviceJudgement
    quantities: tuple[Quantity, ...]


@remembered
def by_words(text: str) -> WordsAlone:
    """Read a unit by its words alone."""
    reading = read_sentence(text[:LONGEST])
    quantities = find_quantities(reading.text, reading.tokens)
    language = language_of(reading.text)
    return WordsAlone(language, reading, judge_strength(reading), judge_advice(reading), quantities)
