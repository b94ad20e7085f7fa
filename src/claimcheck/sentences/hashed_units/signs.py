"""Signs of a unit beside its words: place, citations near, its document, what the words show."""

from collections.abc import Iterator, Sequence

from claimcheck.sentences.hashed_units.worded_unit import WordedUnit
from claimcheck.sentences.reading.facts import facts_of
from claimcheck.sentences.reading.units import Unit

_NEAR = (-2, -1, 1, 2, 3)
_BESIDE = (("before", -1), ("after", 1))
_FIFTHS = 5
_WORDS = (2, 4, 8, 14, 22, 35)


def signs_of(
    units: Sequence[Unit], readings: Sequence[WordedUnit], kind: str
) -> list[tuple[str, ...]]:
    """Name the signs of each unit of a document.

    Args:
        units: The units, in order.
        readings: What the words make of each.
        kind: The kind of document, ``"unknown"`` where it is not known.
    """
    shared = (f"kind {kind}", *facts_of(units))
    return [
        (*shared, *_own(unit, at, len(units)), *readings[at].signs, *_around(units, readings, at))
        for at, unit in enumerate(units)
    ]


def _own(unit: Unit, at: int, count: int) -> Iterator[str]:
    text = unit.text.rstrip()
    yield f"place {unit.place}"
    yield f"fifth {at * _FIFTHS // count}"
    yield f"ends {text[-1:]}" if not text[-1:].isalnum() else "ends open"
    yield f"words {sum(text.count(' ') >= most for most in _WORDS)}"
    if _cites(unit):
        yield f"cites {min(len(unit.marks) + len(unit.named), 3)}"
    if unit.named:
        yield "names a source"
    if unit.stem:
        yield "has a stem"


def _around(units: Sequence[Unit], readings: Sequence[WordedUnit], at: int) -> Iterator[str]:
    for step in _NEAR:
        if 0 <= at + step < len(units) and _cites(units[at + step]):
            yield f"cites at {step}"
    for name, step in _BESIDE:
        if 0 <= at + step < len(units):
            yield f"{name} place {units[at + step].place}"
            yield from (f"{name} {sign}" for sign in readings[at + step].signs)
        else:
            yield f"{name} nothing"


def _cites(unit: Unit) -> bool:
    return bool(unit.marks or unit.named)
