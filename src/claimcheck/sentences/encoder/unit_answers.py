"""What the encoder says of each unit of a document: logits by question, and cues."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from claimcheck.memory import Memory
from claimcheck.sentences.encoder.heads import unit_logits
from claimcheck.sentences.encoder.session import Meanwhile, cut, read_windows
from claimcheck.sentences.reading.facts import facts_of
from claimcheck.sentences.reading.units import Unit
from claimcheck.sentences.reading.windows import Window, cut_units, windows

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WindowKey = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]
_WindowAnswer = tuple["NDArray[Any]", list["NDArray[Any]"]]
_WINDOWS = Memory[_WindowKey, _WindowAnswer](1024)


@frozen(eq=False)
class Said:
    """What the encoder says of units, in order.

    Args:
        logits: (units, answers), the columns as :class:`Heads` places them.
        cues: Of each unit, (pieces, 2): how much each piece speaks of doubt and of denial.
    """

    logits: "NDArray[Any]"
    cues: Sequence["NDArray[Any]"]


def say_document(units: Sequence[Unit], kind: str, meanwhile: Meanwhile | None = None) -> Said:
    """Read the units of one document, each among its neighbours.

    Args:
        units: At least one.
        kind: The kind of document, ``"unknown"`` where it is not known.
        meanwhile: As for :func:`~claimcheck.sentences.encoder.answers.read_units`.
    """
    if len(units) == 1:
        units = [evolve(units[0], place="bare")]
    made = list(windows(cut_units(units, cut), kind, facts_of(units)))
    return _said(made, len(units), meanwhile)


def say_separately(units: Sequence[Unit]) -> Said:
    """Read units each as a document of its own.

    Args:
        units: At least one.
    """
    facts = facts_of(units[:1])
    cutting = cut_units(units, cut)
    made = [
        Window(window.tokens, tuple((number, start, end) for _, start, end in window.parts))
        for number in range(len(units))
        for window in windows(cutting.only(number), "unknown", facts)
    ]
    return _said(made, len(units))


def _said(given: Sequence[Window], count: int, meanwhile: Meanwhile | None = None) -> Said:
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    rows: dict[int, NDArray[Any]] = {}
    cues: dict[int, NDArray[Any]] = {}
    keys = [
        (window.tokens, tuple((start, end) for _, start, end in window.parts)) for window in given
    ]

    def answer(places: Sequence[int]) -> list[_WindowAnswer]:
        return _answered([keys[place] for place in places], meanwhile)

    for window, (logits, marks) in zip(given, _WINDOWS.each(keys, answer), strict=True):
        for (number, _, _), row, own in zip(window.parts, logits, marks, strict=True):
            rows[number], cues[number] = row, own
    return Said(np.stack([rows[n] for n in range(count)]), [cues[n] for n in range(count)])


def _answered(keys: Sequence[_WindowKey], meanwhile: Meanwhile | None) -> list[_WindowAnswer]:
    """Run different windows through the encoder and answer for their units."""

    def answer(place: int, states: "NDArray[Any]") -> _WindowAnswer:
        return unit_logits(states, keys[place][1])

    return read_windows([tokens for tokens, _ in keys], answer, meanwhile)
