"""Find the words and phrases of a lexicon in a tokenised text."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from attrs import field, frozen

from claimcheck.lexicon.inflection import forms_of
from claimcheck.lexicon.tokens import Token, tokenize
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_cells


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


Classes = tuple[str, ...]


class _Node:
    """A word of the tree: what may follow it, and what ends with it.

    ``entries`` holds class and weight; ``groups`` the same as matches give it, heaviest first.
    """

    __slots__ = ("children", "entries", "groups")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.entries: dict[str, float] = {}
        self.groups: tuple[tuple[Classes, float], ...] = ()


@frozen(eq=False, repr=False)
class PhraseIndex(ByValue):
    """Phrases by their tokens.

    The tree behind a first word grows when that word is first met, since a text uses few of
    the words that a lexicon lists.

    Args:
        entries: Rows of one lexicon or several.
    """

    entries: tuple[Entry, ...] = field(repr=False)
    _listed: dict[str, list[Entry]] = field(init=False, repr=False, eq=False, factory=dict)
    _grown: dict[str, _Node] = field(init=False, repr=False, eq=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """List the entries under their first words."""
        listed = self._listed
        for entry in self.entries:
            first = entry[0].partition(" ")[0]
            for word in (first,) if first.isalpha() else _first_words(first):
                if word in listed:
                    listed[word].append(entry)
                else:
                    listed[word] = [entry]

    def find(self, tokens: Sequence[Token]) -> tuple[Match, ...]:
        """Find the phrases, leftmost and longest for each class, in the order of the text.

        A possessive counts as its noun (``body's`` as ``body``) where it is not itself listed.
        """
        words = [token[1] for token in tokens]
        found: list[Match] = []
        busy: dict[str, int] = {}
        reach = 0
        make = tuple.__new__
        listed, grown = self._listed, self._grown
        for start, word in [
            pair for pair in enumerate(words) if pair[1] in listed or pair[1][-2:] == "'s"
        ]:
            node = grown.get(word) or self._node(word)
            if node is None:
                continue
            if not node.children and start >= reach:
                for classes, weight in node.groups:
                    found.append(make(Match, (classes, start, start + 1, weight)))
                continue
            for end, entry in _ends(node, words, start + 1):
                _take(entry, (start, end), busy, found)
                reach = max(reach, end)
        return tuple(found)

    def _node(self, word: str) -> _Node | None:
        """Give the tree behind a first word, grown when that word is first met."""
        if word in self._listed:
            return self._grown.get(word) or self._grow(word)
        if word.endswith("'s") and word[:-2] in self._listed:
            return self._node(word[:-2])
        return None

    def _grow(self, first: str) -> _Node:
        root = self._grown[first] = _Node()
        for cue, category, weight in self._listed.get(first, ()):
            for words in _spellings(cue):
                if words[0] != first:
                    continue
                node = root
                for word in words[1:]:
                    node = node.children.setdefault(word, _Node())
                node.entries[category] = weight
                node.groups = _grouped(node.entries)
        return root


def _grouped(entries: dict[str, float]) -> tuple[tuple[Classes, float], ...]:
    by_weight: dict[float, list[str]] = {}
    for name, weight in entries.items():
        by_weight.setdefault(weight, []).append(name)
    return tuple((tuple(by_weight[weight]), weight) for weight in sorted(by_weight, reverse=True))


def _take(node: _Node, place: tuple[int, int], busy: dict[str, int], found: list[Match]) -> None:
    """Note a phrase for each class that no earlier or longer phrase reaches over."""
    start, end = place
    for classes, weight in node.groups:
        free = classes
        if busy:
            free = tuple([name for name in classes if busy.get(name, 0) <= start])
        if not free:
            continue
        found.append(Match(free, start, end, weight))
        if end > start + 1:
            busy.update(dict.fromkeys(free, end))


def _ends(node: _Node, words: Sequence[str], position: int) -> Sequence[tuple[int, _Node]]:
    """Give where phrases end that go down from a node, the longest first."""
    ends = [(position, node)] if node.groups else []
    while node.children and position < len(words):
        word = words[position]
        following = node.children.get(word)
        if following is None and word.endswith("'s"):
            following = node.children.get(word[:-2])
        if following is None:
            break
        node = following
        position += 1
        if node.groups:
            ends.append((position, node))
    ends.reverse()
    return ends


def _first_words(first: str) -> Sequence[str]:
    if "~" in first:
        stem, _, part = first.partition("~")
        return forms_of(stem, part)
    return (tokenize(first)[0].lower,)


def _spellings(cue: str) -> Iterator[Sequence[str]]:
    if "~" in cue:
        parts = (word.partition("~") for word in cue.split(" "))
        yield from product(*(forms_of(word, part) for word, _, part in parts))
    elif cue.isalpha() or cue.replace(" ", "").isalpha():
        yield cue.split(" ")
    else:
        yield [token.lower for token in tokenize(cue)]


def read_entries(name: str) -> tuple[Entry, ...]:
    """Read a table of phrases (columns cue, class, weight, source).

    Args:
        name: Path of the table inside the package.
    """
    make = tuple.__new__  # a third of the time of Entry(...); thousands of rows at start
    rows = read_cells(name)
    weights = {row[2]: float(row[2]) for row in rows}
    return tuple([make(Entry, (row[0], row[1], weights[row[2]])) for row in rows])


@cache
def entries_of(*names: str) -> tuple[Entry, ...]:
    """Give the rows of lexicons, one behind the other, by the names of their data files."""
    tables = (f"lexicon/data/{each}.tsv" for each in names)
    return tuple(entry for table in tables for entry in read_entries(table))


@cache
def load_phrases(name: str, *more: str) -> PhraseIndex:
    """Load one lexicon, or several as one index, by the names of their data files."""
    return PhraseIndex(entries_of(name, *more))
