"""Which way an effect is said to go."""

from functools import cache

from claimcheck.lexicon import PhraseIndex, load_phrases, tokenize
from claimcheck.model import Assessment, Strength

_RELATIONS = frozenset({"causal", "correlational", "comparison"})


@cache
def _directions() -> PhraseIndex:
    return load_phrases("direction")


def direction_of(assessment: Assessment) -> str:
    """Give ``"increase"``, ``"decrease"``, ``"none"`` (a denied relationship) or ``"unspecified"``.

    The words that decided the strength are looked up in ``lexicon/data/direction.tsv``; where
    they say both or neither, nothing is specified.
    """
    if assessment.strength is Strength.S1:
        return "none"
    words = " ".join(cue.text for cue in assessment.cues if cue.kind in _RELATIONS)
    found = {name for match in _directions().find(tokenize(words)) for name in match.classes}
    return found.pop() if len(found) == 1 else "unspecified"
