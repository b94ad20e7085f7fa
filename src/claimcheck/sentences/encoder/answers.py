"""Logits to answers: calibrated probabilities, and the class that each question is answered with.

A head's logits are divided by a temperature and moved by a bias for each class, fitted so that
what is given 0.8 is right eight times in ten (Guo et al. 2017, arXiv:1706.04599). They were fitted
on the `dev` parts and stand beside the weights.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.memory import Memory
from claimcheck.sentences.encoder.files import settings
from claimcheck.sentences.encoder.heads import heads
from claimcheck.sentences.encoder.second import second_opinion
from claimcheck.sentences.encoder.session import Meanwhile, place
from claimcheck.sentences.encoder.unit_answers import Said, say_document, say_separately
from claimcheck.sentences.model_reading.answer import HARMFUL, Answer
from claimcheck.sentences.reading.units import Unit, bare_units
from claimcheck.sentences.reading.windows import LONGEST_TEXT, plain_places

if TYPE_CHECKING:
    from numpy.typing import NDArray

SECOND = 0.4
_SPECULATION = 0
_CUE_AT = 0.0
_ROUNDED = 6


def consult(sentences: Sequence[str]) -> list[Answer]:
    """Read sentences, each as a document of one unit, and average in the second opinion.

    Raises:
        ModelError: One of the models cannot be used.
    """
    if not sentences:
        return []
    units = bare_units(sentences)
    return _answers(units, say_separately(units), second_opinion(sentences))


def read_units(
    units: Sequence[Unit], kind: str, meanwhile: Meanwhile | None = None
) -> list[Answer]:
    """Read all units of a document, each among its neighbours, in order.

    Args:
        units: The units, as :func:`document_units` gives them.
        kind: The kind of document, ``"unknown"`` where it is not known.
        meanwhile: Work that is done while the encoder runs; left undone where all is remembered.

    Raises:
        ModelError: The model cannot be used.
    """
    return _answers(units, say_document(units, kind, meanwhile), {}) if units else []


def _answers(
    units: Sequence[Unit], said: Said, opinions: Mapping[str, "NDArray[Any]"]
) -> list[Answer]:
    keys = [
        (unit.text, bool(unit.marks or unit.named), said.logits[number].tobytes(), cues.tobytes())
        for number, (unit, cues) in enumerate(zip(units, said.cues, strict=True))
    ]

    def answer(numbers: Sequence[int]) -> list[Answer]:
        some = Said(said.logits[list(numbers)], [said.cues[number] for number in numbers])
        return _answered([units[number] for number in numbers], some, opinions)

    return answer(range(len(units))) if opinions else _ANSWERS.each(keys, answer)


_ANSWERS = Memory[tuple[str, bool, bytes, bytes], Answer]()


def _answered(
    units: Sequence[Unit], said: Said, opinions: Mapping[str, "NDArray[Any]"]
) -> list[Answer]:
    places = heads().places
    shares: dict[str, list[tuple[float, ...]]] = {}
    for name, head in settings()["heads"].items():
        own = _shares(said.logits[:, places[name]], head)
        if name in opinions:
            own = (1 - SECOND) * own + SECOND * opinions[name]
        shares[name] = [tuple(row) for row in own.round(_ROUNDED).tolist()]
    flags = _flags(said.logits[:, places["flags"]], said.logits[:, places[HARMFUL]])
    certainty = _certainty(said.logits[:, places["certainty"]]).tolist()
    return [
        Answer(
            {name: rows[number] for name, rows in shares.items()},
            flags[number],
            certainty[number],
            _hedges(said.cues[number], unit),
        )
        for number, unit in enumerate(units)
    ]


def _shares(given: "NDArray[Any]", head: Mapping[str, Any]) -> "NDArray[Any]":
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    moved = given / head["temperature"] + np.asarray(head["bias"])
    moved = np.exp(moved - moved.max(1, keepdims=True))
    shares: NDArray[Any] = moved / moved.sum(1, keepdims=True)
    return shares


def _flags(given: "NDArray[Any]", harm: "NDArray[Any]") -> list[tuple[tuple[str, float], ...]]:
    """Give how likely an editor raises each flag, and calls the unit harmful."""
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    own, harmful = settings()["flags"], settings()[HARMFUL]
    scaled = given * own["slope"] + np.asarray(own["bias"])
    scaled = np.hstack([scaled, harm * harmful["slope"] + harmful["bias"]])
    raised = 1 / (1 + np.exp(-scaled))
    names: list[str] = [*own["names"], HARMFUL]
    return [
        tuple(sorted(zip(names, row, strict=True), key=lambda each: (-each[1], each[0])))
        for row in raised.round(_ROUNDED).tolist()
    ]


def _certainty(given: "NDArray[Any]") -> "NDArray[Any]":
    scale = settings()["certainty"]
    certainty: NDArray[Any] = given[:, 0] * scale["slope"] + scale["middle"]
    return certainty.clip(1, 6).round(_ROUNDED)


def _hedges(marks: "NDArray[Any]", unit: Unit) -> tuple[tuple[int, int], ...]:
    """Join the pieces of words that are marked as speculation into spans of characters."""
    over = (marks[1:, _SPECULATION] > _CUE_AT).nonzero()[0].tolist()
    if not over or unit.marks or unit.named:
        return ()
    read, places = plain_places(unit.text[:LONGEST_TEXT])
    placed = place(read)
    found: list[tuple[int, int]] = []
    for word in sorted({placed[number].word for number in over}):
        pieces = [each for each in placed if each.word == word]
        end = pieces[-1].end
        found.append((places[pieces[0].start], max(places[end - 1] + 1, places[end])))
    return tuple(found)
