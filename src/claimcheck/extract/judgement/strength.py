"""How strongly a sentence states a relationship: S0-S6 and the causal class."""

from attrs import frozen

from claimcheck.extract.linguistic.reading import Reading
from claimcheck.extract.linguistic.relations import Kind, Modality, Relation, relations
from claimcheck.extract.linguistic.reporting import tells_methods
from claimcheck.model import Causality, Strength

_LEVEL = {
    Modality.DIRECT: Strength.S6,
    Modality.CAN: Strength.S5,
    Modality.CONDITIONAL: Strength.S4,
}
_CLASS = {
    Modality.DIRECT: Causality.DIRECT,
    Modality.CAN: Causality.DIRECT,
    Modality.CONDITIONAL: Causality.CONDITIONAL,
}
_VAGUE = frozenset({"tied to", "directly tied to", "connected to", "intertwined", "a role in"})
_MARKETING_WEIGHT = 0.8


@frozen
class StrengthJudgement:
    """Strength of one sentence.

    Args:
        strength: S0-S6.
        causality: The causal class of Yu et al. 2019.
        relation: The relationship that decided it, or ``None``.
    """

    strength: Strength
    causality: Causality
    relation: Relation | None = None


NOTHING = StrengthJudgement(Strength.S0, Causality.NONE)


def judge_strength(reading: Reading) -> StrengthJudgement:
    """Judge strength on the scale of Sumner et al. 2014 and class as Yu et al. 2019.

    A causal verb that the sentence asserts decides, unless the sentence is built on a
    correlational word; with ``can`` it is S5, hedged S4, bare S6. Correlational wording and
    comparison are S2, loose ties S3, a denied relationship S1.
    """
    stated = relations(reading)
    if not stated:
        null = reading.has("null_result")
        return StrengthJudgement(Strength.S1, Causality.NONE) if null else NOTHING
    if _all_denied(stated):
        return StrengthJudgement(Strength.S1, Causality.NONE, stated[0])
    head = _head(reading, [relation for relation in stated if not relation.negated])
    if head is None:
        return NOTHING
    if head.kind is Kind.CAUSAL:
        return StrengthJudgement(_LEVEL[head.modality], _CLASS[head.modality], head)
    vague = reading.words(head.cue) in _VAGUE
    return StrengthJudgement(Strength.S3 if vague else Strength.S2, Causality.CORRELATIONAL, head)


def _all_denied(stated: tuple[Relation, ...]) -> bool:
    heads = [relation for relation in stated if relation.asserted]
    return bool(heads) and all(relation.negated for relation in heads)


def _head(reading: Reading, stated: list[Relation]) -> Relation | None:
    causal = [relation for relation in stated if _is_strong_causal(relation)]
    correlational = [relation for relation in stated if relation.kind is Kind.CORRELATIONAL]
    if correlational and (not causal or correlational[0].cue.start < causal[0].cue.start):
        return correlational[0]
    if causal and not _is_method(reading, causal):
        return max(causal, key=lambda relation: _LEVEL[relation.modality])
    compared = [relation for relation in stated if relation.kind is Kind.COMPARISON]
    return compared[0] if compared else None


def _is_strong_causal(relation: Relation) -> bool:
    return relation.kind is Kind.CAUSAL and relation.asserted


def _is_method(reading: Reading, causal: list[Relation]) -> bool:
    return tells_methods(reading) and all(
        relation.cue.weight < _MARKETING_WEIGHT for relation in causal
    )
