"""Sentences that the reading of the whole document takes for advice that may harm.

No list of words holds every way to tell people that a danger is none. A head of the reader was
taught by editors' marks (``training/harmful_advice``); how often it was right in documents that it
was not taught by says how grave its word may be. Harmful sentences come in numbers: where a
document has few, only the surest counts.
"""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.model import Sentence, Severity
from claimcheck.model.by_value import ByValue
from claimcheck.rules.context import Context
from claimcheck.rules.kinds import lowered_by_kind
from claimcheck.sentences.model_reading.answer import HARMFUL

_ALONE, _WARNED, _NOTED = 0.8, 0.65, 0.5
"""Held out by sets, 14 of 15 were right from the first, four of five from the second and 177 of 254
from the third; of documents with three such sentences 30 of 37 were harmful."""
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
    are_several = sum(chance >= _NOTED for _, chance in read) >= _SEVERAL
    for sentence, chance in read:
        severity = _severity(chance, are_several=are_several)
        if severity is not None:
            lowered = lowered_by_kind(severity, context)
            yield HarmfulSentence(sentence, chance, lowered or severity)


def _severity(chance: float, *, are_several: bool) -> Severity | None:
    if chance >= (_WARNED if are_several else _ALONE):
        return Severity.WARNING
    return Severity.NOTE if are_several and chance >= _NOTED else None
