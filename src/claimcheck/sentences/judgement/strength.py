"""How strongly a sentence states a relationship: S0-S6 and the causal class."""

from attrs import frozen

from claimcheck.model import Causality, Strength
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.linguistic.reading import SentenceReading
from claimcheck.sentences.linguistic.relations import Modality, Relation, RelationKind, relations

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
_WEAK_WEIGHT = 0.6
_EFFECT_WORDS = ("effect", "impact", "influence", "benefit", "affect", "reduce", "improve")
_TIE_WORDS = ("associat", "relat", "correlat", "differ", "link", "predict")
_NEEDY = ("need", "requir", "are necessary")


@frozen(eq=False, repr=False)
class StrengthJudgement(ByValue):
    """Strength of one sentence.

    Args:
        strength: S0-S6.
        causality: The causal class of Yu et al. 2019.
        relation: The relationship that decided it, or ``None``.
        effects: Every effect that the sentence affirms, the deciding one included.
    """

    strength: Strength
    causality: Causality
    relation: Relation | None = None
    effects: tuple[Relation, ...] = ()


NOTHING = StrengthJudgement(Strength.S0, Causality.NONE)


def judge_strength(reading: SentenceReading) -> StrengthJudgement:
    """Judge strength on the scale of Sumner et al. 2014 and class as Yu et al. 2019.

    The predicate of the main clause decides: a causal one is S6 bare, S5 with ``can``, S4
    hedged; a correlational word or a comparison is S2, a loose tie S3, a denied relationship S1.
    Calls for research and duties state no relationship.
    """
    stated = relations(reading)
    if reading.has("future_research", "must"):
        return NOTHING
    if reading.has("call") and not reading.has("mechanism", "lifestyle"):
        return NOTHING
    asserted = [relation for relation in stated if _counts(reading, relation)]
    main = [relation for relation in asserted if not relation.background] or asserted
    affirmed = [relation for relation in main if not relation.negated]
    if main and not affirmed:
        return StrengthJudgement(Strength.S1, _class(main[0]), main[0])
    if not affirmed:
        return _null(reading)
    return _judged(_head(affirmed), affirmed)


def _judged(head: Relation, affirmed: list[Relation]) -> StrengthJudgement:
    match head.kind:
        case RelationKind.CAUSAL:
            effects = tuple(each for each in affirmed if each.kind is RelationKind.CAUSAL)
            return StrengthJudgement(_LEVEL[head.modality], _class(head), head, effects)
        case RelationKind.VAGUE:
            return StrengthJudgement(Strength.S3, _class(head), head)
        case _:
            return StrengthJudgement(Strength.S2, _class(head), head)


def _class(relation: Relation) -> Causality:
    """Give the causal class of the words, which Yu et al. give a denied relationship as well."""
    if relation.kind is RelationKind.CAUSAL:
        return _CLASS[relation.modality]
    return Causality.CORRELATIONAL


def _null(reading: SentenceReading) -> StrengthJudgement:
    """Judge a null result without a verb of its own: ``no effect``, ``no difference``."""
    found = reading.of("null_result")
    if not found:
        return NOTHING
    words = reading.words(found[0])
    causal = any(word in words for word in _EFFECT_WORDS)
    tied = any(word in words for word in _TIE_WORDS)
    kind = Causality.DIRECT if causal else Causality.CORRELATIONAL if tied else Causality.NONE
    return StrengthJudgement(Strength.S1, kind)


def _counts(reading: SentenceReading, relation: Relation) -> bool:
    """Tell whether a relationship can decide: weak verbs only where biology or care is meant."""
    if not relation.asserted:
        return False
    if relation.kind is not RelationKind.CAUSAL:
        return True
    words = reading.words(relation.cue)
    needy = relation.cue.kind == "requirement" and words.startswith(_NEEDY)
    if needy or relation.cue.weight < _WEAK_WEIGHT:
        matter = reading.has("mechanism", "outcome", "therapy", "lifestyle", "drug_name")
        return matter and not reading.has("study_noun", "study_method")
    return True


def _head(affirmed: list[Relation]) -> Relation:
    """Choose the relationship that the sentence is built on: the first correlation or cause."""
    for kinds in ({RelationKind.CAUSAL, RelationKind.CORRELATIONAL}, {RelationKind.VAGUE}):
        chosen = [relation for relation in affirmed if relation.kind in kinds]
        if chosen:
            return chosen[0]
    return affirmed[0]
