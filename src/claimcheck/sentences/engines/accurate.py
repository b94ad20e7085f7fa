"""The trained encoder beside the linguistic layer: classes from the one, words from the other.

A document is read as an editor reads it: each unit among its neighbours, under its heading, in a
kind of document. The encoder says whether a unit asserts something, of which type, how strongly,
whom it advises, whether it needs a source and has one, and what an editor would query. The words
say where and why: spans, cues, numbers, and hard facts of grammar. A sentence by itself is a
document of one unit; as such sentences mostly come from abstracts of studies, the coders of
abstracts answer for its causal class, its strength and its advice.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

from claimcheck.memory import Memory
from claimcheck.model import Assessment, CitationMention, Document, Sentence
from claimcheck.sentences.encoder.answers import consult, read_units
from claimcheck.sentences.encoder.session import warm_beside
from claimcheck.sentences.encoder.single_sentence import judge_single
from claimcheck.sentences.engine import Engine
from claimcheck.sentences.judgement.assembly import SentenceJudgement, assembled, unread_assessment
from claimcheck.sentences.judgement.by_words import WordsAlone, by_words
from claimcheck.sentences.model_reading.answer import Answer
from claimcheck.sentences.model_reading.editing import FEWEST_UNITS, as_edited
from claimcheck.sentences.model_reading.in_document import judge_in_document
from claimcheck.sentences.model_reading.two_readings import TwoReadings
from claimcheck.sentences.reading.order import read_in_order
from claimcheck.sentences.reading.units import document_units, told_kind

_ENGLISH = "en"
Judge = Callable[[TwoReadings], SentenceJudgement]


def assess(sentences: Sequence[str]) -> tuple[Assessment, ...]:
    """Judge sentences, each by itself; one that comes twice is judged once.

    Raises:
        ModelError: The trained model is missing or damaged.
    """
    readings = _each_by_words(sentences)
    english = [text for text, words in readings.items() if words.language == _ENGLISH]
    found = dict(zip(english, consult(english), strict=True))
    judged = {
        text: _judged(words, found.get(text), judge_single) for text, words in readings.items()
    }
    return tuple(judged[text] for text in sentences)


def assess_document(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[CitationMention]
) -> tuple[Assessment, ...]:
    """Judge the sentences of a document, each among its neighbours.

    Raises:
        ModelError: The trained model is missing or damaged.
    """
    kind = told_kind(document)
    units = document_units(document, sentences, mentions)
    words = cache(partial(_each_by_words, [sentence.text for sentence in sentences]))
    found = read_in_order(sentences, units, lambda ordered: read_units(ordered, kind, words))
    return tuple(
        _judged(words()[sentence.text], answer, judge_in_document, len(sentences))
        for sentence, answer in zip(sentences, found, strict=True)
    )


def _each_by_words(sentences: Iterable[str]) -> dict[str, WordsAlone]:
    return {text: by_words(text) for text in dict.fromkeys(sentences)}


def _judged(words: WordsAlone, found: Answer | None, judge: Judge, units: int = 1) -> Assessment:
    if found is None or words.language != _ENGLISH:
        return unread_assessment(words.language)
    units = min(units, FEWEST_UNITS)
    key = (words.reading.text, id(found), judge, units)
    return _JUDGED.one(key, lambda: (found, _assessed(words, found, judge, units)))[1]


_JUDGED = Memory[tuple[str, int, Judge, int], tuple[Answer, Assessment]]()
"""What units were judged to be, each with the answer whose identity is in its key."""


def _assessed(words: WordsAlone, found: Answer, judge: Judge, units: int) -> Assessment:
    readings = TwoReadings(words.reading, words.strength, words.advice, words.quantities, found)
    return as_edited(assembled(words.reading, words.quantities, judge(readings)), found, units)


ENGINE = Engine("accurate", assess, document=assess_document, prepare=warm_beside)
