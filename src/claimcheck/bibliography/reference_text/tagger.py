"""The trained sequence model: which field each token of a reference belongs to."""

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from claimcheck.bibliography.reference_text.features import features
from claimcheck.bibliography.reference_text.tokens import Token

MODEL_PATH = Path(__file__).parent / "data" / "reference_parser.crfsuite"
OUTSIDE = "other"
_LOCK = Lock()


class Tagged(NamedTuple):
    """A token with its field.

    Args:
        token: The token.
        tag: Name of the field, or ``other``.
        probability: Marginal probability of the tag, 0 to 1.
    """

    token: Token
    tag: str
    probability: float


@cache
def _tagger() -> Any:
    """Open the model once; the library that reads it is imported only here."""
    import pycrfsuite  # noqa: PLC0415 - imported only where a free-text reference is read

    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL_PATH))
    return tagger


def tag(tokens: list[Token]) -> list[Tagged]:
    """Label the tokens of one reference.

    Args:
        tokens: The tokens, in order.
    """
    if not tokens:
        return []
    described = features(tokens)
    with _LOCK:
        tagger = _tagger()
        tags = tagger.tag(described)
        sure = [tagger.marginal(name, place) for place, name in enumerate(tags)]
    return [Tagged(*found) for found in zip(tokens, tags, sure, strict=True)]
