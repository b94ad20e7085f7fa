"""Cut many sentences into words at once, each known by a number that its letters give.

Nothing here is learned. A word is a run of letters, a number (every digit counts as zero, so a
number is its shape) or one sign. Its 64-bit number is a polynomial in its bytes.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from attrs import frozen

from claimcheck.sentences.hashed.array_types import NDArray

LONGEST = 1_000
PREFIX, SUFFIX = 4, 3
_SPACE, _LETTER, _DIGIT, _SIGN = 0, 1, 2, 3
_STEPS = 32
_BASE = 0x9E3779B97F4A7C15
_MIXED = 0xD6E8FEB86659FD93
_WIDE = 0xFFFFFFFFFFFFFFFF
_PLAIN = (
    ("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2013", "-"),
    ("\u2014", "-"), ("\u2212", "-"), ("\u2010", "-"), ("\u2011", "-"), ("\u00a0", " "),
    ("\u202f", " "), ("\u2009", " "), ("\u2026", "..."), ("\u00b7", "."), ("\u00ad", ""),
    ("\u2264", "<"), ("\u2265", ">"), ("\ufb01", "fi"), ("\ufb02", "fl"),
)  # fmt: skip


@frozen(eq=False)
class HashedWords:
    """The words of some sentences, one behind the other.

    Args:
        numbers: The 64-bit number of each word.
        sentence: Index of the sentence of each word, ascending.
        starts: Where each word begins in ``data``.
        lengths: Bytes of each word.
        kinds: 1 letters, 2 a number, 3 a sign.
        data: The bytes of all sentences.
        count: How many sentences there are.
    """

    numbers: NDArray[np.uint64]
    sentence: NDArray[np.int64]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    kinds: NDArray[np.uint8]
    data: NDArray[np.uint8]
    count: int

    def is_foreign_letters(self) -> NDArray[np.bool_]:
        """Tell which words hold letters outside ASCII."""
        beyond = np.concatenate(([0], np.cumsum(self.data >= 0x80)))  # noqa: PLR2004 - UTF-8
        held: NDArray[np.bool_] = beyond[self.starts + self.lengths] > beyond[self.starts]
        return held

    def edges(self, chosen: NDArray[np.int64]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """Give numbers for the first letters and for the last letters of some words."""
        starts, lengths = self.starts[chosen], self.lengths[chosen]
        ends = starts + lengths
        first = _gathered(self.data, starts, np.minimum(lengths, PREFIX), PREFIX)
        size = np.minimum(lengths, SUFFIX)
        return first, _gathered(self.data, ends - size, size, SUFFIX)


def _gathered(
    data: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64], most: int
) -> NDArray[np.uint64]:
    total = np.zeros(len(starts), np.uint64)
    for step in range(most):
        place = np.minimum(starts + step, len(data) - 1)
        here = _letters()[data[place]] * _powers()[step]
        total += np.where(step < lengths, here, np.uint64(0))
    return _mix(total)


@cache
def _kinds() -> NDArray[np.uint8]:
    kinds = np.full(256, _SIGN, np.uint8)
    kinds[:33] = _SPACE
    kinds[127] = _SPACE
    kinds[ord("0") : ord("9") + 1] = _DIGIT
    kinds[ord("a") : ord("z") + 1] = _LETTER
    kinds[ord("A") : ord("Z") + 1] = _LETTER
    kinds[128:] = _LETTER
    return kinds


@cache
def _letters() -> NDArray[np.uint64]:
    letters = np.arange(1, 257, dtype=np.uint64)
    letters[ord("0") : ord("9") + 1] = letters[ord("0")]
    return letters


@cache
def _powers() -> NDArray[np.uint64]:
    powers = [1]
    for _ in range(_STEPS - 1):
        powers.append(powers[-1] * _BASE & _WIDE)
    return np.array(powers, np.uint64)


def _mix(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    numbers = (numbers ^ (numbers >> np.uint64(32))) * np.uint64(_MIXED)
    return numbers ^ (numbers >> np.uint64(29))


def _bytes(sentence: str) -> bytes:
    text = sentence[:LONGEST].lower()
    if not text.isascii():
        for written, plain in _PLAIN:
            text = text.replace(written, plain)
    return text.encode("utf-8", "replace")


def cut_words(sentences: Sequence[str]) -> HashedWords:
    """Cut sentences into words; of a longer one only the first 1,000 characters are read."""
    pieces = [_bytes(sentence) for sentence in sentences]
    data = np.frombuffer(b" ".join(pieces) + b"  ", np.uint8)
    kinds = _kinds()[data]
    _join_numbers(data, kinds)
    borders = np.empty(len(data), np.bool_)
    borders[0] = True
    np.not_equal(kinds[1:], kinds[:-1], out=borders[1:])
    borders |= kinds == _SIGN
    edges = np.flatnonzero(borders)
    runs = np.diff(edges, append=len(data))
    numbers = _numbers(data, edges, runs)
    shown = np.flatnonzero(kinds[edges] != _SPACE)
    begins = np.cumsum([0] + [len(piece) + 1 for piece in pieces[:-1]])
    starts = edges[shown]
    sentence = np.searchsorted(begins, starts, side="right") - 1
    return HashedWords(
        numbers[shown], sentence, starts, runs[shown], kinds[starts], data, len(pieces)
    )  # fmt: skip


def _join_numbers(data: NDArray[np.uint8], kinds: NDArray[np.uint8]) -> None:
    """Make the points and commas within numbers part of them."""
    places = np.flatnonzero((data == ord(".")) | (data == ord(",")))
    places = places[(places > 0) & (places < len(data) - 1)]
    inside = (kinds[places - 1] == _DIGIT) & (kinds[places + 1] == _DIGIT)
    kinds[places[inside]] = _DIGIT


def _numbers(
    data: NDArray[np.uint8], edges: NDArray[np.int64], runs: NDArray[np.int64]
) -> NDArray[np.uint64]:
    offsets = np.arange(len(data)) - np.repeat(edges, runs)
    np.minimum(offsets, _STEPS - 1, out=offsets)
    return _mix(np.add.reduceat(_letters()[data] * _powers()[offsets], edges))
