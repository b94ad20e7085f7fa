"""Drugs, hormones, supplements, therapies, genes and variants that a sentence names.

Reach: interventions by a list of some 500 names in everyday and wellness English
(``data/interventions.tsv``), further medicines by the stems of international nonproprietary
names (``data/inn_stems.tsv``), genes by a list of common symbols and by the form of a symbol
before "gene", "receptor", "polymorphism" and their like, variants by ``rs`` number. Brand names,
plants by Latin name and rare substances are beyond it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from attrs import frozen

from claimcheck.lexicon.phrases import Entry, PhraseIndex
from claimcheck.lexicon.tokens import Token
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_cells, read_mapping, read_words

_VARIANT = re.compile(r"rs\d{3,12}")
_SYMBOL = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:-[A-Z0-9]{1,4})?")
_GENETIC = frozenset(
    {
        "gene",
        "genes",
        "polymorphism",
        "polymorphisms",
        "genotype",
        "genotypes",
        "allele",
        "alleles",
        "variant",
        "variants",
        "mutation",
        "mutations",
        "snp",
        "snps",
        "locus",
        "methylation",
    }
)
_NOT_SYMBOLS = frozenset({"DNA", "RNA", "SNP", "SNPS", "THE", "AND", "OR", "GG", "AA", "AG", "NO"})
_STEM_TAIL = 9
_WORDS_KEPT = 8_192
"""Words that are remembered with what they may name by their form: most words come again."""


@frozen(eq=False, repr=False)
class Entity(ByValue):
    """A named thing in a sentence.

    Args:
        kind: ``"drug"``, ``"hormone"``, ``"peptide"``, ``"vitamin"``, ``"mineral"``,
            ``"supplement"``, ``"therapy"``, ``"lifestyle"``, ``"gene"`` or ``"variant"``.
        text: The words.
        start: Offset of the first character in the sentence.
        end: Offset behind the last.
        normal: One name for all its spellings, lower case (genes in capitals).
    """

    kind: str
    text: str
    start: int
    end: int
    normal: str


def find_entities(text: str, tokens: tuple[Token, ...]) -> tuple[Entity, ...]:
    """Find the entities of one sentence from left to right, longest first, none overlapping.

    Args:
        text: The sentence.
        tokens: Its tokens.
    """
    found = [*_listed(text, tokens), *_formed(text, tokens)]
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda entity: (entity.start, -entity.end)):
        if not kept or kept[-1].end <= entity.start:
            kept.append(entity)
    return tuple(kept)


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    rows = read_cells("sentences/data/interventions.tsv")
    return {name: (kind, normal) for name, kind, normal, _ in rows}


@cache
def _index() -> PhraseIndex:
    return PhraseIndex(tuple(Entry(name, name, 1.0) for name in _names()))


def _listed(text: str, tokens: Sequence[Token]) -> Iterator[Entity]:
    for match in _index().find(tokens):
        start, end = tokens[match.start_token].start, tokens[match.end_token - 1].end
        for name in match.classes:
            kind, normal = _names()[name]
            words = text[start:end]
            if words[-2:] in {"'s", "’s"} and name[-2:] != "'s":
                end, words = end - 2, words[:-2]
            yield Entity(kind, words, start, end, normal)


@cache
def _stems() -> Mapping[str, int]:
    stems = read_mapping("sentences/data/inn_stems.tsv", "stem", "least")
    return {stem: int(least) for stem, least in stems.items()}


def _genes() -> frozenset[str]:
    return read_words("sentences/data/genes.tsv", "symbol")


@cache
def _sizes() -> range:
    """Give how long stems may be, the shortest first."""
    return range(min(map(len, _stems())), _STEM_TAIL + 1)


def _formed(text: str, tokens: Sequence[Token]) -> Iterator[Entity]:
    """Give what the form of a word tells: variants, genes, nonproprietary names."""
    for position, token in enumerate(tokens):
        word = token.text
        kind = _kind_by_form(word)
        if not kind:
            continue
        if kind == "gene" and not _is_gene(tokens, position):
            kind = "drug" if _has_stem(token.lower) else ""
        if kind:
            normal = word.upper() if kind == "gene" else token.lower
            yield Entity(kind, text[token.start : token.end], token.start, token.end, normal)


@lru_cache(_WORDS_KEPT)
def _kind_by_form(word: str) -> str:
    """Tell what a word may be by its form alone; of a gene the words behind it tell more."""
    if not word[0].isalpha() or not word.isascii():
        return ""
    lower = word.lower()
    if lower.startswith("rs") and _VARIANT.fullmatch(lower):
        return "variant"
    if word[0].isupper() and any(c.isupper() for c in word[1:]):
        return "gene"
    return "drug" if _has_stem(lower) else ""


def _is_gene(tokens: Sequence[Token], position: int) -> bool:
    word = tokens[position].text
    if word in _genes():
        return True
    near = tokens[position + 1 : position + 3]
    return (
        word not in _NOT_SYMBOLS
        and _SYMBOL.fullmatch(word) is not None
        and any(token.lower in _GENETIC for token in near[:1])
    )


def _has_stem(lower: str) -> bool:
    sizes = _sizes()
    if len(lower) < sizes.start + 3 or not lower.isalpha() or lower in _ordinary():
        return False
    stems = _stems()
    for size in sizes[: len(lower) - sizes.start + 1]:
        least = stems.get(lower[-size:])
        if least is not None and len(lower) >= least:
            return True
    return False


def _ordinary() -> frozenset[str]:
    return read_words("sentences/data/stem_look_alikes.tsv")
