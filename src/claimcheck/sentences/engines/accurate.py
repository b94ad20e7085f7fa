"""The trained encoder beside the linguistic layer: classes from the one, words from the other.

The encoder was taught how people who code such sentences for a living would class them. Of a
sentence by itself, what it says stands for the causal class, the strength, the advice, the
certainty and the hedging; the words say the rest (type, addressee, numbers, cues), and within a
class of strength the finer step.

What counts as a claim depends on where a sentence stands. In the abstract of a study only its
conclusions do, which the encoder was taught; in prose for readers each checkable assertion does,
which the words tell better. A sentence by itself is read as the likelier of the two. A document is
prose: there the encoder overrules the words only where it is sure, so that no article is accused
for the habits of abstracts.
"""

from collections.abc import Callable, Sequence

from claimcheck.model import Assessment
from claimcheck.sentences.encoder.alone import settle_alone
from claimcheck.sentences.encoder.answers import Answer, answer, consult
from claimcheck.sentences.encoder.prose import settle_in_prose
from claimcheck.sentences.encoder.weighed import Weighed
from claimcheck.sentences.engine import Engine
from claimcheck.sentences.judgement.advice import judge_advice
from claimcheck.sentences.judgement.assembly import Settled, assembled, unread
from claimcheck.sentences.judgement.language import language_of
from claimcheck.sentences.judgement.strength import judge_strength
from claimcheck.sentences.judgement.wording import LONGEST
from claimcheck.sentences.linguistic.reading import SentenceReading, read
from claimcheck.sentences.quantities import find_quantities


def assess(sentences: Sequence[str]) -> tuple[Assessment, ...]:
    """Judge sentences, each by itself; one that comes twice is judged once.

    Raises:
        ModelError: The trained model is missing or damaged.
    """
    return _assess(sentences, consult, settle_alone)


def assess_prose(sentences: Sequence[str]) -> tuple[Assessment, ...]:
    """Judge the sentences of a document that is written for readers.

    Raises:
        ModelError: The trained model is missing or damaged.
    """
    return _assess(sentences, answer, settle_in_prose)


def _assess(
    sentences: Sequence[str],
    ask: Callable[[Sequence[str]], list[Answer]],
    settle: Callable[[Weighed], Settled],
) -> tuple[Assessment, ...]:
    readings = {text: read(text[:LONGEST]) for text in dict.fromkeys(sentences)}
    languages = {text: language_of(text[:LONGEST]) for text in readings}
    english = [text for text, language in languages.items() if language == "en"]
    judged = {
        text: assembled(each.reading, each.quantities, settle(each))
        for text, found in zip(english, ask(english), strict=True)
        for each in (_weighed(readings[text], found),)
    }
    for text, language in languages.items():
        if language != "en":
            judged[text] = unread(language)
    return tuple(judged[text] for text in sentences)


def _weighed(reading: SentenceReading, found: Answer) -> Weighed:
    quantities = find_quantities(reading.text, reading.tokens)
    return Weighed(reading, judge_strength(reading), judge_advice(reading), quantities, found)


ENGINE = Engine("accurate", assess, assess_prose)
