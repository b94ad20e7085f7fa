"""Words of a sentence by kind: those of the lexicon, and those that only rules ask for."""

from collections.abc import Mapping
from functools import cache, cached_property

from attrs import field, frozen

from claimcheck.lexicon.phrases import PhraseIndex, entries_of, read_entries
from claimcheck.lexicon.tokens import Token, tokenize
from claimcheck.memory import remembered_up_to
from claimcheck.model import Claim, Span
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.entities import Entity, find_entities
from claimcheck.sentences.linguistic.reading import LEXICA

_ASKED = frozenset(
    {"benefit", "outcome", "causal_verb", "causal_adj", "requirement", "harm", "harm_strong"}
    | {"mechanism", "negation", "null_result", "pseudo_negation"}
    | {"therapy", "drug_name", "lifestyle", "genotype", "protocol"}
)
_KEPT = 8192
"""Sentences of more than one long document: each rule goes over all of them again."""
_LONGEST = 4_000
_REACH = 80
_CLAUSE_ENDS = (",", ";", ":", " but ", " because ", " although ")
_PAIRS = (("“", "”"), ("«", "»"), ('"', '"'))
_SUBSTANCES = frozenset({"drug", "hormone", "peptide", "vitamin", "mineral", "supplement"})
_TAKEN = _SUBSTANCES | {"therapy"}


@frozen(eq=False, repr=False)
class Word(ByValue):
    """A word or phrase of a kind.

    Args:
        text: As written.
        start: Offset of its first character in the sentence.
        end: Offset behind it.
    """

    text: str
    start: int
    end: int


@frozen(slots=False, eq=False, repr=False)
class Words(ByValue):
    """The words of one sentence by kind.

    Args:
        text: The sentence.
        by_kind: Its words, in order within a kind.
        tokens: Its tokens.
    """

    text: str
    by_kind: Mapping[str, tuple[Word, ...]] = field(repr=False, hash=False)
    tokens: tuple[Token, ...] = field(default=(), repr=False)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Give the drugs, hormones, therapies, genes and variants that it names."""
        return find_entities(self.text, self.tokens)

    def of(self, *kinds: str) -> tuple[Word, ...]:
        """Give the words of some kinds, in order."""
        held = [self.by_kind[kind] for kind in kinds if kind in self.by_kind]
        if len(held) < 2:  # noqa: PLR2004 - one kind is in order as it is
            return held[0] if held else ()
        return tuple(
            sorted((word for words in held for word in words), key=lambda word: word.start)
        )

    def has(self, *kinds: str) -> bool:
        """Tell whether a word of one of the kinds is there."""
        return not self.by_kind.keys().isdisjoint(kinds)

    @property
    def substances(self) -> tuple[Entity, ...]:
        """Give what can be taken: drugs, hormones, peptides, vitamins, minerals, supplements."""
        return tuple(entity for entity in self.entities if entity.kind in _SUBSTANCES)

    @property
    def interventions(self) -> tuple[Entity, ...]:
        """Give what is given or taken as a treatment: substances and therapies."""
        return tuple(entity for entity in self.entities if entity.kind in _TAKEN)

    def is_negated(self, word: Word) -> bool:
        """Tell whether a negation stands before a word in its clause."""
        seeming = self.of("pseudo_negation")
        return any(
            not any(other.start <= no.start < other.end for other in seeming)
            and self._reaches(no, word)
            for no in self.of("negation", "null_result")
        )

    def _reaches(self, before: Word, word: Word) -> bool:
        if before.start > word.start or before.start == word.start == before.end:
            return False
        between = self.text[before.end : word.start]
        return len(between) <= _REACH and not any(mark in between for mark in _CLAUSE_ENDS)

    def is_quoted(self, word: Word) -> bool:
        """Tell whether a word stands inside quotation marks."""
        return bool(self.quotation_of(word))

    def quotation_of(self, word: Word) -> str:
        """Give the quotation in which a word stands, empty where it stands in none."""
        before, after = self.text[: word.start], self.text[word.end :]
        for opening, closing in _PAIRS:
            closed = 0 if opening == closing else before.count(closing)
            if (before.count(opening) - closed) % 2 == 1 and closing in after:
                start = before.rindex(opening) + 1
                return self.text[start : word.end + after.index(closing)]
        return ""


@remembered_up_to(_KEPT)
def words_in(text: str) -> Words:
    """Read the words of a sentence; what was read lately is not read again."""
    text = text[:_LONGEST]
    tokens = tokenize(text)
    found: dict[str, list[Word]] = {}
    for match in _index().find(tokens):
        start, end = tokens[match.start_token].start, tokens[match.end_token - 1].end
        for kind in match.classes:
            found.setdefault(kind, []).append(Word(text[start:end], start, end))
    by_kind = {kind: tuple(words) for kind, words in found.items()}
    return Words(text, by_kind, tokens)


def words_of_claim(claim: Claim) -> Words:
    """Read the words of a claim."""
    return words_in(claim.text)


def place_of(claim: Claim, start: int, end: int) -> Span | None:
    """Turn offsets in a claim's text into its source span; ``None`` where markup hides it."""
    if len(claim.quote) == len(claim.text):
        return Span(claim.span.start + start, claim.span.start + end)
    words = claim.text[start:end]
    found = claim.quote.find(words)
    if found < 0:
        return None
    return Span(claim.span.start + found, claim.span.start + found + len(words))


@cache
def _index() -> PhraseIndex:
    listed = (entry for entry in entries_of(*LEXICA) if entry.category in _ASKED)
    return PhraseIndex((*listed, *read_entries("rules/data/cues.tsv")))
