"""The tags that the model learns, and the fields they stand for."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bibliography.reference_text.edges import OUTSIDE, attached, detached
from claimcheck.bibliography.reference_text.tokens import tokenize_reference


def test_marks_before_a_field_are_learned_with_it_and_taken_off_again():
    tokens = tokenize_reference("A title. vol. 4, pp. 5-6.")
    fields = ["title", "title", *[OUTSIDE] * 3, "volume", *[OUTSIDE] * 3, *["pages"] * 3, OUTSIDE]
    learned = attached(tokens, fields, frozenset())
    assert OUTSIDE not in learned
    assert learned[3] == "volume"
    assert detached(tokens, learned) == fields


@given(st.text(max_size=200))
def test_tokens_are_the_text_without_white_space(text):
    tokens = tokenize_reference(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert "".join(t.text for t in tokens) == "".join(text.split())
