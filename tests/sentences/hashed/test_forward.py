"""The arithmetic of the network."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.sentences.hashed.forward import hashed_rows, logits
from claimcheck.sentences.hashed.words import cut_words
from small_networks import FIRST, SECOND, network

NETWORK = network()
SENTENCES = st.lists(
    st.lists(
        st.sampled_from(["mice", "slept", "less", "5", "mg", ",", "zebra", "été", "caffeine", "."]),
        max_size=25,
    ).map(" ".join)
    | st.text(max_size=30),
    min_size=1,
    max_size=20,
)


def answers(texts, net=NETWORK):
    words = cut_words(texts)
    return logits(net, words, hashed_rows(net, words))


def one_by_one(text, net=NETWORK):
    """Work a sentence out in plain whole numbers, a place at a time."""
    weights, words = net.weights, cut_words([text])
    rows = hashed_rows(net, words).tolist()
    first, last = words.edges(np.arange(len(rows)))
    vectors = [weights.words[1].astype(int)]
    for place, row in enumerate(rows):
        if row >= 0:
            vectors.append(weights.words[row].astype(int))
        else:
            spelt = weights.prefixes[first[place] % np.uint64(8)].astype(int)
            spelt = spelt + weights.suffixes[last[place] % np.uint64(8)]
            vectors.append(np.clip(spelt, -127, 127))
    given = np.array(vectors) @ weights.near.astype(int)
    given = np.rint(given.astype(np.float32) * weights.near_scale)
    given = given.clip(-10_000, 10_000).astype(int)
    blank = np.zeros((2, 3 * FIRST), int)
    given = np.concatenate([blank, given, blank])
    size = len(vectors)
    near = np.zeros((size + 4, FIRST), int)
    for place in range(2, size + 2):
        left, middle, right = given[place - 1], given[place], given[place + 1]
        total = left[:FIRST] + middle[FIRST : 2 * FIRST] + right[2 * FIRST :] + weights.near_bias
        near[place] = (np.clip(total, 0, 127 * 16 - 8) + 8) // 16
    far = weights.far.astype(int)
    sums = [
        near[place - 2] @ far[0] + near[place] @ far[1] + near[place + 2] @ far[2]
        for place in range(2, size + 2)
    ]
    top = np.max(sums, 0).astype(np.float32) * weights.far_scale.astype(np.float64)
    top = np.clip(np.rint(top + weights.far_bias), 0, 127)
    mean = np.rint(near.sum(0) * 8 / size)
    features = np.concatenate([near.max(0), mean, top])
    assert len(features) == 2 * FIRST + SECOND
    return features @ weights.heads.astype(float) * weights.head_scale + weights.head_bias


@settings(deadline=None)
@given(SENTENCES)
def test_blocks_give_what_a_loop_over_single_words_gives(texts):
    expected = np.stack([one_by_one(text) for text in texts])

    assert np.array_equal(answers(texts), expected)


@settings(deadline=None)
@given(SENTENCES, st.integers(1, 6))
def test_answers_do_not_depend_on_the_neighbours_or_on_the_size_of_a_batch(texts, size):
    parts = [answers(texts[start : start + size]) for start in range(0, len(texts), size)]

    assert np.array_equal(answers(texts), np.concatenate(parts))


@settings(deadline=None)
@given(SENTENCES, st.randoms(use_true_random=False))
def test_answers_follow_their_sentences_into_any_order(texts, rng):
    order = list(range(len(texts)))
    rng.shuffle(order)

    assert np.array_equal(answers(texts)[order], answers([texts[place] for place in order]))


def test_words_in_another_order_are_another_sentence():
    one, other = answers(["mice slept less", "less slept mice"])

    assert not np.array_equal(one, other)


def test_unknown_words_are_told_apart_by_their_letters():
    one, other = answers(["mice slept zebra", "mice slept okapi"])

    assert not np.array_equal(one, other)


def test_an_empty_sentence_has_finite_answers():
    assert np.isfinite(answers([""])).all()
