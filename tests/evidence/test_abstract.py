"""Abstracts are cut into sentences that know their part."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.evidence.abstract import conclusion_of, passages


def roles(abstract):
    return [part.role for part in passages("", abstract)]


def test_labels_tell_the_part():
    text = "BACKGROUND: Tea. METHODS: We brewed. RESULTS: It was hot. CONCLUSIONS: Drink it."
    assert roles(text) == ["background", "methods", "results", "conclusion"]


def test_without_labels_the_last_sentences_that_conclude_are_the_conclusion():
    text = "Tea is old. We brewed tea. It was hot. In conclusion, tea is hot. Mind the cup."
    parts = passages("Tea", text)
    assert conclusion_of(parts) == "In conclusion, tea is hot. Mind the cup."


def test_a_colon_in_a_sentence_is_no_label():
    assert roles("We found one thing: tea is hot. That is all. It is.")[0] == "background"


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=300))
def test_every_passage_holds_text(title, abstract):
    for part in passages(title, abstract):
        assert part.text.strip()
