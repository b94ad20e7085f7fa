"""From the words of units to rows of the network's tables, by numbers that their letters give."""

from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from attrs import frozen

from claimcheck.sentences.hashed.array_types import NDArray
from claimcheck.sentences.hashed.words import cut_words

WORDS, SIGNS = 1 << 16, 1 << 11
EMPTY, BEGIN, END, FIRST = 0, 1, 2, 3
_HIGH = np.uint64(40)
_MOST_SIGNS = 4_096
"""Signs whose rows are remembered: a few hundred come again in every document."""


@frozen(eq=False)
class Rows:
    """Rows of a table for several texts, one behind the other.

    Args:
        rows: The rows.
        starts: Where each text begins; each has at least one row.
    """

    rows: NDArray[np.int64]
    starts: NDArray[np.int64]

    @property
    def counts(self) -> NDArray[np.int64]:
        """Count the rows of each text."""
        return np.diff(self.starts, append=len(self.rows))


def word_rows(texts: Sequence[str]) -> Rows:
    """Give the rows of the words of texts, each between a mark of its beginning and of its end."""
    words = cut_words(texts)
    counts = np.bincount(words.sentence, minlength=len(texts)) + 2
    starts = np.cumsum(counts) - counts
    rows = np.full(int(counts.sum()), END, np.int64)
    rows[starts] = BEGIN
    rank = np.arange(len(words.numbers)) - (starts - 2 * np.arange(len(texts)))[words.sentence]
    rows[starts[words.sentence] + 1 + rank] = (
        (words.numbers >> _HIGH) % np.uint64(WORDS - FIRST)
    ).astype(np.int64) + FIRST
    return Rows(rows, starts)


@lru_cache(_MOST_SIGNS)
def _sign_row(sign: str) -> int:
    return crc32(sign.encode("utf-8", "surrogatepass")) % SIGNS


def sign_rows(signs: Sequence[Sequence[str]]) -> Rows:
    """Give the rows of the signs of units."""
    rows = [_sign_row(sign) for each in signs for sign in each]
    counts = np.array([len(each) for each in signs])
    return Rows(np.array(rows, np.int64), np.cumsum(counts) - counts)
