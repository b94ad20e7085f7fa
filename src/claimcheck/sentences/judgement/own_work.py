"""Sentences in which a paper speaks of its own software, methods and thanks, not of the world."""

from claimcheck.model import Strength
from claimcheck.model.document import OBJECT
from claimcheck.sentences.judgement.matter import acts_on_health
from claimcheck.sentences.judgement.strength import StrengthJudgement
from claimcheck.sentences.linguistic.reading import SentenceReading

_ENOUGH = 1.0
_FIRM = 0.8
_AUTHORS = frozenset({"we", "our", "i", "my"})


def describes_software(reading: SentenceReading, strength: StrengthJudgement) -> bool:
    """Tell whether it says what a program is or does: ``The package is written in Python``.

    The words of ``lexicon/data/software.tsv`` have to weigh enough together; inline code counts
    as one. A named treatment or a firm effect on health makes it a statement about the world.
    """
    if reading.has("drug_name", "cure"):
        return False
    weight = sum(cue.weight for cue in reading.of("software")) + (OBJECT in reading.text) / 2
    if weight < _ENOUGH:
        return False
    relation = strength.relation
    firm = relation is not None and relation.cue.weight > _FIRM
    return not (relation is not None and firm and acts_on_health(reading, relation))


def tells_own_methods(reading: SentenceReading, strength: StrengthJudgement) -> bool:
    """Tell whether authors say what they did, planned or wish for, without a result."""
    if strength.strength is not Strength.S0 or reading.has("must"):
        return False
    if reading.has("future_research"):
        return True
    return reading.has("study_method") and not _AUTHORS.isdisjoint(reading.lowers)
