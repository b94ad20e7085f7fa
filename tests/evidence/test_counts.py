"""Only numbers that count people, animals or their records are candidates for a sample."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.evidence.abstract import passages
from claimcheck.evidence.counts import counts_of, groups_named
from claimcheck.evidence.totals import totals_of
from claimcheck.lexicon.tokens import tokenize


def counted(text):
    return [(count.value, count.kind) for count in counts_of(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tea drinkers (n = 22) slept.", [(22, "sign")]),
        ("Tea drinkers (N = 2, 128) slept.", [(2128, "sign")]),
        ("Twenty-two tired but healthy nurses slept.", [(22, "noun")]),
        ("We will recruit 15 TDs with poor sleep.", [(15, "noun")]),
        ("Then 62 were randomly assigned.", [(62, "bare")]),
        ("It was given to 31 (17 female) experienced drinkers.", [(31, "bare"), (17, "noun")]),
        ("We saw 21 age- and sex-matched drinkers.", [(21, "noun")]),
        (
            "We tested 45 black tea, 48 green tea, and 40 coffee drinkers.",
            [(45, "listed"), (48, "listed"), (40, "noun")],
        ),
    ],
)
def test_what_counts_those_studied_is_found(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nurses aged 18-35 years slept.",
        "The 10th nurse slept.",
        "In 2014 nurses who drank tea slept.",
        "Copyright 2014 APA.",
        "They drank 400 mg for 8 weeks.",
        "Some 34% of nurses slept.",
        "The ratio was 1:1 in nurses.",
        "It cost 1.2 nurses.",
    ],
)
def test_what_has_a_unit_or_is_part_of_something_longer_is_passed_over(text):
    assert counted(text) == []


def test_groups_are_counted():
    assert groups_named(tokenize("They formed three equal groups.")) == 3
    assert groups_named(tokenize("They drank for three weeks.")) == 0


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("We compared 30 drinkers and 25 controls.", 55),
        ("We saw 30 drinkers. We also saw 25 matched controls.", 55),
        ("There were three groups of 12 nurses.", 36),
        ("Nurses drank tea (n = 31), water (n = 29) or milk (n = 30).", 90),
    ],
)
def test_groups_are_offered_as_a_sum(text, whole):
    assert whole in {total.value for total in totals_of(passages("", text))}


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["12", "n", "=", "of", "and", ",", "(", ")", "nurses", "twenty", "groups", "-", "."]
            ),
            st.text(max_size=4),
        ),
        max_size=20,
    )
)
def test_any_sentence_gives_positive_counts_in_their_order(words):
    tokens = tokenize(" ".join(words))
    found = counts_of(tokens)
    assert all(count.value > 0 and 0 <= count.start < count.end <= len(tokens) for count in found)
    assert [count.start for count in found] == sorted(count.start for count in found)
    assert all(total.value > 0 and total.spans for total in totals_of(passages("", "1. x")))
