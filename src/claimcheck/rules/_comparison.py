"""A statement compared with the conclusion that it cites: which of the two says more."""

from functools import lru_cache
from typing import Literal

from attrs import frozen

from claimcheck.extract.assess import assess
from claimcheck.extract.splitting import sentence_ranges
from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import Advice, Assessment, Population, Strength

Verdict = Literal["same", "exaggerates", "downplays"]

_ENGINE = "lexical"
_LONGEST = 6000
_SHORTEST_WORD = 5
_STEM = 5
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


@frozen
class Statement:
    """What a text of one or a few sentences says, at its strongest.

    Args:
        strength: Highest strength among its sentences.
        advice: Highest advice.
        populations: Whom its sentences name.
    """

    strength: Strength
    advice: Advice
    populations: tuple[Population, ...]


@lru_cache(maxsize=1024)
def statement_of(text: str) -> Statement:
    """Judge a short text by its sentences, with the lexical engine whatever the audit uses."""
    judged = _judged(text[:_LONGEST])
    return Statement(
        strength=max((each.strength for each in judged), default=Strength.S0),
        advice=max((Advice.of(each.advice, each.addressee) for each in judged), default=Advice.A0),
        populations=tuple(each.population for each in judged if not each.population.is_implied),
    )


def _judged(text: str) -> tuple[Assessment, ...]:
    return assess([text[start:end] for start, end in sentence_ranges(text)], _ENGINE)


def compare_statements(claim_text: str, abstract_conclusion: str) -> Verdict:
    """Tell whether a sentence says more or less than the conclusion of the abstract that it cites.

    The rungs are those of Sumner et al. 2014 as coded in press releases: no relationship,
    correlation, conditional or possible cause, cause. A text whose relationship cannot be read
    accuses nobody: the verdict is then ``"same"``.

    Args:
        claim_text: The sentence that cites.
        abstract_conclusion: The conclusion of the cited abstract.

    Returns:
        ``"same"``, ``"exaggerates"`` or ``"downplays"``.
    """
    said = _RUNG.get(statement_of(claim_text).strength)
    found = _RUNG.get(statement_of(abstract_conclusion).strength)
    if said is None or found is None or said == found:
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
        if len(word) >= _SHORTEST_WORD - 1 and word[0].isalpha() and word not in _FRAMES
    )
