"""Laying sentences side by side."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.sentences.hashed.layout import lay_out

LENGTHS = st.lists(st.integers(1, 60), min_size=1, max_size=40)


def taken(layout, lengths):
    return [
        range(begin, begin + length)
        for begin, length in zip(layout.begins.tolist(), lengths, strict=True)
    ]


@settings(deadline=None)
@given(LENGTHS)
def test_no_two_words_share_a_place_and_the_rest_is_empty(lengths):
    layout = lay_out(np.array(lengths))
    filled = [place for each in taken(layout, lengths) for place in each]

    assert sorted([*filled, *layout.empty.tolist()]) == list(range(layout.size))


@settings(deadline=None)
@given(LENGTHS)
def test_two_empty_places_follow_each_sentence(lengths):
    layout = lay_out(np.array(lengths))
    empty = set(layout.empty.tolist())

    assert all({each.stop, each.stop + 1} <= empty for each in taken(layout, lengths))


@settings(deadline=None)
@given(LENGTHS)
def test_words_stand_behind_the_mark_of_their_sentence_in_order(lengths):
    layout = lay_out(np.array(lengths))
    sentence = np.repeat(np.arange(len(lengths)), np.array(lengths) - 1)
    expected = [place for each in taken(layout, lengths) for place in each[1:]]

    assert layout.places(sentence).tolist() == expected


@settings(deadline=None)
@given(LENGTHS)
def test_each_group_holds_its_sentences_from_first_to_last_place(lengths):
    layout = lay_out(np.array(lengths))

    for group in layout.groups:
        for rank, sentence in enumerate(layout.order[group.first : group.last].tolist()):
            begin = group.begin + rank * group.width
            assert layout.begins[sentence] == begin
            assert lengths[sentence] + 2 <= group.width
