"""Matrix products in pieces too small for the matrix library to start threads.

Threads gain little on tables of this size, and where other programs keep the cores busy they lose
much: each piece waits for the slowest.
"""

from typing import Any

import numpy as np

from claimcheck.sentences.hashed.array_types import NDArray

_ALONE = 4 * 65_536


def product(left: NDArray[Any], right: NDArray[Any], out: NDArray[Any]) -> NDArray[Any]:
    """Multiply two matrices of one type of number into a third.

    Up to four times 65,536 multiplications OpenBLAS uses no other thread (``interface/gemm.c``).
    """
    rows = max(1, _ALONE // right.size)
    whole = len(left) // rows * rows
    if whole:
        pieces = (whole // rows, rows, -1)
        np.matmul(left[:whole].reshape(pieces), right, out=out[:whole].reshape(pieces))
    if whole < len(left):
        np.matmul(left[whole:], right, out=out[whole:])
    return out
