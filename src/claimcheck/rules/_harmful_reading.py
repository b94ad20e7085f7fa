"""Sentences that the reading of the whole document takes for advice that may harm.

No list of words holds every way to tell people that a danger is none. A head of the reader was
taught by editors' marks (``training/harmful_advice``); how often it was right in documents that it
was not taught by says how grave its word may be. Harmful sentences come in numbers: where a
document has few, none counts.
"""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.model import Sentence, Severity
from claimcheck.model.by_value import ByValue
from claimcheck.rules.context import Context
from claimcheck.rules.kinds import lowered_by_kind
from claimcheck.sentences.model_reading.answer import HARMFUL

_WARNED, _NOTED = 0.8, 0.65
"""Held out by sets, among as many sound sentences as documents hold, 68 of 92 were right from the
first and about 170 of 230 from the second; of documents with three sentences from 0.6, 38 of 47
were harmful. A single sentence is not told: too many of those stood in sound documents."""
_FEWEST_WORDS, _SEVERAL = 4, 3


@frozen(eq=False, repr=False)
class HarmfulSentence(ByValue):
    """A sentence that the reading takes for harmful.

    Args:
        sentence: The sentence.
        probability: How likely an editor would call it harmful.
        severity: How grave that is in a document of its kind.
    """

    sentence: Sentence
    probability: float
    severity: Severity


def harmful_sentences(context: Context) -> Iterator[HarmfulSentence]:
    """Give the sentences of a document that the reading takes for harmful.

    Args:
        context: What a rule was given; where no reading speaks, there are none.
    """
    if context.reading is None or context.reading.is_short:
        return
    read = [
        (sentence, dict(answer.queries).get(HARMFUL, 0.0))
        for sentence, answer in context.reading.sentences
        if len(sentence.text.split()) >= _FEWEST_WORDS
    ]
    told = [(sentence, chance) for sentence, chance in read if chance >= _NOTED]
    if len(told) < _SEVERAL:
        return
    for sentence, chance in told:
        severity = Severity.WARNING if chance >= _WARNED else Severity.NOTE
        yield HarmfulSentence(sentence, chance, lowered_by_kind(severity, context) or severity)
