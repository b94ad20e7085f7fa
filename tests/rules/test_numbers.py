"""Numbers in different units and spellings are recognised as the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon.tokens import tokenize
from claimcheck.rules._numbers import in_base_units, is_among
from claimcheck.sentences.quantities import find_quantities


def numbers(text):
    return find_quantities(text, tokenize(text))


@pytest.mark.parametrize(
    ("claimed", "quoted"),
    [
        ("a dose of 500 mg", "they took 0.5 g"),
        ("40 % of adults", "40% of adults"),
        ("24 % of adults", "23.8 % of adults"),
        ("a dose of 200 mg", "100-200 mg a day"),
    ],
)
def test_the_same_number_is_found(claimed, quoted):
    (number,) = numbers(claimed)
    assert is_among(number, numbers(quoted))


@pytest.mark.parametrize(
    ("claimed", "quoted"),
    [
        ("a dose of 500 mg", "they took 500 µg"),
        ("40 % of adults", "24 % of adults"),
        ("40 % of adults", "nothing was counted"),
    ],
)
def test_another_number_is_not(claimed, quoted):
    (number,) = numbers(claimed)
    assert not is_among(number, numbers(quoted))


@settings(deadline=None)
@given(st.integers(1, 900))
def test_grams_and_milligrams_meet(amount):
    (small,) = numbers(f"a dose of {amount * 1000} mg")
    (large,) = numbers(f"a dose of {amount} g")
    assert in_base_units(small)[1] == in_base_units(large)[1]
    assert is_among(small, (large,))
