"""The fast engine: a small network over hashed words, for whole corpora and weak machines.

The network judges sentences that stand by themselves. A document is prose for readers, whose claims
the words tell better and are asked for in full anyway, so the lexical engine reads it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.model import AdviceForce, Assessment, Causality, Origin, Strength
from claimcheck.model.deferred import leave_open
from claimcheck.sentences.engine import Engine
from claimcheck.sentences.engines import lexical
from claimcheck.sentences.judgement.assembly import unread
from claimcheck.sentences.judgement.language import language_of
from claimcheck.sentences.judgement.wording import LONGEST, worded

if TYPE_CHECKING:
    from claimcheck.sentences.hashed.reading import HashedReader

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
                yield unread(language)
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


ENGINE = Engine("fast", assess, lexical.assess)
