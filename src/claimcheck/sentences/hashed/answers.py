"""From the network's answers to what a sentence was judged to be."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from attrs import frozen

from claimcheck.sentences.hashed.array_types import NDArray
from claimcheck.sentences.hashed.weights import Floats

QUESTIONS = (
    ("causal", 4), ("causal_press", 4), ("strength", 7), ("advice", 3), ("speculative", 2),
    ("certainty", 1),
    ("claim", 2), ("cite", 2), ("register", 3), ("prose", 2), ("sourced", 2), ("urging", 3),
)  # fmt: skip
CERTAINTY_MIDDLE, CERTAINTY_HALF = 4.5, 1.2
_LOWEST, _HIGHEST = 1.0, 6.0
_PUBLIC = 2
_BANDS = (slice(0, 2), slice(2, 4), slice(4, 6), slice(6, 7))
_EVEN = 0.5
Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]


def _places() -> Mapping[str, slice]:
    ends = np.cumsum([size for _, size in QUESTIONS]).tolist()
    return MappingProxyType(
        {name: slice(end - size, end) for (name, size), end in zip(QUESTIONS, ends, strict=True)}
    )


PLACES = _places()
WIDTH = sum(size for _, size in QUESTIONS)


@frozen(eq=False)
class HashedAnswers:
    """What sentences were judged to be; one row a sentence.

    Args:
        claim_probability: How likely it is a claim, rounded to three digits.
        is_claim: Whether it counts as one.
        strength: Strength 0-6.
        causality: Causal class 0-3.
        advice: Force of advice 0-2.
        certainty: From 1 to 6, rounded to one digit.
        hedged: Whether it is hedged.
        cite_worthy: Whether it needs a citation.
    """

    claim_probability: Floats
    is_claim: Truths
    strength: Ints
    causality: Ints
    advice: Ints
    certainty: Floats
    hedged: Truths
    cite_worthy: Truths


def shares(logits: Floats, question: str) -> Floats:
    """Give the probability of each answer to a question."""
    raised = np.exp(logits[:, PLACES[question]] - logits[:, PLACES[question]].max(1, keepdims=True))
    made: Floats = raised / raised.sum(1, keepdims=True)
    return made


def judged(logits: Floats, offsets: Floats) -> HashedAnswers:
    """Judge sentences by the answers of the network.

    Several questions are asked twice, as in papers and as in prose for readers. The causal class,
    learned from abstracts and from press releases, is weighed by how likely the sentence is to be
    from either. Whether it claims, advises or needs a source is told by the papers' labels or, in
    what reads like prose, by what the lexical engine taught.
    """
    leaning = logits + offsets
    public = shares(logits, "register")[:, _PUBLIC, None]
    prose = (public >= _EVEN).astype(np.float64)
    claim = _weighed(shares(logits, "prose"), shares(logits, "claim"), prose)
    chosen = _weighed(shares(leaning, "prose"), shares(leaning, "claim"), prose)
    cite = _weighed(shares(leaning, "sourced"), shares(leaning, "cite"), prose)
    advice = _weighed(shares(leaning, "urging"), shares(leaning, "advice"), prose)
    causal = _weighed(shares(leaning, "causal_press"), shares(leaning, "causal"), public)
    sure: Floats = CERTAINTY_MIDDLE + CERTAINTY_HALF * logits[:, PLACES["certainty"].start]
    return HashedAnswers(
        claim_probability=np.round(claim[:, 1], 3),
        is_claim=chosen[:, 1] >= _EVEN,
        strength=_strength(shares(leaning, "strength")),
        causality=causal.argmax(1),
        advice=advice.argmax(1),
        certainty=np.asarray(np.clip(sure, _LOWEST, _HIGHEST), np.float64).round(1),
        hedged=shares(leaning, "speculative")[:, 1] >= _EVEN,
        cite_worthy=cite[:, 1] >= _EVEN,
    )


def _weighed(one: Floats, other: Floats, share: Floats) -> Floats:
    mixed: Floats = one * share + other * (1 - share)
    return mixed


def _strength(seven: Floats) -> Ints:
    """Choose the band first, of the four that readers tell apart, and then the strength in it."""
    band = np.stack([seven[:, each].sum(1) for each in _BANDS], 1).argmax(1)
    inside = np.zeros_like(seven, np.bool_)
    for number, each in enumerate(_BANDS):
        inside[band == number, each] = True
    strength: Ints = np.where(inside, seven, -1.0).argmax(1)
    return strength
