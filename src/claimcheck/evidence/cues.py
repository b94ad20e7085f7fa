"""The design words of a title and an abstract, and what else the design rules weigh."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claimcheck.evidence._tables import phrases, rows
from claimcheck.evidence.abstract import AbstractSentence
from claimcheck.evidence.people import species_weights
from claimcheck.lexicon.phrases import Match
from claimcheck.lexicon.population import read_population

_PLACES = {
    "title": 3.0,
    "methods": 1.0,
    "results": 0.7,
    "body": 0.8,
    "conclusion": 0.4,
    "background": 0.4,
    "other": 0.2,
}
_WANTED = 0.15
_UNMASKED = frozenset({"mendelian_randomization"})


class Cues:
    """The design words of title and abstract, weighed by where they stand.

    In a sentence that says what studies are needed they count for next to nothing.

    Args:
        parts: The sentences of title and abstract.
    """

    def __init__(self, parts: Sequence[AbstractSentence]) -> None:
        """Read every sentence."""
        self.weights: dict[str, float] = {}
        self.title: set[str] = set()
        self.words: dict[str, str] = {}
        for part in parts:
            self._read(part)

    def weight(self, *kinds: str) -> float:
        """Add up the weights of some classes."""
        return sum(self.weights.get(kind, 0.0) for kind in kinds)

    def _read(self, part: AbstractSentence) -> None:
        matches = phrases("design_words").find(part.tokens)
        masks = [match for match in matches if "not_design" in match.classes]
        share = _WANTED if any("wanted" in match.classes for match in matches) else 1.0
        for match in matches:
            for kind in match.classes:
                if kind == "not_design" or kind in _UNMASKED or not _overlaps(match, masks):
                    self._count(kind, match, part, share)

    def _count(self, kind: str, match: Match, part: AbstractSentence, share: float) -> None:
        self.weights[kind] = self.weights.get(kind, 0.0) + share * _PLACES.get(part.role, 0.5)
        if part.role == "title" and share == 1.0:
            self.title.add(kind)
        start = part.tokens[match.start_token].start
        end = part.tokens[match.end_token - 1].end
        self.words.setdefault(kind, part.text[start:end])


def _overlaps(match: Match, masks: Sequence[Match]) -> bool:
    return any(
        mask.start_token < match.end_token and match.start_token < mask.end_token for mask in masks
    )


class Setting(NamedTuple):
    """What the rules weigh: the cues, who was studied, and where it was published."""

    cues: Cues
    human: float
    animal: float
    bench: float
    journal: str
    has_abstract: bool


def setting_of(parts: Sequence[AbstractSentence], journal: str = "") -> Setting:
    """Collect what the rules weigh.

    Args:
        parts: The sentences of title and abstract.
        journal: The journal, whose name may say that it prints reviews.
    """
    weights = species_weights([(part, read_population(part.tokens)) for part in parts])
    return Setting(
        Cues(parts),
        weights["human"],
        weights["animal"],
        weights["in_vitro"],
        _journal_kind(journal),
        any(part.role != "title" for part in parts),
    )


@lru_cache(1 << 12)
def _journal_kind(journal: str) -> str:
    name = " ".join(journal.lower().split()).removeprefix("the ")
    return next((row["design"] for row in rows("journals") if name.startswith(row["name"])), "")
