"""From words to answers, in whole numbers: the same on every machine and in every batch.

Sums of whole numbers are exact in any order as long as they stay below 2**24 in 32-bit floats and
2**53 in 64-bit ones, so the fast matrix products of any library give the same.
"""

import numpy as np

from claimcheck.sentences.hashed.array_types import NDArray
from claimcheck.sentences.hashed.layout import Layout, lay_out
from claimcheck.sentences.hashed.products import product
from claimcheck.sentences.hashed.weights import FINE, TOP, Floats, Ints16, Network, Singles
from claimcheck.sentences.hashed.words import HashedWords
from claimcheck.sentences.hashed.workspace import Workspace

BEGIN, FIRST = 1, 2
MEAN_STEPS = 8
_REACH = 127
_NOWHERE = np.float32(-(2.0**24))
_HALF = FINE // 2
_SHIFT = FINE.bit_length() - 1
_MARGIN = 2


def hashed_rows(network: Network, words: HashedWords) -> NDArray[np.int64]:
    """Give the row of each word, -1 for an unknown one."""
    known = network.weights.known
    sought = (words.numbers >> np.uint64(32)).astype(np.uint32)
    place = np.searchsorted(known, sought)
    np.minimum(place, len(known) - 1, out=place)
    return np.where(known[place] == sought, place + FIRST, -1)


def logits(
    network: Network, words: HashedWords, rows: NDArray[np.int64], space: Workspace | None = None
) -> Floats:
    """Give the answers to every question for each sentence, before they are made probabilities."""
    space = space or Workspace()
    layout = lay_out(np.bincount(words.sentence, minlength=words.count) + 1)
    near = _near(network, words, rows, layout, space)
    features = np.empty((words.count, network.heads.shape[0]))
    _pool_near(layout, near, features)
    _pool_far(layout, _far_sums(network, near, layout, space), features)
    _scale(network, layout, features)
    answers: Floats = np.empty((words.count, network.heads.shape[1]))
    product(features, network.heads, answers)
    return answers * network.weights.head_scale + network.weights.head_bias


def _near(
    network: Network, words: HashedWords, rows: NDArray[np.int64], layout: Layout, space: Workspace
) -> Singles:
    """Give the first layer: three words side by side, nothing where no word stands.

    Two empty places stand before the first and behind the last.
    """
    index = np.zeros(layout.size, np.int64)
    index[layout.begins] = BEGIN
    places = layout.places(words.sentence)
    index[places] = np.maximum(rows, 0)
    given = space.table("given", layout.size, network.first.shape[1], np.int16)
    np.take(network.first, index, axis=0, out=given, mode="clip")
    unknown = np.flatnonzero(rows < 0)
    if len(unknown):
        given[places[unknown]] = network.of_vectors(_spelt(network, words, unknown))
    summed = _three(given, network.weights.near_bias, space)
    np.clip(summed, 0, TOP * FINE - _HALF, out=summed)
    summed += np.int16(_HALF)
    summed >>= np.int16(_SHIFT)
    summed[layout.empty] = 0
    near = space.table("near", layout.size + 2 * _MARGIN, summed.shape[1], np.float32)
    near[:_MARGIN] = near[-_MARGIN:] = 0
    near[_MARGIN:-_MARGIN] = summed
    return near


def _three(given: Ints16, bias: Ints16, space: Workspace) -> Ints16:
    width = len(bias)
    summed = space.table("summed", len(given), width, np.int16)
    np.add(given[:, width : 2 * width], bias, out=summed)
    summed[1:] += given[:-1, :width]
    summed[:-1] += given[1:, 2 * width :]
    return summed


def _spelt(network: Network, words: HashedWords, chosen: NDArray[np.int64]) -> NDArray[np.int8]:
    """Give vectors for unknown words from their first and last letters."""
    weights = network.weights
    first, last = words.edges(chosen)
    sums = weights.prefixes[first % np.uint64(len(weights.prefixes))].astype(np.int16)
    sums += weights.suffixes[last % np.uint64(len(weights.suffixes))]
    made: NDArray[np.int8] = np.clip(sums, -_REACH, _REACH).astype(np.int8)
    return made


def _far_sums(network: Network, near: Singles, layout: Layout, space: Workspace) -> Singles:
    """Give the sums of the second layer: each place with those two before and behind."""
    left, middle, right = network.far
    sums = space.table("sums", layout.size, left.shape[1], np.float32)
    part = space.table("part", layout.size, left.shape[1], np.float32)
    product(near[:-4], left, sums)
    sums += product(near[2:-2], middle, part)
    sums += product(near[4:], right, part)
    sums[layout.empty] = _NOWHERE
    return sums


def _pool_near(layout: Layout, near: Singles, features: Floats) -> None:
    """Put the largest and the sum of each sentence's places into its features."""
    width = near.shape[1]
    for group in layout.groups:
        chosen = layout.order[group.first : group.last]
        block = near[group.begin + _MARGIN : group.end + _MARGIN]
        block = block.reshape(len(chosen), group.width, width)
        features[chosen, :width] = block.max(1)
        features[chosen, width : 2 * width] = block.sum(1)


def _pool_far(layout: Layout, sums: Singles, features: Floats) -> None:
    """Put the largest of each sentence's places into its features."""
    width = sums.shape[1]
    for group in layout.groups:
        chosen = layout.order[group.first : group.last]
        block = sums[group.begin : group.end].reshape(len(chosen), group.width, width)
        features[chosen, -width:] = block.max(1)


def _scale(network: Network, layout: Layout, features: Floats) -> None:
    first = len(network.weights.near_bias)
    mean = features[:, first : 2 * first]
    mean *= MEAN_STEPS
    mean /= layout.lengths[:, None]
    np.rint(mean, out=mean)
    far = features[:, 2 * first :]
    far *= network.weights.far_scale
    far += network.weights.far_bias
    np.clip(np.rint(far, out=far), 0, TOP, out=far)
