"""What the encoder says of each unit of a document: logits by question, and cues."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from claimcheck.sentences.encoder.heads import unit_logits
from claimcheck.sentences.encoder.session import cut, states
from claimcheck.sentences.reading.facts import facts_of
from claimcheck.sentences.reading.units import Unit
from claimcheck.sentences.reading.windows import Window, cut_units, windows

if TYPE_CHECKING:
    from numpy.typing import NDArray


@frozen(eq=False)
class Said:
    """What the encoder says of units, in order.

    Args:
        logits: (units, answers), the columns as :class:`Heads` places them.
        cues: Of each unit, (pieces, 2): how much each piece speaks of doubt and of denial.
    """

    logits: "NDArray[Any]"
    cues: Sequence["NDArray[Any]"]


def say_document(units: Sequence[Unit], kind: str) -> Said:
    """Read the units of one document, each among its neighbours.

    Args:
        units: At least one.
        kind: The kind of document, ``"unknown"`` where it is not known.
    """
    if len(units) == 1:
        units = [evolve(units[0], place="bare")]
    return _said(list(windows(cut_units(units, cut), kind, facts_of(units))), len(units))


def say_alone(units: Sequence[Unit]) -> Said:
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


def _said(given: Sequence[Window], count: int) -> Said:
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    rows: dict[int, NDArray[Any]] = {}
    cues: dict[int, NDArray[Any]] = {}
    for number, logits, marks in _units(given):
        rows[number], cues[number] = logits, marks
    return Said(np.stack([rows[n] for n in range(count)]), [cues[n] for n in range(count)])


def _units(given: Sequence[Window]) -> Iterator[tuple[int, "NDArray[Any]", "NDArray[Any]"]]:
    """Read each different window once: documents repeat headers, notices and whole passages."""
    same: dict[tuple[int, ...], list[Window]] = {}
    for window in given:
        same.setdefault(window.tokens, []).append(window)
    rows = list(same)
    for places, found in states(rows):
        for place, own in zip(places, found, strict=True):
            for window in same[rows[place]]:
                logits, cues = unit_logits(own, [(start, end) for _, start, end in window.parts])
                for (number, _, _), row, marks in zip(window.parts, logits, cues, strict=True):
                    yield number, row, marks
