"""How alike two claims are by their words, and signatures by which like ones find each other.

A claim is the set of its pairs of neighbouring words; two claims are as alike as the share of pairs
that they have in common (Jaccard). A signature holds the least values of the pairs under some
hashes (MinHash), cut into bands: claims that are alike agree in a whole band almost surely, others
seldom do. Nothing depends on chance, order or machine.
"""

import re
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_LIKENESS: Final = 0.7
"""Share of word pairs in common from which two claims count as near duplicates."""
BANDS: Final = 8
KEY: Final = 8
"""Bytes of a digest."""

_ROWS: Final = 3
_FEWEST: Final = 5
_WORD: Final = re.compile(r"\w+")


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a claim in lower case.

    Args:
        text: What the reader sees of it.
    """
    return tuple(_WORD.findall(text.casefold()))


def is_comparable(words: Sequence[str]) -> bool:
    """Tell whether a claim has enough words for likeness to mean anything."""
    return len(words) >= _FEWEST


def words_key(words: Sequence[str]) -> bytes:
    """Digest words: equal for claims with the same words."""
    return _digest(" ".join(words).encode("utf-8", "surrogatepass"))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Give the share of word pairs that two claims have in common, 0 to 1."""
    left, right = _pairs(one), _pairs(other)
    return len(left & right) / max(len(left | right), 1)


def band_digests(words: Sequence[str]) -> bytes:
    """Give the digests of the bands of a signature, one behind the other.

    Args:
        words: At least two.
    """
    import numpy as np  # noqa: PLC0415 - only in workers

    pairs = [crc32(pair.encode("utf-8", "surrogatepass")) for pair in _pairs(words)]
    factors, addends = _hashes()
    hashed = np.array(pairs, np.uint64)[:, None] * factors + addends
    least = (hashed >> np.uint64(32)).min(axis=0).astype("<u4")
    rows = least.reshape(BANDS, _ROWS)
    return b"".join(_digest(bytes([number]) + row.tobytes()) for number, row in enumerate(rows))


def _pairs(words: Sequence[str]) -> frozenset[str]:
    return frozenset(" ".join(pair) for pair in pairwise(words))


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=KEY).digest()


@cache
def _hashes() -> "tuple[NDArray[np.uint64], NDArray[np.uint64]]":
    """Give factors and addends of the hashes, the same everywhere; factors are odd."""
    import numpy as np  # noqa: PLC0415 - only in workers

    drawn = [int.from_bytes(_digest(bytes([number])), "big") for number in range(2 * BANDS * _ROWS)]
    values = np.array(drawn, np.uint64)
    return values[::2] | np.uint64(1), values[1::2]
