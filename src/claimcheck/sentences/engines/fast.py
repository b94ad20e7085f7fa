"""The fast engine: a small network over hashed words, for whole corpora and weak machines.

Two networks: one judges sentences that stand by themselves, most of them from abstracts; the other
reads the units of a document as the accurate engine does, each among its neighbours, and was taught
by it. What they answer of a unit is settled beside its words in the same way.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.memory import Memory
from claimcheck.model import (
    AdviceForce,
    Assessment,
    Causality,
    CitationMention,
    Document,
    Origin,
    Sentence,
    Strength,
)
from claimcheck.model.deferred import leave_open
from claimcheck.sentences.engine import Engine
from claimcheck.sentences.judgement.assembly import assembled, unread_assessment
from claimcheck.sentences.judgement.language import language_of
from claimcheck.sentences.judgement.wording import LONGEST, worded
from claimcheck.sentences.model_reading.answer import Answer
from claimcheck.sentences.model_reading.editing import FEWEST_UNITS, as_edited
from claimcheck.sentences.model_reading.in_document import judge_in_document
from claimcheck.sentences.model_reading.two_readings import TwoReadings
from claimcheck.sentences.reading.order import read_in_order
from claimcheck.sentences.reading.units import document_units, told_kind

if TYPE_CHECKING:
    from claimcheck.sentences.hashed.reading import HashedReader
    from claimcheck.sentences.judgement.by_words import WordsAlone

_AT_ONCE = 256
_GIVEN = (
    "is_claim", "claim_probability", "strength", "causality", "advice", "certainty", "hedged",
    "cite_worthy", "language", "origin",
)  # fmt: skip
_STRENGTHS, _CAUSALITIES, _FORCES = tuple(Strength), tuple(Causality), tuple(AdviceForce)
_ENGLISH = "en"


def assess(sentences: Sequence[str]) -> tuple[Assessment, ...]:
    """Judge sentences by the network; what only the words tell is worked out when asked for.

    Raises:
        ModelError: The file of weights is missing or damaged.
    """
    from claimcheck.sentences.hashed.workspace import Workspace  # noqa: PLC0415 - loads NumPy

    reader, space = _reader(), Workspace()
    found: list[Assessment] = []
    for start in range(0, len(sentences), _AT_ONCE):
        part = sentences[start : start + _AT_ONCE]
        found += _assessments(part, *reader.read(part, space))
    return tuple(found)


@cache
def _reader() -> "HashedReader":
    from claimcheck.sentences.hashed.reading import HashedReader  # noqa: PLC0415 - loads NumPy
    from claimcheck.sentences.hashed.weights import network  # noqa: PLC0415 - loads NumPy

    return HashedReader.over(network())


def _assessments(
    sentences: Sequence[str], columns: tuple[list[Any], ...], doubts: list[bool]
) -> Iterator[Assessment]:
    for sentence, doubt, values in zip(sentences, doubts, zip(*columns, strict=True), strict=True):
        if doubt:
            language = language_of(sentence[:LONGEST])
            if language != _ENGLISH:
                yield unread_assessment(language)
                continue
        yield _made(values, sentence)


_make = leave_open(Assessment, _GIVEN, worded)


def _made(values: tuple[Any, ...], sentence: str) -> Assessment:
    claim, probability, strength, causality, advice, certainty, hedged, cite = values
    return _make(
        (
            claim, probability, _STRENGTHS[strength], _CAUSALITIES[causality], _FORCES[advice],
            certainty, hedged, cite, _ENGLISH, Origin.MODEL,
        ),
        sentence,
    )  # fmt: skip


def assess_document(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[CitationMention]
) -> tuple[Assessment, ...]:
    """Judge the sentences of a document, each among its neighbours.

    Raises:
        ModelError: The file of weights is missing or damaged.
    """
    from claimcheck.sentences.hashed_units.answers import (  # noqa: PLC0415 - loads NumPy
        read_hashed_units,
    )
    from claimcheck.sentences.hashed_units.worded_unit import worded_unit  # noqa: PLC0415 - only here

    units = document_units(document, sentences, mentions)
    readings = [worded_unit(unit.text) for unit in units]
    kind = told_kind(document)
    worded = list(zip(units, readings, strict=True))
    answers = read_in_order(
        sentences,
        worded,
        lambda ordered: read_hashed_units([u for u, _ in ordered], [r for _, r in ordered], kind),
    )
    count = min(len(units), FEWEST_UNITS)
    return tuple(
        _settled(reading.words, answer, count)
        for reading, answer in zip(readings, answers, strict=True)
    )


def _settled(words: "WordsAlone", found: Answer, units: int) -> Assessment:
    if words.language != _ENGLISH:
        return unread_assessment(words.language)
    key = (words.reading.text, id(found), units)
    return _SETTLED.one(key, lambda: (found, _settle(words, found, units)))[1]


_SETTLED = Memory[tuple[str, int, int], tuple[Answer, Assessment]]()
"""What units were judged to be, each with the answer whose identity is in its key."""


def _settle(words: "WordsAlone", found: Answer, units: int) -> Assessment:
    readings = TwoReadings(words.reading, words.strength, words.advice, words.quantities, found)
    judged = judge_in_document(readings)
    return as_edited(assembled(words.reading, words.quantities, judged), found, units)


ENGINE = Engine("fast", assess, document=assess_document)
