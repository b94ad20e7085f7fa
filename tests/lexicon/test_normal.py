"""Normalised quotations survive a change of typography."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon import normalise_quote, quote_hash


def test_quotes_dashes_spaces_and_case_do_not_matter() -> None:
    assert normalise_quote("“Zinc”\u00a0helps – a  LOT") == normalise_quote('"zinc" helps - a lot')


def test_an_infinity_sign_used_as_a_dash_is_kept() -> None:
    assert "∞" in normalise_quote("Zinc ∞ a metal")


def test_invisible_characters_vanish() -> None:
    assert normalise_quote("zi\u00adnc\u200b") == "zinc"


def test_the_hash_has_sixteen_hexadecimal_digits() -> None:
    assert len(quote_hash("zinc")) == 16
    assert int(quote_hash("zinc"), 16) >= 0


def test_a_lone_surrogate_can_be_hashed() -> None:
    assert quote_hash("\ud800") != quote_hash("")


@settings(deadline=None)
@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_quote(text)
    assert normalise_quote(once) == once


@settings(deadline=None)
@given(st.text())
def test_normal_form_is_one_trimmed_line(text: str) -> None:
    assert normalise_quote(text) == " ".join(normalise_quote(text).split())
