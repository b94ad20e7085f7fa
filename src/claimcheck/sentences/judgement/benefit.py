"""Whether something that people do or take is said to do them good."""

from claimcheck.sentences.judgement.matter import acts_on_health
from claimcheck.sentences.judgement.statement import Statement
from claimcheck.sentences.linguistic.reading import SentenceReading
from claimcheck.sentences.linguistic.relations import Relation

_DONE = ("therapy", "drug_name", "protocol", "lifestyle")
_GOOD = ("effective", "efficacious", "beneficial", "helpful", "good for", "healthy")


def is_benefit(statement: Statement) -> bool:
    """Tell whether a treatment or habit is said to do good, or a treatment to be needed.

    It has to stand before the verb. What is done in daily life needs an outcome that people
    notice; for a treatment any good effect will do.
    """
    reading, relation = statement.reading, statement.strength.relation
    if relation is not None and reading.word(relation.cue.start).startswith("benefit"):
        return True
    if any(cue.kind == "requirement" for cue in statement.advice.cues):
        return True
    return any(_does_good(reading, effect) for effect in statement.strength.effects)


def _does_good(reading: SentenceReading, effect: Relation) -> bool:
    done = [cue for cue in reading.of(*_DONE) if cue.start < effect.cue.start]
    if not done:
        return False
    good = any(
        not any(cue.start <= each.start < cue.end for cue in done)
        for each in reading.of("benefit", "causal_adj")
    )
    if not good:
        return False
    if any(cue.kind != "lifestyle" for cue in done):
        return True
    return acts_on_health(reading, effect) or reading.words(effect.cue).startswith(_GOOD)
