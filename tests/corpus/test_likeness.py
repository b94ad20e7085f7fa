"""Likeness of claims by their words, and the signatures that find it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.corpus.likeness import BANDS, KEY, band_digests, likeness, words_key, words_of

WORDS = st.lists(
    st.sampled_from([f"word{number}" for number in range(40)]), min_size=2, max_size=30
)
LONG = "Regular walking in the evening lowers blood pressure in adults with mild hypertension"


def shared(one, other):
    left, right = band_digests(one), band_digests(other)
    pieces = range(0, BANDS * KEY, KEY)
    return sum(left[at : at + KEY] == right[at : at + KEY] for at in pieces)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_a_share(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@settings(deadline=None)
@given(WORDS)
def test_the_same_words_are_alike_in_every_band(words):
    assert likeness(words, words) == 1
    assert shared(words, list(words)) == BANDS


@settings(deadline=None)
@given(st.text(), st.text())
def test_keys_are_equal_where_the_words_are(one, other):
    left, right = words_of(one), words_of(other)
    assert (words_key(left) == words_key(right)) == (left == right)


def test_case_and_punctuation_do_not_count():
    assert words_of("Zinc, taken EARLY - helps!") == ("zinc", "taken", "early", "helps")


def test_a_changed_word_leaves_a_band_in_common():
    changed = words_of(LONG.replace("evening", "morning"))
    assert likeness(words_of(LONG), changed) >= 0.6
    assert shared(words_of(LONG), changed) >= 1


def test_other_words_have_no_band_in_common():
    other = words_of("Zinc lozenges taken early may shorten a cold by about one day")
    assert shared(words_of(LONG), other) == 0


def test_signatures_do_not_change_between_releases():
    assert band_digests(words_of(LONG)).hex()[:16] == "07afe4ba9fdca4a0"
