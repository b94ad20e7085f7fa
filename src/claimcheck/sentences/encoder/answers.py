"""Logits to answers: calibrated probabilities, and the class that each question is answered with.

A head's logits are divided by a temperature and moved by a bias for each class, fitted so that
what is given 0.8 is right eight times in ten (Guo et al. 2017, arXiv:1706.04599). The class is the
one whose probability, times a factor of its own, is greatest: rare classes would otherwise never
be named. Factors and temperatures were chosen on the `dev` parts and stand beside the weights.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from claimcheck.sentences.encoder.files import settings
from claimcheck.sentences.encoder.second import second_opinion
from claimcheck.sentences.encoder.session import encode, logits

if TYPE_CHECKING:
    from numpy.typing import NDArray

SECOND = 0.3
_SPECULATION = 0
_CUE_AT = 0.0
_ROUNDED = 6


@frozen
class Answer:
    """What the encoder makes of one sentence.

    Args:
        shares: By question, the probability of each class.
        chosen: By question, the number of the class that it is answered with.
        certainty: How certain it sounds, 1 to 6.
        hedges: Start and end of the words in which it hears speculation.
    """

    shares: Mapping[str, tuple[float, ...]]
    chosen: Mapping[str, int]
    certainty: float
    hedges: tuple[tuple[int, int], ...]


def answer(sentences: Sequence[str]) -> list[Answer]:
    """Read sentences, each by itself, in order.

    Raises:
        ModelError: The model cannot be used.
    """
    return _answers(sentences, {})


def consult(sentences: Sequence[str]) -> list[Answer]:
    """Read sentences, and average what the encoder says with the second opinion.

    Raises:
        ModelError: One of the models cannot be used.
    """
    return _answers(sentences, second_opinion(sentences) if sentences else {})


def _answers(sentences: Sequence[str], opinions: Mapping[str, "NDArray[Any]"]) -> list[Answer]:
    heads = settings()["heads"]
    encodings = encode(sentences)
    answers: dict[int, Answer] = {}
    for places, found in logits(encodings):
        shares = {name: _shares(found[name], head) for name, head in heads.items()}
        for name, opinion in opinions.items():
            shares[name] = (1 - SECOND) * shares[name] + SECOND * opinion[places]
        chosen = {name: _chosen(each, heads[name]) for name, each in shares.items()}
        rows = {name: each.round(_ROUNDED).tolist() for name, each in shares.items()}
        certainty = _certainty(found["certainty"]).tolist()
        for row, place in enumerate(places):
            answers[place] = Answer(
                {name: tuple(each[row]) for name, each in rows.items()},
                {name: each[row] for name, each in chosen.items()},
                certainty[row],
                _hedges(found["cues"][row], encodings[place]),
            )
    return [answers[place] for place in range(len(sentences))]


def _array(values: Sequence[float]) -> "NDArray[Any]":
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    return np.asarray(values)


def _shares(given: "NDArray[Any]", head: Mapping[str, Any]) -> "NDArray[Any]":
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    moved = given / head["temperature"] + _array(head["bias"])
    moved = np.exp(moved - moved.max(1, keepdims=True))
    shares: NDArray[Any] = moved / moved.sum(1, keepdims=True)
    return shares


def _chosen(shares: "NDArray[Any]", head: Mapping[str, Any]) -> list[int]:
    """Choose the group of classes that is likeliest, and in it the likeliest class."""
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    groups = _array(head["groups"])
    members = groups == np.arange(groups.max() + 1)[:, None]
    group = (shares @ members.T * _array(head["factors"])).argmax(1)
    chosen: list[int] = np.where(members[group], shares, -1.0).argmax(1).tolist()
    return chosen


def _certainty(given: "NDArray[Any]") -> "NDArray[Any]":
    scale = settings()["certainty"]
    certainty: NDArray[Any] = given[:, 0] * scale["slope"] + scale["middle"]
    return certainty.clip(1, 6).round(_ROUNDED)


def _hedges(marks: "NDArray[Any]", encoding: Any) -> tuple[tuple[int, int], ...]:
    """Join the pieces of words that are marked as speculation into spans of characters."""
    offsets, words = encoding.offsets, encoding.word_ids
    over = (marks[: len(offsets), _SPECULATION] > _CUE_AT).nonzero()[0].tolist()
    found: list[tuple[int, int]] = []
    for word in sorted({words[place] for place in over if words[place] is not None}):
        pieces = [offsets[n] for n, each in enumerate(words) if each == word]
        found.append((pieces[0][0], pieces[-1][1]))
    return tuple(found)
