"""The learned numbers of the network, read from the file that the package ships."""

from functools import cache
from pathlib import Path

import numpy as np
from attrs import frozen

from claimcheck.sentences.hashed.array_types import NDArray
from claimcheck.sentences.hashed.products import product
from claimcheck.sentences.hashed.weight_files import read_tables

FILE = Path(__file__).parent / "data" / "network.npz"
FORMAT = 1
TOP = 127
FINE = 16
_STEEPEST = 10_000
_AT_ONCE = 1024

Ints8 = NDArray[np.int8]
Ints16 = NDArray[np.int16]
Floats = NDArray[np.float64]
Singles = NDArray[np.float32]


@frozen(eq=False)
class Weights:
    """What was learned; whole numbers, each table with its scale folded into the next.

    Args:
        known: Sorted 32-bit numbers of the known words.
        words: A vector for the place of padding, for the beginning, and for each known word.
        prefixes: A vector for each group of first letters.
        suffixes: A vector for each group of last letters.
        near: Weights of the first convolution: (word, 3 x first), left, middle and right word.
        near_scale: What one unit of ``words`` times one of ``near`` is worth in sixteenths of a
            unit of the first layer.
        near_bias: Added in the first layer, in sixteenths.
        far: Weights of the second convolution, (3, first, second).
        far_scale: What its sums are worth in units of the second layer.
        far_bias: Added in the second layer.
        heads: Weights of all answers, (features, answers).
        head_scale: What their sums are worth.
        head_bias: Added to each answer.
        offsets: Added to each answer before the likeliest is chosen, not to its probability.
    """

    known: NDArray[np.uint32]
    words: Ints8
    prefixes: Ints8
    suffixes: Ints8
    near: Ints8
    near_scale: Singles
    near_bias: Ints16
    far: Ints8
    far_scale: Singles
    far_bias: Singles
    heads: Ints16
    head_scale: Floats
    head_bias: Floats
    offsets: Floats

    def fits(self) -> bool:
        """Tell whether the tables are of sizes that belong together."""
        word, first, second = self.words.shape[-1], len(self.near_bias), len(self.far_bias)
        answers = len(self.head_bias)
        return (
            self.words.shape == (len(self.known) + 2, word)
            and self.prefixes.shape[1:] == self.suffixes.shape[1:] == (word,)
            and self.near.shape == (word, 3 * first)
            and self.near_scale.shape == (3 * first,)
            and self.far.shape == (3, first, second)
            and self.far_scale.shape == (second,)
            and self.heads.shape == (2 * first + second, answers)
            and self.head_scale.shape == self.offsets.shape == (answers,)
        )


def read_weights(path: Path) -> Weights:
    """Read a file of weights.

    Raises:
        ModelError: The file is missing or damaged, or of another format.
    """
    return read_tables(path, FORMAT, Weights)


@frozen(eq=False)
class Network:
    """Weights laid out for work.

    Args:
        weights: What was learned.
        first: For each row of ``words``, what it gives to the first layer as the left, the middle
            and the right word of three, in sixteenths.
        far: Weights of the second convolution as floats that hold whole numbers.
        heads: Weights of all answers, likewise.
    """

    weights: Weights
    first: Ints16
    far: Singles
    heads: Floats

    def of_vectors(self, vectors: Ints8) -> Ints16:
        """Work out what words give to the first layer; exact, since every sum is below 2**24."""
        return _first(self.weights, vectors)


def _first(weights: Weights, vectors: Ints8) -> Ints16:
    near = weights.near.astype(np.float32)
    found = np.empty((len(vectors), near.shape[1]), np.int16)
    for start in range(0, len(vectors), _AT_ONCE):
        part = vectors[start : start + _AT_ONCE].astype(np.float32)
        sums = product(part, near, np.empty((len(part), near.shape[1]), np.float32))
        sums *= weights.near_scale
        np.clip(np.rint(sums, out=sums), -_STEEPEST, _STEEPEST, out=sums)
        found[start : start + _AT_ONCE] = sums
    return found


def laid_out(weights: Weights) -> Network:
    """Lay weights out for work."""
    return Network(
        weights, _first(weights, weights.words),
        weights.far.astype(np.float32), weights.heads.astype(np.float64),
    )  # fmt: skip


@cache
def network() -> Network:
    """Give the network that the package ships, read once.

    Raises:
        ModelError: Its file is missing or damaged.
    """
    return laid_out(read_weights(FILE))
