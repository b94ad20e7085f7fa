"""Whole numbers all the way: the same answers by any way to multiply, in any company."""

import numpy as np
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.sentences.hashed_units import forward
from claimcheck.sentences.hashed_units.forward import answer_units
from claimcheck.sentences.hashed_units.given import given_of
from claimcheck.sentences.hashed_units.signs import signs_of
from claimcheck.sentences.hashed_units.weights import unit_weights
from claimcheck.sentences.hashed_units.worded_unit import worded_unit
from claimcheck.sentences.reading.units import PLACES, Unit

WORDS = st.sampled_from(
    ["mice", "you", "should", "take", "zinc", "200 mg", "may", "lowers", "stress", "мир", "(3)", "."]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=20)
UNITS = st.builds(
    Unit, TEXTS, st.sampled_from(PLACES), title=TEXTS, heading=TEXTS, stem=TEXTS,
    marks=st.sampled_from([(), ((0, 1),)]),
)  # fmt: skip
DOCUMENTS = st.lists(UNITS, min_size=1, max_size=8)


def logits(units, kind="unknown"):
    signs = signs_of(units, [worded_unit(unit.text) for unit in units], kind)
    return answer_units(unit_weights(), given_of(units, signs))


def slowly(left, right, out):
    out[:] = left.astype(np.int64) @ right.astype(np.int64)
    return out


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS)
def test_products_of_whole_numbers_are_exact(units):
    found = logits(units)
    fast, forward.product = forward.product, slowly
    try:
        assert logits(units).tobytes() == found.tobytes()
    finally:
        forward.product = fast


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS, DOCUMENTS)
def test_what_was_read_before_changes_nothing(first, second):
    alone = logits(second).tobytes()
    logits(first)

    assert logits(second).tobytes() == alone


def test_neighbours_and_headings_are_read():
    units = [
        Unit("They slept longer.", "opening", heading="Mice"),
        Unit("It works.", "following", heading="Mice"),
        Unit("Nobody knows why.", "following", heading="Mice"),
    ]
    found = logits(units)[1].tolist()

    assert (
        logits([*units[:2], Unit("Ask a nurse.", "following", heading="Mice")])[1].tolist() != found
    )
    assert logits([units[0], evolve(units[1], heading="People"), units[2]])[1].tolist() != found
    assert logits(units, "leaflet")[1].tolist() != found


def test_sums_stay_exact_in_the_floats_that_hold_them():
    weights = unit_weights()
    near = np.abs(weights.near.astype(np.int64)).sum(0).max() * 128
    hidden = np.abs(weights.hidden.astype(np.int64)).sum(0).max() * forward.TOP
    heads = np.abs(weights.heads.astype(np.int64)).sum(0).max() * forward.TOP

    assert near < 2**24
    assert max(hidden, heads) < 2**53
