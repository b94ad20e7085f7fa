"""What kind of statement a claim is, which decides the support that it needs."""

from claimcheck.model import AdviceForce, Causality, ClaimType, Strength
from claimcheck.sentences.judgement.advice import is_referral
from claimcheck.sentences.judgement.benefit import is_benefit
from claimcheck.sentences.judgement.matter import acts_on_health
from claimcheck.sentences.judgement.statement import Statement
from claimcheck.sentences.judgement.strength import StrengthJudgement
from claimcheck.sentences.linguistic.definitions import is_definition
from claimcheck.sentences.linguistic.reading import SentenceReading
from claimcheck.sentences.linguistic.relations import RelationKind
from claimcheck.sentences.linguistic.reporting import (
    cites_a_study,
    names_a_study,
    study_reports,
    tells_methods,
)
from claimcheck.sentences.linguistic.word_classes import word_class

_STATISTICS = frozenset({"percentage", "p_value", "sample_size", "effect", "interval", "dose"})
_EFFECTS = frozenset({Causality.DIRECT, Causality.CONDITIONAL})
_NAMED = 0.8
_PLANS = word_class("purpose")
_PERSONS = word_class("person")
_SHARE_REACH = 4


def judge_type(statement: Statement) -> ClaimType:
    """Choose the type; of several that fit, the one that needs the strongest support."""
    reading, advice = statement.reading, statement.advice
    if is_referral(reading, advice):
        return ClaimType.ADVICE
    if _is_protocol(statement):
        return ClaimType.PROTOCOL
    if not _is_duty(statement) and _is_study_report(reading):
        return ClaimType.STUDY_REPORT
    if advice.force is AdviceForce.STRONG:
        return ClaimType.ADVICE
    if statement.strength.causality in _EFFECTS:
        return _of_effect(statement)
    return _without_effect(statement)


def _is_duty(statement: Statement) -> bool:
    """Tell whether it says itself what is to be done, not only what somebody recommends."""
    advice = statement.advice
    reported = any(cue.kind == "recommend" for cue in advice.cues[:1])
    return advice.force is AdviceForce.STRONG and not reported


def _is_protocol(statement: Statement) -> bool:
    """Tell whether a named treatment is laid out: what, for whom, how much, to what end."""
    reading = statement.reading
    if tells_methods(reading):
        return False
    named = any(cue.weight >= _NAMED for cue in reading.of("drug_name", "therapy"))
    if reading.has("protocol") and (named or reading.has("eligibility")):
        return True
    return (named and reading.has("eligibility")) or _combines(reading) or _doses(statement, named)


def _combines(reading: SentenceReading) -> bool:
    """Tell whether several drugs are put together to an end."""
    if reading.count("drug_name") < 2:  # noqa: PLR2004 - several
        return False
    return reading.has("therapy") or not _PLANS.isdisjoint(reading.lowers)


def _doses(statement: Statement, named: bool) -> bool:  # noqa: FBT001 - a fact, not a switch
    """Tell whether it says how much, how often or how long something is taken."""
    reading, kinds = statement.reading, statement.kinds
    if "duration" in kinds and reading.has("drug_name") and reading.has("therapy"):
        return True
    if kinds.isdisjoint({"dose", "frequency"}):
        return False
    urged = statement.advice.force is AdviceForce.STRONG
    return named or (reading.has("lifestyle") and urged)


def _is_study_report(reading: SentenceReading) -> bool:
    if names_a_study(reading) or tells_methods(reading) or cites_a_study(reading):
        return True
    return bool(study_reports(reading))


def _of_effect(statement: Statement) -> ClaimType:
    reading, advice = statement.reading, statement.advice
    if reading.has("harm_strong"):
        return ClaimType.HARM
    if is_benefit(statement):
        return ClaimType.TREATMENT_BENEFIT
    if advice.force is AdviceForce.WEAK and not reading.has("mechanism"):
        return ClaimType.ADVICE
    relation = statement.strength.relation
    effects = statement.strength.effects or ((relation,) if relation is not None else ())
    on_health = any(acts_on_health(reading, each) for each in effects)
    if reading.has("mechanism") and not on_health:
        return ClaimType.MECHANISM
    return ClaimType.CAUSAL_EFFECT


def _without_effect(statement: Statement) -> ClaimType:
    reading = statement.reading
    if statement.strength.causality is Causality.CORRELATIONAL:
        weak = statement.advice.force is AdviceForce.WEAK
        return ClaimType.ADVICE if weak else _of_tie(reading, statement.strength)
    if reading.has("safety"):
        return ClaimType.HARM
    if statement.advice.force is AdviceForce.WEAK:
        return ClaimType.ADVICE
    return _of_fact(statement)


def _of_fact(statement: Statement) -> ClaimType:
    reading = statement.reading
    if reading.has("prevalence") or counts_people(statement):
        return ClaimType.PREVALENCE
    if reading.has("definition") or is_definition(reading):
        return ClaimType.DEFINITIONAL
    if not statement.kinds.isdisjoint(_STATISTICS):
        return ClaimType.NUMBER
    if reading.has("harm_strong"):
        return ClaimType.HARM
    if statement.strength.strength is Strength.S1:
        return ClaimType.CAUSAL_EFFECT
    return ClaimType.MECHANISM if reading.has("mechanism") else ClaimType.DEFINITIONAL


def _of_tie(reading: SentenceReading, strength: StrengthJudgement) -> ClaimType:
    """Tell a part in a mechanism from an association: ``plays a role in the pathway``."""
    relation = strength.relation
    loose = relation is not None and relation.kind is RelationKind.VAGUE
    inner = reading.has("mechanism") and not reading.has("outcome", "genotype")
    return ClaimType.MECHANISM if loose and inner else ClaimType.ASSOCIATION


def counts_people(statement: Statement) -> bool:
    """Tell whether a share of people is spoken of: ``Four in ten adults``, ``40 % of women``."""
    for quantity in statement.quantities:
        if quantity.kind == "percentage":
            end = quantity.span.end
            behind = [token.lower for token in statement.reading.tokens if token.start >= end]
            if not _PERSONS.isdisjoint(behind[:_SHARE_REACH]):
                return True
    return False
