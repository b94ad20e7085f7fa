"""The trained sequence model: which field each token of a reference belongs to."""

from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import Any, NamedTuple

from claimcheck.bibliography.reference_text.edges import OUTSIDE, detached, runs, trimmed_stretch
from claimcheck.bibliography.reference_text.features import features
from claimcheck.bibliography.reference_text.tokens import ReferenceToken
from claimcheck.resources import read_bytes, resource_path

_MODEL = "bibliography/reference_text/data/reference_parser.crfsuite.gz"
MODEL_PATH = resource_path(_MODEL)
_LOCK = Lock()


class Stretch(NamedTuple):
    """A run of tokens of one field.

    Args:
        tag: Name of the field, or ``other``.
        start: Offset of its first character in the reference.
        end: Offset behind its last character.
        probability: How likely the whole run is right, 0 to 1.
    """

    tag: str
    start: int
    end: int
    probability: float


@cache
def _tagger() -> Any:
    """Open the model once; the library that reads it is imported only here."""
    import pycrfsuite  # noqa: PLC0415 - imported only where a free-text reference is read

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_model())
    return tagger


@cache
def _model() -> bytes:
    """Hold the model as long as the tagger that reads from it."""
    return read_bytes(_MODEL)


@cache
def _known_tags() -> frozenset[str]:
    return frozenset(_tagger().labels())


def tag(tokens: Sequence[ReferenceToken]) -> list[Stretch]:
    """Find the fields of one reference, in the order of the text.

    Args:
        tokens: The tokens, in order.
    """
    if not tokens:
        return []
    described = features(tokens)
    with _LOCK:
        tagger = _tagger()
        learned = tagger.tag(described)
        sure = _probabilities(tagger, learned)
    return _stretches(tokens, learned, sure)


def labels(tokens: Sequence[ReferenceToken]) -> list[str]:
    """Give the field of each token, ``other`` for edges and for what is no field.

    Args:
        tokens: The tokens, in order.
    """
    with _LOCK:
        return detached(tokens, _tagger().tag(features(tokens)))


def _probabilities(tagger: Any, learned: Sequence[str]) -> list[float]:
    """Give for each token how likely it is to be of its field; at the first one, to begin it."""
    known = _known_tags()
    sure: list[float] = []
    for place, name in enumerate(learned):
        probability = tagger.marginal(name, place)
        if name.startswith("I-") and (begin := f"B-{name[2:]}") in known:
            probability += tagger.marginal(begin, place)
        sure.append(min(probability, 1.0))
    return sure


def _stretches(
    tokens: Sequence[ReferenceToken], learned: Sequence[str], sure: Sequence[float]
) -> list[Stretch]:
    """Join the tokens of each field; the weakest, the next one too, tells how sure it is."""
    found: list[Stretch] = []
    for name, start, end in runs(learned):
        first, last = trimmed_stretch(tokens, start, end, name) if name != OUTSIDE else (start, end)
        if first < last:
            left, right = tokens[first].start, tokens[last - 1].end
            found.append(Stretch(name, left, right, min(sure[start : end + 1])))
    return found
