"""Tokens cover the text and keep words whole."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon import tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def test_inner_apostrophes_and_hyphens_bind() -> None:
    assert words("The gut's meta-analysis can’t wait") == [
        "The",
        "gut's",
        "meta-analysis",
        "can’t",
        "wait",
    ]


def test_a_number_leaves_its_unit_behind() -> None:
    assert words("12.5mg of 1,000") == ["12.5", "mg", "of", "1,000"]


def test_a_range_is_three_tokens() -> None:
    assert words("2-4 weeks") == ["2", "-", "4", "weeks"]


def test_lower_form_has_straight_marks() -> None:
    assert [token.lower for token in tokenize("Can’t RE‑TEST")] == ["can't", "re-test"]


@settings(deadline=None)
@given(st.text())
def test_every_visible_character_is_in_exactly_one_token(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())
