"""What kind of statement a claim is, which decides the support that it needs."""

from claimcheck.extract.judgement.advice import AdviceJudgement
from claimcheck.extract.judgement.strength import StrengthJudgement
from claimcheck.extract.linguistic.reading import Reading
from claimcheck.extract.linguistic.reporting import names_a_study, study_reports, tells_methods
from claimcheck.extract.linguistic.word_classes import words_of
from claimcheck.model import AdviceForce, Causality, ClaimType, Quantity, Strength

_STATISTICS = frozenset({"percentage", "p_value", "sample_size", "effect", "interval"})
_NAMED = 0.8
_PLANS = words_of("purpose")
_INTERVENTIONS = ("therapy", "drug_name", "protocol", "lifestyle")


def judge_type(
    reading: Reading,
    strength: StrengthJudgement,
    advice: AdviceJudgement,
    quantities: tuple[Quantity, ...],
) -> ClaimType:
    """Choose the type; of several that fit, the one that needs the strongest support."""
    if _is_protocol(reading, advice, quantities):
        return ClaimType.PROTOCOL
    if _is_study_report(reading):
        return ClaimType.STUDY_REPORT
    if advice.force is AdviceForce.STRONG:
        return ClaimType.ADVICE
    if strength.causality in {Causality.DIRECT, Causality.CONDITIONAL}:
        return _of_effect(reading, strength, advice)
    if advice.force is AdviceForce.WEAK:
        return ClaimType.ADVICE
    return _without_effect(reading, strength, quantities)


def _is_protocol(
    reading: Reading, advice: AdviceJudgement, quantities: tuple[Quantity, ...]
) -> bool:
    """Tell whether a named treatment is laid out: what, for whom, how much, to what end."""
    if tells_methods(reading):
        return False
    words = reading.lowers
    named = any(cue.weight >= _NAMED for cue in reading.of("drug_name", "therapy"))
    if reading.has("protocol", "eligibility") and named:
        return True
    if reading.has("protocol") and reading.has("eligibility"):
        return True
    if reading.count("drug_name") > 1 and (reading.has("therapy") or not _PLANS.isdisjoint(words)):
        return True
    dosed = any(quantity.kind in {"dose", "frequency"} for quantity in quantities)
    return dosed and (named or reading.has("lifestyle") or advice.force is AdviceForce.STRONG)


def _is_study_report(reading: Reading) -> bool:
    if names_a_study(reading) or tells_methods(reading):
        return True
    return bool(study_reports(reading))


def _of_effect(reading: Reading, strength: StrengthJudgement, advice: AdviceJudgement) -> ClaimType:
    if reading.has("harm_strong"):
        return ClaimType.HARM
    if _is_benefit(reading, strength):
        return ClaimType.TREATMENT_BENEFIT
    if advice.force is AdviceForce.WEAK and not reading.has("mechanism"):
        return ClaimType.ADVICE
    if reading.has("mechanism") and (reading.count("mechanism") > 1 or not reading.has("outcome")):
        return ClaimType.MECHANISM
    return ClaimType.CAUSAL_EFFECT


def _is_benefit(reading: Reading, strength: StrengthJudgement) -> bool:
    """Tell whether something that people do or take is said to do good.

    It has to stand before the verb. What is done in daily life needs an outcome that people
    notice; for a treatment any good effect will do.
    """
    relation = strength.relation
    if relation is not None and reading.word(relation.cue.start).startswith("benefit"):
        return True
    head = relation.cue.start if relation is not None else len(reading.tokens)
    done = [cue for cue in reading.of(*_INTERVENTIONS) if cue.start < head]
    good = any(
        not any(cue.start <= each.start < cue.end for cue in done)
        for each in reading.of("benefit", "causal_adj")
    )
    if not done or not good:
        return False
    return reading.has("outcome") or any(cue.kind != "lifestyle" for cue in done)


def _without_effect(
    reading: Reading, strength: StrengthJudgement, quantities: tuple[Quantity, ...]
) -> ClaimType:
    if strength.causality is Causality.CORRELATIONAL:
        return ClaimType.ASSOCIATION
    if reading.has("prevalence"):
        return ClaimType.PREVALENCE
    if reading.has("definition"):
        return ClaimType.DEFINITIONAL
    if any(quantity.kind in _STATISTICS for quantity in quantities):
        return ClaimType.NUMBER
    if strength.strength is Strength.S1 or reading.has("harm_strong"):
        return ClaimType.HARM if reading.has("harm_strong") else ClaimType.CAUSAL_EFFECT
    return ClaimType.MECHANISM if reading.has("mechanism") else ClaimType.DEFINITIONAL
