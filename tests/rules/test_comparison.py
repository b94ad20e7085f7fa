"""A sentence and the conclusion that it cites can be compared, whatever they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.rules._comparison import compare_statements, conclusion_strength, share_words

OPPOSITE = {"same": "same", "exaggerates": "downplays", "downplays": "exaggerates"}
SENTENCES = st.sampled_from(
    [
        "Ginger reduces nausea in students.",
        "Ginger may reduce nausea in students.",
        "Nausea was rarer among pupils who ate ginger.",
        "Ginger did not reduce nausea.",
        "The findings suggest that ginger lessens sickness at sea.",
        "Sailors had a reduced risk of sickness.",
        "",
    ]
)


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_are_compared(one, other):
    assert compare_statements(one, other) in OPPOSITE


@settings(deadline=None)
@given(st.one_of(SENTENCES, st.text(max_size=100)))
def test_a_text_says_the_same_as_itself(text):
    assert compare_statements(text, text) == "same"


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_the_one_exaggerates_where_the_other_downplays(one, other):
    assert compare_statements(one, other) == OPPOSITE[compare_statements(other, one)]


@pytest.mark.parametrize(
    ("claim", "conclusion", "verdict"),
    [
        (
            "Coffee prevents strokes.",
            "Drinkers were less likely to have an infarct.",
            "exaggerates",
        ),
        ("Drinkers had fewer infarcts.", "Coffee prevents strokes.", "downplays"),
        ("Coffee may prevent strokes.", "Tea might lower the odds of an infarct.", "same"),
        ("Drinkers had a reduced risk.", "Coffee was associated with fewer strokes.", "same"),
    ],
)
def test_the_stronger_wording_says_more(claim, conclusion, verdict):
    assert compare_statements(claim, conclusion) == verdict


def test_a_conclusion_without_a_relationship_has_no_strength():
    assert conclusion_strength("") is None
    assert conclusion_strength("We describe the rooms.") is None


def test_inflected_words_are_shared():
    assert share_words("Vaccines protect.", "After vaccination the fever fell.")
    assert not share_words("Zinc and colds.", "Fever after jabs.")
