"""Find the words and phrases of a lexicon in a tokenised text."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from attrs import field, frozen

from claimcheck.lexicon.inflection import forms_of
from claimcheck.lexicon.tokens import Token, tokenize

DATA = Path(__file__).parent / "data"


class Entry(NamedTuple):
    """One row of a lexicon.

    Args:
        cue: Word or phrase; ``word~v`` and ``word~n`` stand for all forms of a verb or noun.
        category: The class that it belongs to.
        weight: How much it counts, as the lexicon defines it.
    """

    cue: str
    category: str
    weight: float


class Match(NamedTuple):
    """A phrase found in a text.

    Args:
        classes: The classes of which it is the longest phrase here.
        start_token: Number of its first token.
        end_token: Number of the token behind it.
        weight: Its weight.
    """

    classes: tuple[str, ...]
    start_token: int
    end_token: int
    weight: float


class _Node:
    """A word of the tree: what may follow it, and what ends with it (class to weight)."""

    __slots__ = ("children", "entries")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.entries: dict[str, float] = {}


@frozen
class PhraseIndex:
    """Phrases by their tokens.

    Args:
        entries: Rows of one lexicon or several.
    """

    entries: tuple[Entry, ...] = field(repr=False)
    _root: _Node = field(init=False, repr=False, eq=False, factory=_Node)

    def __attrs_post_init__(self) -> None:
        """Grow the tree."""
        for cue, category, weight in self.entries:
            for words in _spellings(cue):
                node = self._root
                for word in words:
                    following = node.children.get(word)
                    if following is None:
                        following = node.children[word] = _Node()
                    node = following
                node.entries[category] = weight

    def find(self, tokens: Sequence[Token]) -> tuple[Match, ...]:
        """Find the phrases, leftmost and longest for each class, in the order of the text.

        A possessive counts as its noun (``body's`` as ``body``) where it is not itself listed.
        """
        found: list[Match] = []
        busy: dict[str, int] = {}
        children = self._root.children
        for start, token in enumerate(tokens):
            word = token.lower
            node = children.get(word)
            if node is None and word.endswith("'s"):
                node = children.get(word[:-2])
            if node is not None:
                found += _matches(node, tokens, start, busy)
        return tuple(found)


def _matches(
    node: _Node, tokens: Sequence[Token], start: int, busy: dict[str, int]
) -> Iterator[Match]:
    for end, entries in reversed(list(_ends(node, tokens, start + 1))):
        free = [name for name in entries if busy.get(name, 0) <= start]
        busy.update(dict.fromkeys(free, end))
        weights = {entries[name] for name in free}
        for weight in weights if len(weights) == 1 else sorted(weights, reverse=True):
            names = tuple(name for name in free if entries[name] == weight)
            yield Match(names, start, end, weight)


def _ends(
    node: _Node, tokens: Sequence[Token], position: int
) -> Iterator[tuple[int, dict[str, float]]]:
    while True:
        if node.entries:
            yield position, node.entries
        if not node.children or position == len(tokens):
            return
        word = tokens[position].lower
        following = node.children.get(word)
        if following is None and word.endswith("'s"):
            following = node.children.get(word[:-2])
        if following is None:
            return
        node = following
        position += 1


def _spellings(cue: str) -> Iterator[Sequence[str]]:
    if "~" in cue:
        parts = (word.partition("~") for word in cue.split(" "))
        yield from product(*(forms_of(word, part) for word, _, part in parts))
    elif cue.isalpha() or cue.replace(" ", "").isalpha():
        yield cue.split(" ")
    else:
        yield [token.lower for token in tokenize(cue)]


def read_entries(name: str) -> tuple[Entry, ...]:
    """Read the rows of ``data/<name>.tsv`` (columns cue, class, weight, source)."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return tuple(Entry(row[0], row[1], float(row[2])) for row in rows if row)


@cache
def load(name: str, *more: str) -> PhraseIndex:
    """Load one lexicon, or several as one index, by the names of their data files."""
    return PhraseIndex(tuple(entry for each in (name, *more) for entry in read_entries(each)))
