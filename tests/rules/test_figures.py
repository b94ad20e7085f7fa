"""Figures that a sentence tells twice: agreeing ones pass, whatever their form."""

import math

from hypothesis import assume, example, given
from hypothesis import strategies as st

from claimcheck.rules._changes import changes_in
from claimcheck.rules._figures import read_figure
from claimcheck.rules._intervals import intervals_in
from claimcheck.rules._ratios import ratios_in
from claimcheck.rules._shares import shares_in

FORMS = (
    "{n} of {m} adults ({p}%) slept.",
    "{n}/{m} ({p}%) slept.",
    "It was {p}% ({n} of {m}).",
    "Of the {m} adults, {n} slept well ({p}%).",
    "Of {m} adults, {n} ({p}%) slept.",
    "In all {n} of {m} slept well, or {p}%.",
)
COUNTS = st.integers(1, 99_999)


@given(COUNTS, COUNTS, st.integers(0, 3), st.sampled_from(FORMS), st.booleans())
def test_a_rounded_share_agrees_with_its_count(
    one: int, other: int, digits: int, form: str, grouped: bool
) -> None:
    count, total = sorted((one, other))
    pattern = "{:,}" if grouped else "{}"
    text = form.format(
        n=pattern.format(count), m=pattern.format(total), p=f"{100 * count / total:.{digits}f}"
    )
    assert [found.problem for found in shares_in(text)] == [""]


@given(COUNTS, COUNTS, st.sampled_from(FORMS), st.floats(2, 40))
def test_a_share_that_is_two_steps_off_is_told(
    one: int, other: int, form: str, wrong: float
) -> None:
    count, total = sorted((one, other))
    told = 100 * count / total + wrong
    text = form.format(n=count, m=total, p=f"{told:.1f}")
    assert all(found.problem for found in shares_in(text))


@given(
    st.floats(0.2, 5), st.floats(0.02, 0.9), st.sampled_from(("HR {}", "odds ratio of {}", "RR={}"))
)
@example(1.0, 0.02, "HR {}")
def test_an_interval_made_for_its_estimate_and_p_value_agrees(
    estimate: float, spread: float, named: str
) -> None:
    low, high = (math.exp(math.log(estimate) + sign * 1.96 * spread) for sign in (-1, 1))
    p = math.erfc(abs(math.log(estimate)) / spread / math.sqrt(2))
    assume(low > 0.05 and 0.0005 < p < 0.9995)
    text = f"{named.format(f'{estimate:.3f}')} (95% CI {low:.3f} to {high:.3f}, p = {p:.3f})."
    assert [found.problem for found in intervals_in(text)] == [""]


@given(st.floats(0.3, 3), st.floats(0.2, 0.6))
def test_an_estimate_beyond_its_interval_is_told(estimate: float, gap: float) -> None:
    low, high = estimate + gap, estimate + 2 * gap
    text = f"HR {estimate:.2f} (95% CI {low:.2f} to {high:.2f})."
    assert [bool(found.problem) for found in intervals_in(text)] == [True]


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_a_change_agrees_with_the_values_it_lies_between(old: int, new: int) -> None:
    text = f"It fell by {abs(old - new)} points from {old} to {new} in a year."
    assert not any(found.problem for found in changes_in(text))


def test_numbers_are_read_with_thousands_and_raised_stops() -> None:
    read = [
        (read_figure(text).value, round(read_figure(text).step, 4))
        for text in ("3,322", "69·2", ".05")
    ]
    assert read == [(3322.0, 1.0), (69.2, 0.1), (0.05, 0.01)]


@given(st.integers(1, 99), st.sampled_from(("hazard ratio of {}", "RR {}", "odds ratio: {}")))
def test_a_ratio_below_one_is_so_much_less_and_not_itself_less(ratio: int, form: str) -> None:
    assume(abs(ratio - 50) > 1)
    told = (
        f"We found a {form.format(f'{ratio / 100:.2f}')}, so they were {{}}% less likely to fall."
    )
    assert [found.problem for found in ratios_in(told.format(100 - ratio))] == [""]
    assert all(found.problem for found in ratios_in(told.format(ratio)))


@given(st.integers(101, 899))
def test_a_ratio_above_one_is_so_much_more_and_not_itself_more(ratio: int) -> None:
    before = f"The rate was higher (hazard ratio {ratio / 100:.2f})."
    told = "That is a {}% higher risk."
    assert [found.problem for found in ratios_in(told.format(ratio - 100), before)] == [""]
    assert all(found.problem for found in ratios_in(told.format(ratio), before))
