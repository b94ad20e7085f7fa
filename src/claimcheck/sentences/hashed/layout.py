"""Lay sentences of like length side by side, so that whole blocks are worked on at once."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.sentences.hashed.array_types import NDArray

_MARGIN = 2
_LONGER = 8


@frozen(eq=False, repr=False)
class Group(ByValue):
    """Sentences that are given the same number of places.

    Args:
        first: Rank of the first of them, by length.
        last: Rank behind the last.
        begin: First place of the group.
        width: Places of each sentence, with two empty ones behind its words.
    """

    first: int
    last: int
    begin: int
    width: int

    @property
    def end(self) -> int:
        """Give the place behind the group."""
        return self.begin + (self.last - self.first) * self.width


@frozen(eq=False, slots=False)
class Layout:
    """Where each word of some sentences stands.

    Args:
        order: Sentences from the shortest to the longest.
        lengths: Words of each sentence, the mark of its beginning counted.
        begins: Place of the beginning of each sentence.
        groups: The blocks.
    """

    order: NDArray[np.int64]
    lengths: NDArray[np.int64]
    begins: NDArray[np.int64]
    groups: tuple[Group, ...]

    @property
    def size(self) -> int:
        """Count the places."""
        return self.groups[-1].end

    def places(self, sentence: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the place of each word, from the sentence of each word in ascending order."""
        firsts = np.cumsum(self.lengths - 1) - (self.lengths - 1)
        rank = np.arange(len(sentence)) - firsts[sentence]
        return self.begins[sentence] + 1 + rank

    @cached_property
    def empty(self) -> NDArray[np.int64]:
        """Give the places where nothing stands."""
        filled = np.zeros(self.size + 1, np.int8)
        np.add.at(filled, self.begins, 1)
        np.add.at(filled, self.begins + self.lengths, -1)
        return np.flatnonzero(np.cumsum(filled)[:-1] == 0)


def lay_out(lengths: NDArray[np.int64]) -> Layout:
    """Lay out sentences of so many words each, at least one."""
    order = np.argsort(lengths, kind="stable")
    groups = tuple(_groups(lengths[order].tolist()))
    begins = np.empty(len(lengths), np.int64)
    for group in groups:
        places = group.begin + np.arange(group.last - group.first) * group.width
        begins[order[group.first : group.last]] = places
    return Layout(order, lengths, begins, groups)


def _groups(lengths: list[int]) -> Iterator[Group]:
    first, begin = 0, 0
    for rank in range(1, len(lengths) + 1):
        if rank < len(lengths) and lengths[rank] <= lengths[first] + 1 + lengths[first] // _LONGER:
            continue
        group = Group(first, rank, begin, lengths[rank - 1] + _MARGIN)
        yield group
        first, begin = rank, group.end
