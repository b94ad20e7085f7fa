"""The learned judge of doubtful numbers: two logistic regressions over named features.

``training/citation_marks.py`` makes the weights from labelled papers; the second regression
knows what the first thought of the numbers nearby.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache

from claimcheck.citations._number_candidates import NumberCandidate
from claimcheck.citations._number_features import Surroundings, neighbour_features
from claimcheck.resources import read_cells

_MOST = 1500
_CERTAIN = 30.0


def probabilities(text: str, found: Sequence[NumberCandidate]) -> list[float]:
    """Judge each candidate of a text, 0 to 1; a text with more than 1,500 is a table of numbers."""
    if not found or len(found) > _MOST:
        return [0.0] * len(found)
    surroundings = Surroundings(text)
    local = [surroundings.features(candidate) for candidate in found]
    first = [_probability("first", names) for names in local]
    return [
        _probability("second", [*names, *neighbour_features(found, first, index)])
        for index, names in enumerate(local)
    ]


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """Give the weights by stage and feature name."""
    tables: dict[str, dict[str, float]] = {"first": {}, "second": {}}
    for stage, name, weight, _ in read_cells("citations/data/mark_weights.tsv"):
        tables[stage][name] = float(weight)
    return tables


def _probability(stage: str, names: Sequence[str]) -> float:
    table = _weights()[stage]
    score = sum(table.get(name, 0.0) for name in names)
    return 1.0 / (1.0 + math.exp(-max(min(score, _CERTAIN), -_CERTAIN)))
