"""The relationships that a sentence states: what kind, how firmly, and whether denied."""

from enum import StrEnum

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.sentences.linguistic.clauses import clause_start, is_embedded, opening_aside
from claimcheck.sentences.linguistic.comparatives import comparisons
from claimcheck.sentences.linguistic.conditionals import condition_ranges
from claimcheck.sentences.linguistic.definitions import defined_range
from claimcheck.sentences.linguistic.hedging import hedge_scopes
from claimcheck.sentences.linguistic.negation import negated_ranges
from claimcheck.sentences.linguistic.reading import Found, SentenceReading
from claimcheck.sentences.linguistic.verbs import (
    PREPOSITIONS,
    has_object,
    is_purpose,
    is_reporting,
    is_verb,
)

_HAVE = frozenset({"has", "have", "had", "having"})
_HAVE_REACH = 6
_NEEDS_REFERENCE = 0.6
_FIRM_FRAME = 0.8
_COPULAS = frozenset({"is", "are", "was", "were", "be", "become", "becomes", "as"})
_STOPS = PREPOSITIONS | {",", ";", "whose", "which", "to"}
_COPULA_REACH = 10


class Modality(StrEnum):
    """How firmly a relationship is stated."""

    DIRECT = "direct"
    CAN = "can"
    CONDITIONAL = "conditional"


class RelationKind(StrEnum):
    """What a relationship is said to be."""

    CAUSAL = "causal"
    CORRELATIONAL = "correlational"
    VAGUE = "vague"
    COMPARISON = "comparison"


@frozen(eq=False, repr=False)
class Relation(ByValue):
    """One stated relationship.

    Args:
        cue: The words that state it.
        kind: Causal, correlational, a loose tie, or a mere comparison.
        modality: How firmly it is stated.
        negated: Whether it is denied.
        asserted: Whether it is the predicate of a statement, not a noun or an adjective.
        background: Whether it stands in a relative clause or a conceding aside.
    """

    cue: Found
    kind: RelationKind
    modality: Modality
    negated: bool
    asserted: bool
    background: bool


_KINDS = {
    "causal_verb": RelationKind.CAUSAL,
    "requirement": RelationKind.CAUSAL,
    "causal_frame": RelationKind.CAUSAL,
    "causal_noun": RelationKind.CAUSAL,
    "causal_adj": RelationKind.CAUSAL,
    "correlational": RelationKind.CORRELATIONAL,
    "vague_relation": RelationKind.VAGUE,
    "change_noun": RelationKind.COMPARISON,
    "comparison": RelationKind.COMPARISON,
}


def relations(reading: SentenceReading) -> tuple[Relation, ...]:
    """Give the relationships stated, in order; conditions and definitions state none."""
    if not reading.has(*_KINDS):
        return ()
    conditions = condition_ranges(reading)
    defined = defined_range(reading)
    if defined is not None:
        conditions = (*conditions, defined)
    cues = [
        cue for kind in _KINDS for cue in reading.of(kind) if not _inside(cue.start, conditions)
    ]
    if not cues:
        return ()
    scopes = _Scopes(hedge_scopes(reading), negated_ranges(reading), opening_aside(reading))
    found = [_relation(reading, cue, scopes) for cue in cues]
    return tuple(sorted(found, key=lambda relation: relation.cue.start))


@frozen(eq=False, repr=False)
class _Scopes(ByValue):
    hedged: tuple[tuple[Found, int, int], ...]
    negated: tuple[tuple[int, int], ...]
    aside: int


def _relation(reading: SentenceReading, cue: Found, scopes: _Scopes) -> Relation:
    kind = _KINDS[cue.kind]
    if cue.kind == "causal_verb" and is_verb(reading, cue) and not has_object(reading, cue):
        kind = RelationKind.COMPARISON
    return Relation(
        cue=cue,
        kind=kind,
        modality=_modality(reading, cue, scopes),
        negated=_inside(cue.start, scopes.negated),
        asserted=_is_asserted(reading, cue),
        background=cue.start < scopes.aside or is_embedded(reading, cue.start),
    )


def _is_asserted(reading: SentenceReading, cue: Found) -> bool:
    match cue.kind:
        case "causal_verb":
            if is_purpose(reading, cue):
                return True
            return is_verb(reading, cue) and not is_reporting(reading, cue)
        case "causal_noun":
            before = reading.lowers[max(cue.start - _HAVE_REACH, 0) : cue.start]
            return not _HAVE.isdisjoint(before)
        case "causal_frame" if cue.weight < _FIRM_FRAME:
            return _is_predicate(reading, cue)
        case "comparison" if cue.weight < _NEEDS_REFERENCE:
            return cue in comparisons(reading)
        case _:
            return True


def _is_predicate(reading: SentenceReading, cue: Found) -> bool:
    """Tell whether a noun is what something is said to be: ``walking is a way to calm down``."""
    near = range(cue.start - 1, max(cue.start - _COPULA_REACH, -1), -1)
    for index in near:
        word = reading.lowers[index]
        if word in _COPULAS:
            return not is_embedded(reading, cue.start)
        if word in _STOPS and reading.word(index - 1) not in {"one", "some"}:
            return False
    return False


def _inside(position: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= position < end for start, end in ranges)


def _modality(reading: SentenceReading, cue: Found, scopes: _Scopes) -> Modality:
    if cue.kind == "causal_verb" and is_purpose(reading, cue) and not is_verb(reading, cue):
        return Modality.CONDITIONAL
    for hedge, start, end in scopes.hedged:
        if start <= cue.start < end and not hedge.start <= cue.start < hedge.end:
            return Modality.CONDITIONAL
    if not reading.has("can"):
        return Modality.DIRECT
    start = clause_start(reading, cue.start)
    if any(start <= can.start < cue.start for can in reading.of("can")):
        return Modality.CAN
    return Modality.DIRECT
