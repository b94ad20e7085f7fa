"""From the units of a document to answers, in whole numbers: the same on every machine.

Products of whole numbers are exact in any order as long as their sums stay below 2**24 in 32-bit
floats and 2**53 in 64-bit ones, so the fast matrix products of any library give the same. Between
layers, values are rounded to steps.
"""

from collections.abc import Sequence

import numpy as np

from claimcheck.sentences.hashed.products import product
from claimcheck.sentences.hashed_units.given import Given
from claimcheck.sentences.hashed_units.rows import EMPTY, Rows, sign_rows, word_rows
from claimcheck.sentences.hashed_units.weights import Floats, Ints8, Ints16, UnitWeights

STEPS = 16
"""Steps of a mean or a sum of vectors in one unit of theirs."""
TOP = 32_000


def answer_units(weights: UnitWeights, given: Sequence[Given]) -> Floats:
    """Give the answers to every question for each unit, before they are made probabilities.

    Args:
        weights: What was learned.
        given: What is given of each unit; at least one.
    """
    features = np.concatenate(
        [
            _near(weights, given),
            _around(weights, given),
            _of_signs(weights, sign_rows([one.signs for one in given])),
        ],
        1,
    )
    hidden = _steps(_times(features, weights.hidden), weights.hidden_scale, weights.hidden_bias)
    answers = _times(hidden, weights.heads)
    return answers * weights.head_scale + weights.head_bias


def _near(weights: UnitWeights, given: Sequence[Given]) -> Floats:
    """Give what the words of a unit and of those beside it make; of none beside it, nothing."""
    texts = [(one.own, one.before, one.after) for one in given]
    place = {text: number for number, text in enumerate({text for near in texts for text in near})}
    vectors = _of_words(weights, word_rows([text or "" for text in place]))
    if None in place:
        vectors[place[None]] = 0
    columns = np.array([[place[text] for text in near] for near in texts])
    found: Floats = vectors[columns].reshape(len(given), -1)
    return found


def _of_words(weights: UnitWeights, rows: Rows) -> Floats:
    """Give the mean of the words of each text, and the largest of what three side by side give."""
    vectors = weights.words[rows.rows]
    three = np.zeros((len(vectors), 3 * vectors.shape[1]), np.float32)
    width = vectors.shape[1]
    ends = rows.starts + rows.counts - 1
    three[1:, :width] = vectors[:-1]
    three[rows.starts, :width] = weights.words[EMPTY]
    three[:, width : 2 * width] = vectors
    three[:-1, 2 * width :] = vectors[1:]
    three[ends, 2 * width :] = weights.words[EMPTY]
    near = weights.near.astype(np.float32)
    sums = product(three, near, np.empty((len(three), near.shape[1]), np.float32))
    largest = np.maximum.reduceat(sums, rows.starts, axis=0).astype(np.float64)
    return np.concatenate(
        [_mean(vectors, rows), _steps(largest, weights.near_scale, weights.near_bias)], 1
    )


def _mean(vectors: Ints8, rows: Rows) -> Floats:
    sums = np.add.reduceat(vectors.astype(np.int64), rows.starts, axis=0)
    mean: Floats = np.rint(sums * STEPS / rows.counts[:, None])
    return mean


def _around(weights: UnitWeights, given: Sequence[Given]) -> Floats:
    """Give the means of the words of titles, headings and stems, side by side."""
    texts = [(one.title, one.heading, one.stem) for one in given]
    place = {text: number for number, text in enumerate({text for near in texts for text in near})}
    rows = word_rows(list(place))
    means = _mean(weights.words[rows.rows], rows)
    columns = np.array([[place[text] for text in near] for near in texts])
    found: Floats = means[columns].reshape(len(given), -1)
    return found


def _of_signs(weights: UnitWeights, rows: Rows) -> Floats:
    sums = np.add.reduceat(weights.signs[rows.rows].astype(np.int64), rows.starts, axis=0)
    found: Floats = np.rint(sums * weights.sign_scale)
    return found


def _times(given: Floats, table: Ints16) -> Floats:
    right = table.astype(np.float64)
    found: Floats = product(given, right, np.empty((len(given), right.shape[1])))
    return found


def _steps(sums: Floats, scale: Floats, bias: Floats) -> Floats:
    """Round what is above nothing to steps."""
    found: Floats = np.clip(np.rint(sums * scale + bias), 0, TOP)
    return found
