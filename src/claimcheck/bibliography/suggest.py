"""Which references could support a sentence: BM25 over title, abstract and keywords."""

import math
import re
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache

from attrs import field, frozen

from claimcheck.bibliography.matching import fold
from claimcheck.model import Bibliography, Claim, Library, Reference
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_records, read_words

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SATURATION = 1.2
_LENGTH_NORM = 0.5
_TITLE_WEIGHT = 2
_FLOOR = 0.2
_FOREIGN = 0.1
_FEWEST_WORDS = 2
_SHORTEST = 3
_KEPT = 4


@frozen(eq=False, repr=False)
class Suggestion(ByValue):
    """A reference that could support a sentence; it is never counted as support.

    Args:
        key: Key in the bibliography.
        score: How much of what the sentence is about the reference is about too, 0 to 1.
        words: The sentence's words that the reference has, weightiest first.
    """

    key: str
    score: float
    words: tuple[str, ...]


def suggestions_for(claim: Claim, library: Library) -> tuple[Suggestion, ...]:
    """Offer works that could support a claim that cites nothing; never counted as support."""
    if claim.evidence or not claim.cite_worthy or not library.bibliography:
        return ()
    return suggest_references(claim.text, library.bibliography)


def suggest_references(
    text: str, bibliography: Bibliography, limit: int = 3
) -> tuple[Suggestion, ...]:
    """Rank the references that share the rare words of a sentence (BM25, Robertson 1994).

    The score is the BM25 sum divided by what it would be if every word of the sentence that
    any reference has were matched to saturation, so it is comparable between sentences; words
    that no reference has count a tenth.

    Args:
        text: A sentence.
        bibliography: Where to look; its index is made once.
        limit: How many to offer at most.

    Returns:
        Best first; nothing where fewer than two words match or the score is below 0.2.
    """
    return _index_of(bibliography).rank(text, limit)


@frozen(slots=False, eq=False)
class WordIndex:
    """References by the stems of their words.

    Args:
        references: In file order.
    """

    references: tuple[Reference, ...] = field(repr=False)
    _ranked: dict[tuple[str, int], tuple[Suggestion, ...]] = field(
        factory=dict, init=False, repr=False
    )

    @cached_property
    def _counts(self) -> tuple[Counter[str], ...]:
        return tuple(_stem_counts(reference) for reference in self.references)

    @cached_property
    def _postings(self) -> Mapping[str, tuple[tuple[int, float], ...]]:
        """Give for each stem the references that have it, with its saturated frequency."""
        lengths = [sum(counts.values()) for counts in self._counts]
        mean = sum(lengths) / max(len(lengths), 1) or 1.0
        found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, counts in enumerate(self._counts):
            norm = _SATURATION * (1 - _LENGTH_NORM + _LENGTH_NORM * lengths[number] / mean)
            for stem, count in counts.items():
                found[stem].append((number, count / (count + norm)))
        return {stem: tuple(places) for stem, places in found.items()}

    def rank(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        """Give the best references for a text; each report asks for the same ones again."""
        if (text, limit) not in self._ranked:
            self._ranked[text, limit] = self._rank(text, limit)
        return self._ranked[text, limit]

    def _rank(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        asked = {stem: word for word, stem in reversed(list(_stems(text)))}
        weights = {stem: self._weight(stem) for stem in asked}
        total = sum(
            weight if stem in self._postings else weight * _FOREIGN
            for stem, weight in weights.items()
        )
        ordered = sorted(asked, key=lambda s: (-weights[s], s))
        scores: defaultdict[int, float] = defaultdict(float)
        for stem in ordered:
            weight = weights[stem]
            for number, frequency in self._postings.get(stem, ()):
                scores[number] += weight * frequency
        floor = _FLOOR * total
        near = {
            number: tuple(asked[stem] for stem in ordered if stem in self._counts[number])
            for number, score in scores.items()
            if score >= floor
        }
        found = [
            Suggestion(self.references[number].key, round(scores[number] / total, 3), words)
            for number, words in near.items()
            if len(words) >= _FEWEST_WORDS
        ]
        return tuple(sorted(found, key=lambda s: (-s.score, s.key))[:limit])

    def _weight(self, stem: str) -> float:
        """Give the rarity of a stem among the references (inverse document frequency)."""
        having = len(self._postings.get(stem, ()))
        return math.log(1 + (len(self.references) - having + 0.5) / (having + 0.5))


def _stem_counts(reference: Reference) -> Counter[str]:
    counts: Counter[str] = Counter()
    for _, stem in _stems(reference.title):
        counts[stem] += _TITLE_WEIGHT
    for text in (reference.abstract, " ".join(reference.keywords)):
        counts.update(stem for _, stem in _stems(text))
    return counts


def _stems(text: str) -> Iterator[tuple[str, str]]:
    """Give each word that carries content, with its stem; parts of a hyphened word as well."""
    for match in _WORD.finditer(text):
        parts = re.split(r"[-'’]", match.group())
        for word in [match.group(), *parts] if len(parts) > 1 else parts:
            plain = fold(word)
            if len(plain) >= _SHORTEST and plain not in _stop_words() and not plain.isdigit():
                yield word, _stem(plain)


@lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    """Take an ending off by the first rule that leaves four letters or more."""
    for ending, replacement in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST + 1:
            return word[: len(word) - len(ending)] + replacement
    return word


def _stop_words() -> frozenset[str]:
    return read_words("bibliography/suggest_data/stop_words.tsv")


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    rows = read_records("bibliography/suggest_data/endings.tsv")
    return tuple((row["ending"], row["replacement"]) for row in rows)


_recent: list[tuple[weakref.ref[Bibliography], WordIndex]] = []


def _index_of(bibliography: Bibliography) -> WordIndex:
    for reference, index in _recent:
        if reference() is bibliography:
            return index
    index = WordIndex(tuple(bibliography.values()))
    _recent.append((weakref.ref(bibliography), index))
    del _recent[:-_KEPT]
    return index
