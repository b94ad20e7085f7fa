"""The lexical engine: weighted cues in their scope, every judgement traceable to words."""

from collections.abc import Sequence

from claimcheck.memory import remembered
from claimcheck.model import Assessment
from claimcheck.sentences.engine import Engine
from claimcheck.sentences.judgement.advice import judge_advice
from claimcheck.sentences.judgement.assembly import (
    CLAIM_AT,
    SentenceJudgement,
    assembled,
    unread_assessment,
)
from claimcheck.sentences.judgement.certainty import judge_certainty
from claimcheck.sentences.judgement.claimhood import claim_probability
from claimcheck.sentences.judgement.language import language_of
from claimcheck.sentences.judgement.statement import Statement
from claimcheck.sentences.judgement.strength import judge_strength
from claimcheck.sentences.judgement.wording import LONGEST, shown_cues
from claimcheck.sentences.linguistic.hedging import hedges
from claimcheck.sentences.linguistic.reading import SentenceReading, read_sentence
from claimcheck.sentences.population import find_population
from claimcheck.sentences.quantities import find_quantities


def assess(sentences: Sequence[str]) -> tuple[Assessment, ...]:
    """Judge sentences by their cues; a sentence that comes twice is judged once."""
    judged: dict[str, Assessment] = {}
    return tuple(
        judged[text] if text in judged else judged.setdefault(text, _assess(text))
        for text in sentences
    )


@remembered
def _assess(sentence: str) -> Assessment:
    reading = read_sentence(sentence[:LONGEST])
    language = language_of(sentence[:LONGEST])
    if language != "en":
        return unread_assessment(language)
    return _judge(reading)


def _judge(reading: SentenceReading) -> Assessment:
    quantities = find_quantities(reading.text, reading.tokens)
    strength, advice = judge_strength(reading), judge_advice(reading)
    probability = claim_probability(Statement(reading, strength, advice, quantities))
    judged = SentenceJudgement(
        strength=strength,
        advice=advice,
        hedged=bool(hedges(reading)),
        is_claim=probability >= CLAIM_AT,
        claim_probability=probability,
        population=find_population(reading.text, reading.tokens),
        certainty=judge_certainty(reading),
        cues=shown_cues(reading, strength, advice),
    )
    return assembled(reading, quantities, judged)


ENGINE = Engine("lexical", assess)
