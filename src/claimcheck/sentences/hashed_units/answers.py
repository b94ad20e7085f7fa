"""From the network's answers to what is made of each unit of a document."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

import numpy as np

from claimcheck.memory import Memory
from claimcheck.sentences.hashed_units.forward import answer_units
from claimcheck.sentences.hashed_units.given import Given, given_of
from claimcheck.sentences.hashed_units.questions import FLAGS, QUESTIONS
from claimcheck.sentences.hashed_units.signs import signs_of
from claimcheck.sentences.hashed_units.weights import Floats, unit_weights
from claimcheck.sentences.hashed_units.worded_unit import WordedUnit
from claimcheck.sentences.model_reading.answer import Answer
from claimcheck.sentences.reading.units import Unit

CERTAINTY_MIDDLE, CERTAINTY_HALF = 4.5, 1.2
_LOWEST, _HIGHEST = 1.0, 6.0
_ROUNDED = 6
_BY_NAME = sorted(range(len(FLAGS)), key=FLAGS.__getitem__)
_AT_ONCE = 1_000
"""Units that are reckoned side by side; each takes some 15 kB while they are."""


def read_hashed_units(
    units: Sequence[Unit], readings: Sequence[WordedUnit], kind: str
) -> list[Answer]:
    """Read all units of a document, each among its neighbours, in order.

    Args:
        units: The units, as :func:`document_units` gives them.
        readings: What the words make of each.
        kind: The kind of document, ``"unknown"`` where it is not known.

    Raises:
        ModelError: The file of weights is missing or damaged.
    """
    given = given_of(units, signs_of(units, readings, kind))

    def answer(places: Sequence[int]) -> Iterator[Answer]:
        for start in range(0, len(places), _AT_ONCE):
            part = places[start : start + _AT_ONCE]
            yield from _answers(answer_units(unit_weights(), [given[place] for place in part]))

    return _READ.each(given, answer)


_READ = Memory[Given, Answer]()


def _answers(logits: Floats) -> Iterator[Answer]:
    ends = np.cumsum(list(QUESTIONS.values()))
    *parts, rest = np.split(logits, ends, axis=1)
    shares = [_shares(part).round(_ROUNDED).tolist() for part in parts]
    flags = (1 / (1 + np.exp(-rest[:, : len(FLAGS)]))).round(_ROUNDED).tolist()
    sure = (CERTAINTY_MIDDLE + CERTAINTY_HALF * rest[:, -1]).clip(_LOWEST, _HIGHEST)
    for number, certainty in enumerate(sure.round(_ROUNDED).tolist()):
        yield Answer(
            {name: tuple(part[number]) for name, part in zip(QUESTIONS, shares, strict=True)},
            _likeliest_first(flags[number]),
            certainty,
            (),
        )


def _likeliest_first(flags: Sequence[float]) -> tuple[tuple[str, float], ...]:
    """Name flags with how likely they are, those that are equally likely by name."""
    named = [(FLAGS[place], flags[place]) for place in _BY_NAME]
    return tuple(sorted(named, key=itemgetter(1), reverse=True))  # keeps equals in their order


def _shares(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(1, keepdims=True))
    found: Floats = raised / raised.sum(1, keepdims=True)
    return found
