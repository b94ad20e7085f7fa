"""What only the words of a sentence tell, beside the judgement of a trained engine."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimcheck.model import Addressee, AdviceForce, Assessment, ClaimType, Cue, Need
from claimcheck.sentences.judgement.advice import NO_ADVICE, AdviceJudgement, judge_advice
from claimcheck.sentences.judgement.claim_type import judge_type
from claimcheck.sentences.judgement.statement import Statement
from claimcheck.sentences.judgement.strength import StrengthJudgement, judge_strength
from claimcheck.sentences.linguistic.hedging import hedges
from claimcheck.sentences.linguistic.negation import negations
from claimcheck.sentences.linguistic.reading import SentenceReading, read_sentence
from claimcheck.sentences.population import find_population
from claimcheck.sentences.quantities import find_quantities

LONGEST = 20_000
_SHOWN = (
    "can", "booster", "absolute", "overclaim", "hype", "vague_attribution", "plural_evidence",
    "null_result", "protocol", "therapy", "drug_name", "eligibility", "genotype", "cure",
    "harm_strong",
)  # fmt: skip


def worded(judged: Assessment, sentence: str) -> Mapping[str, Any]:
    """Work out the fields of an assessment that its engine left to the words.

    The type follows the strength, the causal class and the force of the advice that the engine
    found, and the words for everything else.
    """
    reading = read_sentence(sentence[:LONGEST])
    quantities = find_quantities(reading.text, reading.tokens)
    said, advice = judge_strength(reading), _advice(reading, judged.advice)
    strength = StrengthJudgement(judged.strength, judged.causality, said.relation, said.effects)
    statement = Statement(reading, strength, advice, quantities)
    return {
        "claim_type": judge_type(statement) if judged.is_claim else ClaimType.NON_CLAIM,
        "addressee": advice.addressee,
        "population": find_population(reading.text, reading.tokens),
        "quantities": quantities,
        "cues": shown_cues(reading, said, advice),
        "need": Need.NONE,
        "need_probability": 0.0,
        "covered": 0.0,
        "query": 0.0,
        "queries": (),
    }


def _advice(reading: SentenceReading, force: AdviceForce) -> AdviceJudgement:
    """Give the words of advice, where there is any; unless they say whom, carers are meant."""
    if force is AdviceForce.NONE:
        return NO_ADVICE
    said = judge_advice(reading)
    unsaid = said.addressee is Addressee.NONE
    return AdviceJudgement(force, Addressee.PROFESSIONAL if unsaid else said.addressee, said.cues)


def shown_cues(
    reading: SentenceReading, strength: StrengthJudgement, advice: AdviceJudgement
) -> tuple[Cue, ...]:
    """Give the cues that findings show, in their order in the sentence."""
    return _in_order(_cues(reading, strength, advice))


def shown_kinds(
    reading: SentenceReading, strength: StrengthJudgement, advice: AdviceJudgement
) -> frozenset[str]:
    """Name the kinds of the cues that findings show."""
    kinds = {kind for kind in _SHOWN if kind in reading.cues}
    kinds.update(cue.kind for cue in negations(reading))
    if strength.relation is not None:
        kinds.add(strength.relation.kind.value)
    if hedges(reading):
        kinds.add("hedge")
    if advice.cues:
        kinds.add("advice")
    return frozenset(kinds)


def _in_order(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    return tuple(sorted(dict.fromkeys(cues), key=lambda cue: (cue.span.start, cue.span.end)))


def _cues(
    reading: SentenceReading, strength: StrengthJudgement, advice: AdviceJudgement
) -> Iterator[Cue]:
    if strength.relation is not None:
        yield reading.shown(strength.relation.cue, strength.relation.kind.value)
    for cue in hedges(reading):
        yield reading.shown(cue, "hedge")
    for cue in negations(reading):
        yield reading.shown(cue)
    for cue in advice.cues:
        yield reading.shown(cue, "advice")
    for cue in reading.of(*_SHOWN):
        yield reading.shown(cue)
