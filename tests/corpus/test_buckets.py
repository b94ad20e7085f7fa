"""Records brought together on disk."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.corpus.buckets import Buckets
from claimcheck.corpus.stored_texts import StoredTexts

KIND = np.dtype([("key", "<u8"), ("row", "<u8")])
KEYS = st.lists(st.integers(0, 2**64 - 1) | st.sampled_from([0, 1, 2**63, 2**64 - 1]), max_size=50)


@settings(deadline=None, max_examples=30)
@given(st.lists(KEYS, max_size=4))
def test_every_record_comes_back_with_those_of_its_key_in_order(tmp_path_factory, pieces):
    buckets = Buckets(tmp_path_factory.mktemp("buckets"), KIND)
    row, wanted = 0, {}
    for piece in pieces:
        records = np.zeros(len(piece), KIND)
        records["key"] = piece
        records["row"] = range(row, row + len(piece))
        for key in piece:
            wanted.setdefault(key, []).append(row)
            row += 1
        buckets.add_by_key(records)
    found = {int(group["key"][0]): group["row"].tolist() for group in buckets.groups()}
    assert found == wanted


def test_records_stand_at_the_place_that_is_named(tmp_path):
    buckets = Buckets(tmp_path, KIND, 3)
    records = np.array([(5, 1), (6, 2), (7, 3)], KIND)
    buckets.add(records, np.array([2, 0, 2]))
    assert [buckets.at(place)["row"].tolist() for place in range(3)] == [[2], [], [1, 3]]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(st.characters(exclude_categories=[])), max_size=20))
def test_texts_are_found_by_their_numbers(tmp_path_factory, texts):
    stored = StoredTexts(tmp_path_factory.mktemp("texts") / "texts")
    for number, text in enumerate(texts):
        stored.add(number * 7, text)
    assert [stored[number * 7] for number in range(len(texts))] == texts
    stored.close()
