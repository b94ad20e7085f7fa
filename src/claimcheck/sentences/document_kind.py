"""Infer what kind of document a text is, from the words that such documents use.

For each kind a pattern finds its words, and others find how a document is made: citation marks,
prices, speakers. How often they stand in its units is weighed by a logistic regression
(``training/document_kind``), and so is every single word that tells kinds apart. A few sentences
say little: their probabilities are drawn towards chance, and one sentence alone has no kind.
"""

import math
from collections.abc import Sequence
from functools import cache

from claimcheck.memory import remembered
from claimcheck.model import Document, DocumentKind, Kind, Origin
from claimcheck.resources import read_cells
from claimcheck.sentences._sign_counts import SignCounts
from claimcheck.sentences.document_sentences import document_sentences
from claimcheck.sentences.kind_terms import term_scores

MOST_UNITS = 600
"""Units that are looked at: what a longer document is has shown by then."""
_FEWEST = 2
_HALF_TRUSTED = 12
_MOST_A_UNIT = 2
_DIGITS = 4


def infer_kind(document: Document) -> DocumentKind:
    """Infer the kind of a document and how likely it is.

    Args:
        document: The document; a kind that a person recorded stands.
    """
    if document.kind.origin is Origin.RECORD:
        return document.kind
    return kind_of_texts([sentence.text for sentence in document_sentences(document)])


def kind_of_texts(texts: Sequence[str]) -> DocumentKind:
    """Infer the kind of a document from the texts of its units.

    Args:
        texts: The units, in order.
    """
    if len(texts) < _FEWEST:
        return DocumentKind()
    found = word_shares(texts)
    terms = term_scores(texts[:MOST_UNITS], len(_weights()))
    trust = len(texts) / (len(texts) + _HALF_TRUSTED)
    scores = {
        kind: trust * (bias + own + sum(w * x for w, x in zip(weights, found, strict=True)))
        for (kind, bias, weights), own in zip(_weights(), terms, strict=True)
    }
    top = max(scores.values())
    whole = sum(math.exp(score - top) for score in scores.values())
    best = max(scores, key=lambda kind: scores[kind])
    return DocumentKind(best, round(1 / whole, _DIGITS))


def word_shares(texts: Sequence[str]) -> tuple[float, ...]:
    """Give for each sign how much of a text its words make up, the root of a share.

    Args:
        texts: The units, in order.
    """
    looked_at = texts[:MOST_UNITS]
    counts = [_word_counts(text) for text in looked_at]
    most = _MOST_A_UNIT * len(looked_at)
    return tuple(math.sqrt(sum(column) / most) for column in zip(*counts, strict=True))


@remembered
def _word_counts(text: str) -> tuple[int, ...]:
    return _signs().of(text.lower().replace("’", "'"))


@cache
def _signs() -> SignCounts:
    """Give the words of each sign, in small letters: letters of any case search a third as fast."""
    rows = read_cells("sentences/data/document_kind_words.tsv")
    return SignCounts([pattern for _, pattern, _ in rows], _MOST_A_UNIT)


@cache
def _weights() -> tuple[tuple[Kind, float, tuple[float, ...]], ...]:
    rows = read_cells("sentences/data/document_kind_weights.tsv")
    return tuple(
        (Kind(kind), float(bias), tuple(map(float, weights))) for kind, bias, *weights, _ in rows
    )
