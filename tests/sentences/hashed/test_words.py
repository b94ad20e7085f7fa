"""Cutting sentences into words."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.sentences.hashed.words import LONGEST, cut_words

TEXTS = st.lists(st.text(max_size=40) | st.text("ab1.,% é-\n\x00\ud800", max_size=20), max_size=8)


def spelt(words):
    return [
        bytes(words.data[start : start + length]).decode()
        for start, length in zip(words.starts, words.lengths, strict=True)
    ]


def test_letters_numbers_and_signs_are_words_of_their_own():
    assert spelt(cut_words(["Don't give 1,200.5 mg of IL-6."])) == [
        "don", "'", "t", "give", "1,200.5", "mg", "of", "il", "-", "6", "."
    ]  # fmt: skip


@settings(deadline=None)
@given(TEXTS)
def test_each_sentence_is_cut_as_if_it_stood_alone(texts):
    together = cut_words(texts)

    assert together.count == len(texts)
    for place, text in enumerate(texts):
        own = together.numbers[together.sentence == place]
        assert own.tolist() == cut_words([text]).numbers.tolist()


@settings(deadline=None)
@given(TEXTS)
def test_words_come_in_the_order_of_the_sentences(texts):
    assert (np.diff(cut_words(texts).sentence) >= 0).all()


@settings(deadline=None)
@given(st.text(max_size=30))
def test_case_does_not_matter(text):
    assert cut_words([text]).numbers.tolist() == cut_words([text.lower()]).numbers.tolist()


def test_numbers_of_one_shape_are_one_word_and_of_two_shapes_two():
    assert cut_words(["p = 0.04"]).numbers.tolist() == cut_words(["p = 0.91"]).numbers.tolist()
    assert cut_words(["p = 0.04"]).numbers.tolist() != cut_words(["p = 0.4"]).numbers.tolist()


def test_typographic_signs_count_as_plain_ones():
    written, plain = "the patients’ “own” words – all", 'the patients\' "own" words - all'

    assert cut_words([written]).numbers.tolist() == cut_words([plain]).numbers.tolist()


def test_letters_in_another_order_are_another_word():
    numbers = cut_words(["form from morf mrof"]).numbers.tolist()

    assert len(set(numbers)) == len(numbers)


def test_only_the_beginning_of_an_endless_sentence_is_read():
    endless = "word " * 100_000

    assert cut_words([endless]).numbers.tolist() == cut_words([endless[:LONGEST]]).numbers.tolist()


def test_words_with_the_same_first_letters_share_a_number_for_them():
    words = cut_words(["treatment treaty trout"])
    first, last = words.edges(np.arange(3))

    assert first[0] == first[1] != first[2]
    assert len(set(last.tolist())) == 3


def test_letters_beyond_ascii_are_noticed():
    assert cut_words(["a naïve мир 4 %"]).is_foreign_letters().tolist() == [
        False, True, True, False, False
    ]  # fmt: skip
