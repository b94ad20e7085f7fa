"""What an effect is said to be on: something people notice, or molecules, cells and hormones."""

from claimcheck.sentences.linguistic.clauses import clause_end
from claimcheck.sentences.linguistic.reading import Found, SentenceReading
from claimcheck.sentences.linguistic.relations import Relation
from claimcheck.sentences.linguistic.word_classes import word_class

_PERSONS = word_class("person")
_OBJECT_REACH = 4
_SAME_OBJECT = 8
_AND = frozenset({"and", "or", ",", "as"})


def acts_on_health(reading: SentenceReading, relation: Relation) -> bool:
    """Tell whether an effect is on an outcome that people notice, such as mood, sleep or pain.

    The first matter named behind the words of effect decides, or one joined to it by ``and``;
    where none follows, one before them. ``Makes shy people brave`` acts on people.
    """
    if _acts_on_persons(reading, relation.cue):
        return True
    outcomes, inner = _behind(reading, relation, "outcome"), _behind(reading, relation, "mechanism")
    if not outcomes:
        return not inner and reading.has("outcome")
    return not inner or _leads(reading, outcomes[0], inner[0])


def _leads(reading: SentenceReading, outcome: Found, inner: Found) -> bool:
    if (outcome.start, -outcome.end) <= (inner.start, -inner.end):
        return True
    between = reading.lowers[inner.end : outcome.start]
    return not between or (len(between) <= _SAME_OBJECT and not _AND.isdisjoint(between))


def _behind(reading: SentenceReading, relation: Relation, kind: str) -> list[Found]:
    start = relation.cue.end
    end = clause_end(reading, start - 1)
    found = [cue for cue in reading.of(kind) if start <= cue.start < end]
    return found or [cue for cue in reading.of(kind) if cue.start >= start]


def _acts_on_persons(reading: SentenceReading, cue: Found) -> bool:
    """Tell whether people are the object of a verb, and more is said of them."""
    behind = reading.lowers[cue.end : cue.end + _OBJECT_REACH]
    return cue.kind == "causal_verb" and not _PERSONS.isdisjoint(behind[:-1])
