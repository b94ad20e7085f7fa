from hypothesis import given, settings
from hypothesis import strategies as st


@settings(deadline=None, max_examples=12)
@given(seed=st.integers(10_000, 10**9), rounds=st.integers(1, 3), edits=st.integers(0, 10))
def test_no_edits_lose_a_note_or_move_it_to_another_claim(survival, seed, rounds, edits) -> None:
    _, mishaps = survival.survive(seed, rounds, edits)
    assert mishaps == []


def test_records_are_found_again_as_often_as_promised(survival) -> None:
    rates, _ = survival.measure(range(10))
    assert rates.counts["none"] > 200
    assert rates.counts["small"] > 20
    assert rates.rate("none") >= 0.95
    assert rates.rate("small") >= 0.80
