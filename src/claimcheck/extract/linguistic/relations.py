"""The relationships that a sentence states: what kind, how firmly, and whether denied."""

from enum import StrEnum

from attrs import frozen

from claimcheck.extract.linguistic.clauses import clause_start
from claimcheck.extract.linguistic.conditionals import condition_ranges
from claimcheck.extract.linguistic.hedging import hedge_scopes
from claimcheck.extract.linguistic.negation import negated_ranges
from claimcheck.extract.linguistic.reading import Found, Reading
from claimcheck.extract.linguistic.verbs import is_verb


class Modality(StrEnum):
    """How firmly a relationship is stated."""

    DIRECT = "direct"
    CAN = "can"
    CONDITIONAL = "conditional"


class Kind(StrEnum):
    """What a relationship is said to be."""

    CAUSAL = "causal"
    CORRELATIONAL = "correlational"
    COMPARISON = "comparison"


@frozen
class Relation:
    """One stated relationship.

    Args:
        cue: The words that state it.
        kind: Causal, correlational, or a mere comparison.
        modality: How firmly it is stated.
        negated: Whether it is denied.
        asserted: Whether it is the verb of a statement, not a noun or an aside.
    """

    cue: Found
    kind: Kind
    modality: Modality
    negated: bool
    asserted: bool


_KINDS = {
    "causal_verb": Kind.CAUSAL,
    "requirement": Kind.CAUSAL,
    "causal_noun": Kind.CAUSAL,
    "causal_adj": Kind.CAUSAL,
    "correlational": Kind.CORRELATIONAL,
    "comparison": Kind.COMPARISON,
}


def relations(reading: Reading) -> tuple[Relation, ...]:
    """Give the relationships stated, in the order of the sentence."""
    hedged = hedge_scopes(reading)
    denied = negated_ranges(reading)
    conditions = condition_ranges(reading)
    found = []
    for kind, meaning in _KINDS.items():
        for cue in reading.of(kind):
            if any(start <= cue.start < end for start, end in conditions):
                continue
            conditional = any(
                start <= cue.start < end and not (hedge.start <= cue.start < hedge.end)
                for hedge, start, end in hedged
            )
            asserted = kind != "causal_verb" or is_verb(reading, cue)
            negated = any(start <= cue.start < end for start, end in denied)
            modality = _modality(reading, cue, conditional=conditional)
            found.append(Relation(cue, meaning, modality, negated, asserted))
    return tuple(sorted(found, key=lambda relation: relation.cue.start))


def _modality(reading: Reading, cue: Found, *, conditional: bool) -> Modality:
    if conditional:
        return Modality.CONDITIONAL
    start = clause_start(reading, cue.start)
    if any(start <= can.start < cue.start for can in reading.of("can")):
        return Modality.CAN
    return Modality.DIRECT
