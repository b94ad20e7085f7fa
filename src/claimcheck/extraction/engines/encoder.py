"""The trained encoder beside the linguistic layer: classes from the one, words from the other.

The encoder was taught how people who code such sentences for a living would class them. Of a
sentence by itself, what it says stands for the causal class, the strength, the advice, the
certainty and the hedging; the words say the rest (type, addressee, numbers, cues), and within a
class of strength the finer step.

What counts as a claim depends on where a sentence stands. In the abstract of a study only its
conclusions do, which the encoder was taught; in prose for readers each checkable assertion does,
which the words tell better. A sentence by itself is read as the likelier of the two. A document is
prose: there the encoder overrules the words only where it is sure, so that no article is accused
for the habits of abstracts.
"""

from collections.abc import Callable, Iterator, Sequence

from claimcheck.extraction.encoder.alone import settle_alone
from claimcheck.extraction.encoder.answers import Answer, answer, consult
from claimcheck.extraction.encoder.prose import settle_in_prose
from claimcheck.extraction.encoder.settled import Settled, Weighed
from claimcheck.extraction.engine import Engine
from claimcheck.extraction.judgement.advice import NO_ADVICE, judge_advice
from claimcheck.extraction.judgement.certainty import judge_certainty
from claimcheck.extraction.judgement.citing import is_cite_worthy
from claimcheck.extraction.judgement.claim_type import judge_type
from claimcheck.extraction.judgement.language import judge_language
from claimcheck.extraction.judgement.statement import Statement
from claimcheck.extraction.judgement.strength import judge_strength
from claimcheck.extraction.judgement.wording import LONGEST, shown_cues
from claimcheck.extraction.linguistic.reading import Reading, read
from claimcheck.extraction.quantities import find_quantities
from claimcheck.model import Assessment, ClaimType, Cue, Span

_WORDED = 0.3
_NOT_MEANT = ("signpost", "greeting", "editorial", "rhetoric", "metaphor")


def assess(sentences: Sequence[str]) -> tuple[Assessment, ...]:
    """Judge sentences, each by itself; one that comes twice is judged once.

    Raises:
        ModelError: The trained model is missing or damaged.
    """
    return _assess(sentences, consult, settle_alone)


def assess_prose(sentences: Sequence[str]) -> tuple[Assessment, ...]:
    """Judge the sentences of a document that is written for readers.

    Raises:
        ModelError: The trained model is missing or damaged.
    """
    return _assess(sentences, answer, settle_in_prose)


def _assess(
    sentences: Sequence[str],
    ask: Callable[[Sequence[str]], list[Answer]],
    settle: Callable[[Weighed], Settled],
) -> tuple[Assessment, ...]:
    readings = {text: read(text[:LONGEST]) for text in dict.fromkeys(sentences)}
    languages = {text: judge_language(reading.lowers) for text, reading in readings.items()}
    english = [text for text, language in languages.items() if language == "en"]
    judged = {
        text: _assessment(each, settle(each))
        for text, found in zip(english, ask(english), strict=True)
        for each in (_weighed(readings[text], found),)
    }
    for text, language in languages.items():
        if language != "en":
            judged[text] = _unread(language)
    return tuple(judged[text] for text in sentences)


def _unread(language: str) -> Assessment:
    return Assessment(
        is_claim=False, claim_probability=0.0, claim_type=ClaimType.NON_CLAIM, language=language
    )


def _weighed(reading: Reading, found: Answer) -> Weighed:
    quantities = find_quantities(reading.text, reading.tokens)
    return Weighed(reading, judge_strength(reading), judge_advice(reading), quantities, found)


def _assessment(each: Weighed, judged: Settled) -> Assessment:
    statement = Statement(each.reading, judged.strength, judged.advice, each.quantities)
    kind = judge_type(statement) if judged.is_claim else ClaimType.NON_CLAIM
    advice = judged.advice
    if not judged.is_claim and each.reading.has(*_NOT_MEANT):
        advice = NO_ADVICE
    return Assessment(
        is_claim=judged.is_claim,
        claim_probability=judged.claim_probability,
        claim_type=kind,
        strength=judged.strength.strength,
        causality=judged.strength.causality,
        advice=advice.force,
        addressee=advice.addressee,
        certainty=_certainty(each),
        hedged=judged.hedged,
        cite_worthy=is_cite_worthy(statement, kind) if judged.cites is None else judged.cites,
        population=judged.population,
        quantities=each.quantities,
        cues=_with_hedges(each) if judged.hedged else _cues(each),
        origin=judged.origin,
    )


def _certainty(each: Weighed) -> float:
    """Average what the encoder hears with what the hedges and boosters add up to."""
    worded = judge_certainty(each.reading)
    return round((1 - _WORDED) * each.found.certainty + _WORDED * worded, 1)


def _cues(each: Weighed) -> tuple[Cue, ...]:
    return shown_cues(each.reading, each.strength, each.advice)


def _with_hedges(each: Weighed) -> tuple[Cue, ...]:
    """Add the words that make the encoder hear a hedge, where the lexicon knows none."""
    cues = _cues(each)
    if any(cue.kind == "hedge" for cue in cues):
        return cues
    heard = {*cues, *_heard(each.reading.text, each.found)}
    return tuple(sorted(heard, key=lambda cue: (cue.span.start, cue.span.end, cue.kind)))


def _heard(text: str, found: Answer) -> Iterator[Cue]:
    for start, end, kind in found.cues:
        if kind == 0 and start < end <= len(text):
            span = Span(start, end)
            yield Cue("hedge", span.of(text), span)


ENGINE = Engine("encoder", assess, (("accurate", 5),), assess_prose)
