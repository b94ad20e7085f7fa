"""The learned numbers of the network that reads units, from the file that the package ships."""

from functools import cache
from pathlib import Path

import numpy as np
from attrs import frozen

from claimcheck.sentences.hashed.array_types import NDArray
from claimcheck.sentences.hashed.weight_files import read_tables
from claimcheck.sentences.hashed_units.questions import WIDTH
from claimcheck.sentences.hashed_units.rows import SIGNS, WORDS

FILE = Path(__file__).parent / "data" / "units.npz"
FORMAT = 1
_AROUND = 3

Floats = NDArray[np.float64]
Ints8 = NDArray[np.int8]
Ints16 = NDArray[np.int16]


@frozen(eq=False)
class UnitWeights:
    """What was learned; whole numbers, each table with what one unit of its sums is worth.

    Args:
        words: A vector for each row of words.
        near: Weights of three words side by side, (3 x word, near).
        near_scale: What one of their sums is worth in steps.
        near_bias: Added to it, in steps.
        signs: A vector for each row of signs.
        sign_scale: What one of their sums is worth in steps.
        hidden: Weights of the hidden layer, (features, hidden).
        hidden_scale: What one of its sums is worth in steps.
        hidden_bias: Added to it, in steps.
        heads: Weights of all answers, (hidden, answers).
        head_scale: What their sums are worth, the temperature of each question included.
        head_bias: Added to each answer.
    """

    words: Ints8
    near: Ints8
    near_scale: Floats
    near_bias: Floats
    signs: Ints8
    sign_scale: Floats
    hidden: Ints16
    hidden_scale: Floats
    hidden_bias: Floats
    heads: Ints16
    head_scale: Floats
    head_bias: Floats

    def fits(self) -> bool:
        """Tell whether the tables are of sizes that belong together."""
        word, near, sign = self.words.shape[-1], len(self.near_bias), self.signs.shape[-1]
        hidden = len(self.hidden_bias)
        return (
            self.words.shape == (WORDS, word)
            and self.signs.shape == (SIGNS, sign)
            and self.near.shape == (3 * word, near)
            and self.near_scale.shape == (near,)
            and self.sign_scale.shape == ()
            and self.hidden.shape == (_AROUND * (word + near) + _AROUND * word + sign, hidden)
            and self.hidden_scale.shape == (hidden,)
            and self.heads.shape == (hidden, WIDTH)
            and self.head_scale.shape == self.head_bias.shape == (WIDTH,)
        )


def read_unit_weights(path: Path) -> UnitWeights:
    """Read a file of weights.

    Raises:
        ModelError: The file is missing or damaged, or of another format.
    """
    return read_tables(path, FORMAT, UnitWeights)


@cache
def unit_weights() -> UnitWeights:
    """Give the weights that the package ships, read once.

    Raises:
        ModelError: Their file is missing or damaged.
    """
    return read_unit_weights(FILE)
