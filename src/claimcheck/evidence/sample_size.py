"""How many were studied, read from the words of an abstract."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from claimcheck.evidence._tables import rows
from claimcheck.evidence.abstract import AbstractSentence
from claimcheck.evidence.sums import Total
from claimcheck.evidence.totals import nothing_stated, totals_of

_MOST_CERTAIN = 0.95


class SampleSize(NamedTuple):
    """A stated number of those studied.

    Args:
        value: How many in all.
        text: The words.
        probability: How likely this is the whole sample, 0 to 1.
    """

    value: int
    text: str
    probability: float


def find_sample_size(parts: Sequence[AbstractSentence]) -> SampleSize | None:
    """Find the size of the whole sample.

    Every number that counts people, animals or records of them is a candidate, and so is every
    sum of groups ("30 patients and 30 controls"). A trained ranking chooses between them and the
    answer that none is the whole sample; ``training/sample_size/README.md`` says how well. Years,
    doses, ages, percentages and numbers of studies are no candidates.

    Args:
        parts: The sentences of title and abstract.
    """
    totals = totals_of(parts)
    if not totals:
        return None
    nothing, *scores = _shares([nothing_stated(totals), *(total.features for total in totals)])
    likely: dict[int, float] = {}
    for total, score in zip(totals, scores, strict=True):
        likely[total.value] = likely.get(total.value, 0.0) + score
    value = max(likely, key=lambda number: likely[number])
    if likely[value] <= nothing:
        return None
    pairs = [pair for pair in zip(scores, totals, strict=True) if pair[1].value == value]
    best = max(pairs, key=lambda pair: pair[0])[1]
    return SampleSize(value, _words(best, parts), round(min(_MOST_CERTAIN, likely[value]), 2))


@cache
def _weights() -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("sample_weights")}


def _shares(candidates: Iterable[frozenset[str]]) -> list[float]:
    """Give the probability of each candidate, by a softmax over the sums of their weights."""
    weights = _weights()
    scores = [sum(sorted(weights.get(name, 0.0) for name in names)) for names in candidates]
    most = max(scores)
    powers = [exp(score - most) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]


def _words(total: Total, parts: Sequence[AbstractSentence]) -> str:
    pieces = []
    for place, start, end in total.spans:
        tokens = parts[place].tokens[start:end]
        pieces.append(parts[place].text[tokens[0].start : tokens[-1].end])
    return " … ".join(pieces)
