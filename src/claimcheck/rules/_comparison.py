"""A statement compared with the conclusion that it cites: which of the two says more."""

from functools import lru_cache
from typing import Final, Literal

from attrs import frozen

from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import Advice, Assessment, Strength
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.assess import assess
from claimcheck.sentences.splitting import sentence_ranges

Verdict = Literal["same", "exaggerates", "downplays"]

_ENGINE: Final = "lexical"
_LONGEST = 6000
_SHORTEST_WORD = 4
_STEM = 6
_ALIKE = 0.7
_UNREAD = 1
_RUNG = {
    Strength.S1: 0,
    Strength.S2: 1,
    Strength.S3: 1,
    Strength.S4: 2,
    Strength.S5: 2,
    Strength.S6: 3,
}
_FRAMES = frozenset(
    {"study", "studies", "results", "found", "finds", "research", "people", "their"}
)
_REPORTING = ("suggest", "indicat", "impl")
_BEFORE_ADJECTIVE = frozenset(
    {"a", "an", "the", "with", "had", "have", "has", "having", "show", "shows", "showed", "shown"}
    | {"demonstrated", "exhibited", "experienced", "reported"}
)


@frozen(eq=False, repr=False)
class StrongestStatement(ByValue):
    """What a text of one or a few sentences says, at its strongest.

    Args:
        strength: Highest strength among its sentences.
        advice: Highest advice.
    """

    strength: Strength
    advice: Advice


@lru_cache(maxsize=1024)
def statement_of(text: str) -> StrongestStatement:
    """Judge a short text by its sentences, with the lexical engine whatever the audit uses."""
    pairs = _judged(text[:_LONGEST])
    judged = [each for _, each in pairs]
    return StrongestStatement(
        strength=max((_strength(each, text) for text, each in pairs), default=Strength.S0),
        advice=max((Advice.of(each.advice, each.addressee) for each in judged), default=Advice.A0),
    )


def compare_statements(claim_text: str, abstract_conclusion: str) -> Verdict:
    """Tell whether a sentence says more or less than the conclusion of the abstract that it cites.

    The rungs are those of Sumner et al. 2014 as coded in press releases: no relationship,
    correlation, conditional or possible cause, cause. A text whose relationship cannot be read
    passes for a correlation, and one in nearly the same words says the same.

    Args:
        claim_text: The sentence that cites.
        abstract_conclusion: The conclusion of the cited abstract.

    Returns:
        ``"same"``, ``"exaggerates"`` or ``"downplays"``.
    """
    said = _RUNG.get(statement_of(claim_text).strength, _UNREAD)
    found = _RUNG.get(statement_of(abstract_conclusion).strength, _UNREAD)
    if said == found or _are_alike(claim_text, abstract_conclusion):
        return "same"
    return "exaggerates" if said > found else "downplays"


def conclusion_strength(conclusion: str) -> Strength | None:
    """Give the highest strength of a conclusion; ``None`` where it states no relationship."""
    strength = statement_of(conclusion).strength if conclusion else Strength.S0
    return None if strength is Strength.S0 else strength


def share_words(one: str, other: str) -> bool:
    """Tell whether two texts share a word of substance, by its first letters."""
    return not stems_of(one).isdisjoint(stems_of(other))


@lru_cache(maxsize=1024)
def stems_of(text: str) -> frozenset[str]:
    """Give the first letters of a text's longer words, so that inflections meet."""
    words = (token.lower for token in tokenize(text[:_LONGEST]))
    return frozenset(
        word[:_STEM]
        for word in words
        if len(word) >= _SHORTEST_WORD and word[0].isalpha() and word not in _FRAMES
    )


def _judged(text: str) -> tuple[tuple[str, Assessment], ...]:
    sentences = [text[start:end] for start, end in sentence_ranges(text)]
    return tuple(zip(sentences, assess(sentences, _ENGINE), strict=True))


def _strength(judged: Assessment, text: str) -> Strength:
    """Give the strength of what was found, whoever is said to suggest it.

    "The findings suggest that X lowers Y" is hedged, but so is every report of a study; and "had a
    reduced risk" compares, though its participle is that of a verb of effect.
    """
    strength = judged.strength
    if strength < Strength.S4:
        return strength
    cue = next((cue for cue in judged.cues if cue.kind in {"causal", "requirement"}), None)
    if cue is not None and cue.text.lower().endswith("ed"):
        before = text[: cue.span.start].split()
        if before and before[-1].lower() in _BEFORE_ADJECTIVE:
            return Strength.S2
    hedges = [cue.text.lower() for cue in judged.cues if cue.kind == "hedge"]
    if strength is Strength.S4 and hedges and all(h.startswith(_REPORTING) for h in hedges):
        return Strength.S6
    return strength


def _are_alike(one: str, other: str) -> bool:
    left, right = stems_of(one), stems_of(other)
    fewest = min(len(left), len(right))
    return fewest > 0 and len(left & right) / fewest >= _ALIKE
