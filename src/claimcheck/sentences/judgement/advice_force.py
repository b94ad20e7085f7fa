"""How much the words of advice weigh: learned from conclusions of papers, a row a word."""

from collections.abc import Iterator
from functools import cache

from claimcheck.model import AdviceForce
from claimcheck.resources import read_records
from claimcheck.sentences.linguistic.negation import is_negated
from claimcheck.sentences.linguistic.reading import SentenceReading

FORCES = (AdviceForce.NONE, AdviceForce.WEAK, AdviceForce.STRONG)
BIAS = "bias"
_WEIGHTS = "sentences/data/advice_weights.tsv"
_WORDS = ("must", "recommend", "weak_advice", "future_research", "call", "imperative")
_CLASSES = (
    "study_method", "study_noun", "report_verb", "modal", "can", "hedge", "requirement",
    "causal_adj", "therapy", "professional", "public", "reader", "null_result", "unknown",
    "harm_strong", "safety", "correlational", "comparison", "eligibility", "benefit",
    "causal_verb", "outcome",
)  # fmt: skip
_PAST = frozenset({"was", "were", "had", "did"})
_AUTHORS = frozenset({"we", "our"})


@cache
def _weights() -> dict[str, tuple[float, float, float]]:
    return {
        row["feature"]: (float(row["none"]), float(row["weak"]), float(row["strong"]))
        for row in read_records(_WEIGHTS)
    }


def scored_force(reading: SentenceReading, found: AdviceForce) -> AdviceForce:
    """Weigh the words of a sentence that holds words of advice.

    A multinomial logistic regression (``data/advice_weights.tsv``, made by
    ``training/lexical_weights/advice.py``) on the advising words themselves, the classes of the
    other words, and what the rules found.

    Args:
        reading: The sentence.
        found: The force that the rules found.
    """
    weights = _weights()
    totals = list(weights[BIAS])
    for name in advice_features(reading, found):
        for index, weight in enumerate(weights.get(name, ())):
            totals[index] += weight
    return FORCES[max(range(len(FORCES)), key=lambda index: (totals[index], -index))]


def advice_features(reading: SentenceReading, found: AdviceForce) -> frozenset[str]:
    """Name what a sentence has that tells advice from description."""
    return frozenset(_features(reading, found))


def _features(reading: SentenceReading, found: AdviceForce) -> Iterator[str]:
    yield f"found {found.value}"
    for kind in _WORDS:
        for cue in reading.of(kind):
            negated = kind != "future_research" and is_negated(reading, cue)
            yield f"{kind}: {'not ' if negated else ''}{reading.words(cue)}"
            yield kind
            if kind == "imperative" and cue.start == 0:
                yield "imperative first"
    yield from (kind for kind in _CLASSES if kind in reading.cues)
    if not _PAST.isdisjoint(reading.lowers):
        yield "past tense"
    if reading.word(0) in _AUTHORS:
        yield "authors first"
