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

from attrs import evolve, frozen

from claimcheck.extraction.encoder.answers import Answer, answer, consult
from claimcheck.extraction.engine import Engine
from claimcheck.extraction.judgement.advice import NO_ADVICE, AdviceJudgement, judge_advice
from claimcheck.extraction.judgement.certainty import judge_certainty
from claimcheck.extraction.judgement.citing import is_cite_worthy
from claimcheck.extraction.judgement.claim_type import judge_type
from claimcheck.extraction.judgement.claimhood import claim_probability
from claimcheck.extraction.judgement.language import judge_language
from claimcheck.extraction.judgement.statement import Statement
from claimcheck.extraction.judgement.strength import StrengthJudgement, judge_strength
from claimcheck.extraction.judgement.wording import LONGEST, shown_cues
from claimcheck.extraction.linguistic.hedging import hedges
from claimcheck.extraction.linguistic.reading import Reading, read
from claimcheck.extraction.population import find_population
from claimcheck.extraction.quantities import find_quantities
from claimcheck.model import (
    Addressee,
    AdviceForce,
    Assessment,
    Causality,
    ClaimType,
    Cue,
    Origin,
    Population,
    Quantity,
    Span,
    Species,
    Strength,
)

CLAIM_AT = 0.5
_SURE = 0.9
_WORDED = 0.3
_CAUSAL = (Causality.NONE, Causality.CORRELATIONAL, Causality.CONDITIONAL, Causality.DIRECT)
_FORCES = (AdviceForce.NONE, AdviceForce.WEAK, AdviceForce.STRONG)
_HUMAN = frozenset({Species.HUMAN})
_ANIMAL = frozenset({Species.ANIMAL, Species.IN_VITRO})
_IMPLIED_AT = 0.1
_SURE_OF_BEINGS = 0.7
_FOLDS = (0, 0, 1, 1, 2, 2, 3)
_TYPICAL = (Strength.S0, Strength.S2, Strength.S4, Strength.S6)
_PUBLIC = 2
_PUBLIC_AT = 0.3
_NOT_MEANT = ("signpost", "greeting", "editorial", "rhetoric", "metaphor")
_YOU = frozenset({"you", "your", "yours", "yourself"})
_OWN = frozenset({"we", "our", "was", "were", "had", "did", "this", "these"})
_SHORT = 8


@frozen
class _Read:
    """A sentence with what its words and the encoder make of it."""

    reading: Reading
    strength: StrengthJudgement
    advice: AdviceJudgement
    quantities: tuple[Quantity, ...]
    found: Answer


@frozen
class _Judged:
    """What was settled between the words and the encoder."""

    strength: StrengthJudgement
    advice: AdviceJudgement
    hedged: bool
    is_claim: bool
    claim_probability: float
    cites: bool | None
    population: Population
    origin: Origin = Origin.MODEL


def assess(sentences: Sequence[str]) -> tuple[Assessment, ...]:
    """Judge sentences, each by itself; one that comes twice is judged once.

    Raises:
        ModelError: The trained model is missing or damaged.
    """
    return _assess(sentences, consult, _alone)


def assess_prose(sentences: Sequence[str]) -> tuple[Assessment, ...]:
    """Judge the sentences of a document that is written for readers.

    Raises:
        ModelError: The trained model is missing or damaged.
    """
    return _assess(sentences, answer, _in_prose)


def _assess(
    sentences: Sequence[str],
    ask: Callable[[Sequence[str]], list[Answer]],
    settle: Callable[[_Read], _Judged],
) -> tuple[Assessment, ...]:
    readings = {text: read(text[:LONGEST]) for text in dict.fromkeys(sentences)}
    languages = {text: judge_language(reading.lowers) for text, reading in readings.items()}
    english = [text for text, language in languages.items() if language == "en"]
    judged = {
        text: _assessment(each, settle(each))
        for text, found in zip(english, ask(english), strict=True)
        for each in (_read(readings[text], found),)
    }
    for text, language in languages.items():
        if language != "en":
            judged[text] = _unread(language)
    return tuple(judged[text] for text in sentences)


def _unread(language: str) -> Assessment:
    return Assessment(
        is_claim=False, claim_probability=0.0, claim_type=ClaimType.NON_CLAIM, language=language
    )


def _read(reading: Reading, found: Answer) -> _Read:
    quantities = find_quantities(reading.text, reading.tokens)
    return _Read(reading, judge_strength(reading), judge_advice(reading), quantities, found)


def _assessment(each: _Read, judged: _Judged) -> Assessment:
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


def _certainty(each: _Read) -> float:
    """Average what the encoder hears with what the hedges and boosters add up to."""
    worded = judge_certainty(each.reading)
    return round((1 - _WORDED) * each.found.certainty + _WORDED * worded, 1)


