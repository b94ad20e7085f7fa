"""Find the words and phrases of a lexicon in a tokenised text."""

import csv
from collections.abc import Iterable, Iterator, Sequence
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
        for entry in self.entries:
            for words in _spellings(entry.cue):
                self._add(words, entry)

    def _add(self, words: Iterable[str], entry: Entry) -> None:
        node = self._root
        for word in words:
            node = node.children.setdefault(word, _Node())
        node.entries[entry.category] = entry.weight

    def find(self, tokens: Sequence[Token]) -> tuple[Match, ...]:
        """Find the phrases, leftmost and longest for each class, in the order of the text.

        A possessive counts as its noun (``body's`` as ``body``) where it is not itself listed.
        """
        found: list[Match] = []
        busy: dict[str, int] = {}
        children = self._root.children
        for start, token in enumerate(tokens):
            if (node := _step(children, token.lower)) is not None:
                found.extend(_matches(node, tokens, start, busy))
        return tuple(found)


def _step(children: dict[str, _Node], word: str) -> _Node | None:
    node = children.get(word)
    if node is None and word.endswith("'s"):
        return children.get(word[:-2])
    return node


def _matches(
    node: _Node | None, tokens: Sequence[Token], start: int, busy: dict[str, int]
) -> Iterator[Match]:
    ends: list[tuple[int, dict[str, float]]] = []
    position = start + 1
    while node is not None:
        if node.entries:
            ends.append((position, node.entries))
        if position == len(tokens) or not node.children:
            break
        node = _step(node.children, tokens[position].lower)
        position += 1
    for end, entries in reversed(ends):
        free = [name for name in entries if busy.get(name, 0) <= start]
        for name in free:
            busy[name] = end
        for weight in sorted({entries[name] for name in free}, reverse=True):
            names = tuple(name for name in free if entries[name] == weight)
            yield Match(names, start, end, weight)


def _spellings(cue: str) -> Iterator[tuple[str, ...]]:
    if "~" not in cue:
        yield tuple(token.lower for token in tokenize(cue))
        return
    choices: list[tuple[str, ...]] = []
    for word in cue.split():
        stem, _, part = word.partition("~")
        choices.append(forms_of(stem, part))
    for words in product(*choices):
        yield tuple(token.lower for token in tokenize(" ".join(words)))


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
