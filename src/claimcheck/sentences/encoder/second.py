"""A second opinion: what the small network of the fast engine makes of the same sentences.

The two were taught from the same text and err on other sentences: averaged, they are right more
often than either (``training/sentence_encoder/MODEL_CARD.md``).
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ASKED = ("strength", "advice", "speculative", "claim", "cite")
_PUBLIC = 2
_AT_ONCE = 256


def second_opinion(sentences: Sequence[str]) -> Mapping[str, "NDArray[Any]"]:
    """Give the probability of each answer, (sentences, answers), by question.

    Args:
        sentences: At least one.

    Raises:
        ModelError: The file of the network is missing or damaged.
    """
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    from claimcheck.sentences.hashed.answers import shares  # noqa: PLC0415 - loads NumPy

    given = np.concatenate(
        [
            _logits(sentences[start : start + _AT_ONCE])
            for start in range(0, len(sentences), _AT_ONCE)
        ]
    )
    public = shares(given, "register")[:, _PUBLIC, None]
    causal = public * shares(given, "causal_press") + (1 - public) * shares(given, "causal")
    return {"causal": causal, **{name: shares(given, name) for name in _ASKED}}


def _logits(sentences: Sequence[str]) -> "NDArray[Any]":
    from claimcheck.sentences.hashed.forward import hashed_rows, logits  # noqa: PLC0415
    from claimcheck.sentences.hashed.weights import network  # noqa: PLC0415
    from claimcheck.sentences.hashed.words import cut_words  # noqa: PLC0415

    words = cut_words(sentences)
    return logits(network(), words, hashed_rows(network(), words))
