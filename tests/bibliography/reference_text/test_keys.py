"""Keys for references that bring none."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bibliography.reference_text.keys import base_key, unique_keys
from claimcheck.model import Person


def test_a_key_without_author_begins_with_a_word_of_the_title():
    assert base_key((), "2003", "A trial of naps") == "trial2003"


def test_a_key_that_nothing_names_is_still_one():
    assert base_key((Person("金"),), "", "") == "ref"


@given(st.lists(st.sampled_from(["a", "b", "aa", "ab", "c2001"]), max_size=40))
def test_keys_made_unique_differ_and_begin_as_they_were(keys):
    found = unique_keys(keys)
    assert len(set(found)) == len(keys)
    assert all(new.startswith(old) for new, old in zip(found, keys, strict=True))
