"""The lexical engine: weighted cues in their scope, every judgement traceable to words."""

from collections.abc import Sequence

from claimcheck.extraction.engine import Engine
from claimcheck.extraction.judgement.advice import NO_ADVICE, judge_advice
from claimcheck.extraction.judgement.certainty import judge_certainty
from claimcheck.extraction.judgement.citing import is_cite_worthy
from claimcheck.extraction.judgement.claim_type import judge_type
from claimcheck.extraction.judgement.claimhood import claim_probability
from claimcheck.extraction.judgement.language import judge_language
from claimcheck.extraction.judgement.statement import Statement
from claimcheck.extraction.judgement.strength import judge_strength
from claimcheck.extraction.judgement.wording import LONGEST, shown_cues
from claimcheck.extraction.linguistic.hedging import hedges
from claimcheck.extraction.linguistic.reading import Reading, read
from claimcheck.extraction.population import find_population
from claimcheck.extraction.quantities import find_quantities
from claimcheck.model import Assessment, ClaimType

CLAIM_AT = 0.5
_NOT_MEANT = ("signpost", "greeting", "editorial", "rhetoric", "metaphor")


def assess(sentences: Sequence[str]) -> tuple[Assessment, ...]:
    """Judge sentences by their cues; a sentence that comes twice is judged once."""
    judged: dict[str, Assessment] = {}
    return tuple(
        judged[text] if text in judged else judged.setdefault(text, _assess(text))
        for text in sentences
    )


def _assess(sentence: str) -> Assessment:
    reading = read(sentence[:LONGEST])
    language = judge_language(reading.lowers)
    if language != "en":
        return Assessment(
            is_claim=False, claim_probability=0.0, claim_type=ClaimType.NON_CLAIM, language=language
        )
    return _judge(reading)


def _judge(reading: Reading) -> Assessment:
    quantities = find_quantities(reading.text, reading.tokens)
    strength, advice = judge_strength(reading), judge_advice(reading)
    statement = Statement(reading, strength, advice, quantities)
    probability = claim_probability(statement)
    is_claim = probability >= CLAIM_AT
    kind = judge_type(statement) if is_claim else ClaimType.NON_CLAIM
    if not is_claim and reading.has(*_NOT_MEANT):
        advice = NO_ADVICE
    return Assessment(
        is_claim=is_claim,
        claim_probability=probability,
        claim_type=kind,
        strength=strength.strength,
        causality=strength.causality,
        advice=advice.force,
        addressee=advice.addressee,
        certainty=judge_certainty(reading),
        hedged=bool(hedges(reading)),
        cite_worthy=is_cite_worthy(statement, kind),
        population=find_population(reading.text, reading.tokens),
        quantities=quantities,
        cues=shown_cues(reading, strength, advice),
    )


ENGINE = Engine("lexical", assess, (("accurate", 1), ("fast", 1)))