def _alone(each: _Read) -> _Judged:
    found = each.found
    advice = each.advice
    if advice.addressee is not Addressee.READER:
        advice = _of_force(advice, _FORCES[found.chosen["advice"]])
    probability, is_claim = found.shares["claim"][1], found.chosen["claim"] == 1
    cites: bool | None = found.chosen["cite"] == 1
    if _is_prose(each):
        probability, cites = _probability_in_prose(each), None
        is_claim = probability >= CLAIM_AT
    return _Judged(
        _levelled(each.strength, found.chosen["strength"], _CAUSAL[found.chosen["causal"]]),
        advice,
        found.chosen["speculative"] == 1,
        is_claim,
        round(probability, 2),
        cites,
        _population(each),
    )


def _population(each: _Read) -> Population:
    """Take whom the words name, unless the encoder is sure of the other kind of being.

    Where no word names anybody, it says whom the whole sentence is likely to be about.
    """
    worded = find_population(each.reading.text, each.reading.tokens)
    human, implied, animal, _ = each.found.shares["population"]
    if worded.species is Species.UNKNOWN and implied >= _IMPLIED_AT:
        return worded
    likelier = Species.ANIMAL if animal > human else Species.HUMAN
    open_to_doubt = worded.species is Species.UNKNOWN or (
        worded.species is not Species.MIXED and max(human, animal) >= _SURE_OF_BEINGS
    )
    beings = _ANIMAL if likelier is Species.ANIMAL else _HUMAN
    if not open_to_doubt or worded.species in beings:
        return worded
    return evolve(worded, species=likelier)


def _in_prose(each: _Read) -> _Judged:
    reading = each.reading
    strength, advice = _strength_in_prose(each), _advice_in_prose(each)
    probability = _probability_in_prose(each)
    overruled = strength != each.strength or advice.force != each.advice.force
    return _Judged(
        strength,
        advice,
        _hedged_in_prose(each),
        probability >= CLAIM_AT,
        probability,
        None,
        find_population(reading.text, reading.tokens),
        Origin.MODEL if overruled else Origin.TEXT,
    )


def _hedged_in_prose(each: _Read) -> bool:
    speculative = each.found.shares["speculative"][1]
    sure = max(speculative, 1 - speculative) >= _SURE
    return speculative >= CLAIM_AT if sure else bool(hedges(each.reading))


def _probability_in_prose(each: _Read) -> float:
    return claim_probability(Statement(each.reading, each.strength, each.advice, each.quantities))


def _levelled(worded: StrengthJudgement, level: int, causality: Causality) -> StrengthJudgement:
    """Take the class of a level, and the step within it from the words where they agree."""
    if _FOLDS[worded.strength] == _FOLDS[level]:
        level = int(worded.strength)
    return StrengthJudgement(Strength(level), causality, worded.relation, worded.effects)


def _strength_in_prose(each: _Read) -> StrengthJudgement:
    """Overrule the words where both heads of the encoder are sure of the same other class."""
    shares = each.found.shares
    folded = [
        sum(share for share, fold in zip(shares["strength"], _FOLDS, strict=True) if fold == own)
        for own in range(len(_CAUSAL))
    ]
    for own, causality in enumerate(_CAUSAL):
        if (
            min(shares["causal"][own], folded[own]) >= _SURE
            and each.strength.causality != causality
        ):
            return _levelled(each.strength, int(_TYPICAL[own]), causality)
    return each.strength


def _advice_in_prose(each: _Read) -> AdviceJudgement:
    """Overrule the words where the encoder is sure, save where the reader is spoken to."""
    shares = each.found.shares["advice"]
    if each.advice.addressee is Addressee.READER or max(shares) < _SURE:
        return each.advice
    return _of_force(each.advice, _FORCES[shares.index(max(shares))])


def _of_force(worded: AdviceJudgement, force: AdviceForce) -> AdviceJudgement:
    if force is AdviceForce.NONE:
        return NO_ADVICE
    addressee = worded.addressee
    if addressee is Addressee.NONE:
        addressee = Addressee.PROFESSIONAL
    return AdviceJudgement(force, addressee, worded.cues)


def _is_prose(each: _Read) -> bool:
    """Tell sentences that no abstract holds: for the public, to a reader, or short and general."""
    words = set(each.reading.lowers)
    if each.found.shares["register"][_PUBLIC] >= _PUBLIC_AT or not _YOU.isdisjoint(words):
        return True
    return each.reading.word_count <= _SHORT and _OWN.isdisjoint(words)


def _cues(each: _Read) -> tuple[Cue, ...]:
    return shown_cues(each.reading, each.strength, each.advice)


def _with_hedges(each: _Read) -> tuple[Cue, ...]:
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
