"""How likely a sentence is covered by the source of another.

In a document of some length a logistic regression over named features says so;
``training/citation_reach.py`` makes its weights from labelled documents. In a few sentences the
shares on which it rests say nothing: there only a mark at the end of a paragraph reaches back, and
a sentence that plainly goes on with the same study is reached. What a section declares to rest on
one source ("this section is based on …") is reached by it.
"""

import math

from claimcheck.citations._layout import SentenceLayout
from claimcheck.citations._placement import is_final
from claimcheck.citations._reach_features import reach_features
from claimcheck.citations._reach_wording import opening_of
from claimcheck.resources import read_numbers

_CONSTANT = "constant"
_FEW = 15
_BEHIND_FIRST = 0.3
_DECAY = 0.6
_GOING_ON = 0.6
_DECLARED = 0.7
_OPENINGS = frozenset({"after", "authors", "demfind", "demstudy", "subjects", "suggests", "theyhe"})
CARRIED_FROM = 0.4
"""Least probability from which a sentence of a longer document counts as covered."""


def reach_probability(layout: SentenceLayout, place: int, told: float | None = None) -> float:
    """Give how likely a sentence that names no source is covered; 0 where it is not.

    Args:
        layout: The document, with at least one source.
        place: Place of the sentence.
        told: How likely it is covered as the judgement of sentences sees it, if that was asked.
    """
    if layout.is_declared(place):
        return _DECLARED
    if len(layout.sentences) < _FEW:
        return _in_few(layout, place)
    probability = learned_probability(reach_features(layout, place))
    if told is not None:
        probability = (probability + told) / 2
    return probability if probability >= CARRIED_FROM else 0.0


def learned_probability(features: frozenset[str]) -> float:
    """Weigh features by the learned weights."""
    weights = read_numbers("citations/data/reach_weights.tsv", "feature", "weight")
    score = math.fsum(weights.get(name, 0.0) for name in features) + weights[_CONSTANT]
    return 1.0 / (1.0 + math.exp(-score))


def _in_few(layout: SentenceLayout, place: int) -> float:
    before, following = layout.own_around(place)
    if before and before[-1] == place - 1 and _goes_on(layout, place):
        return _GOING_ON
    if not following or not layout.spreads(place):
        return 0.0
    behind = following[0]
    if behind != layout.block(layout.block_of[place])[-1]:
        return 0.0
    sentence = layout.sentences[behind]
    if not any(is_final(sentence, mention) for mention in layout.own[behind]):
        return 0.0
    return _BEHIND_FIRST * _DECAY ** (behind - place - 1)


def _goes_on(layout: SentenceLayout, place: int) -> bool:
    return opening_of(layout.sentences[place].text) in _OPENINGS
