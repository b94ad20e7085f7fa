"""The trained linear models that read an abstract whole: its kind, and who was studied."""

from collections.abc import Mapping
from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.evidence.design import KINDS
from claimcheck.resources import read_arrays

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GROUPS = ("adult", "child", "female", "male")
"""What the model of those studied tells apart; ``child`` is anyone under 18 years."""


class _Model(NamedTuple):
    rows: Mapping[str, int]
    weights: "NDArray[np.generic]"
    scale: "NDArray[np.float32]"


@cache
def _model(name: str) -> _Model:
    import numpy as np  # noqa: PLC0415 - only an abstract needs it

    stored = read_arrays(f"evidence/data/{name}.npz")
    names = stored["names"].tobytes().decode("utf-8").split("\n")
    weights = stored["weights"]
    scale = stored.get("scale", np.ones(weights.shape[1], dtype=np.float32))
    return _Model({name: row for row, name in enumerate(names)}, weights, scale)


def _scores(name: str, features: Mapping[str, float]) -> "NDArray[np.float32]":
    """Add up the weights of the features, one sum a column."""
    import numpy as np  # noqa: PLC0415

    model = _model(name)
    known = [(model.rows[name], value) for name, value in features.items() if name in model.rows]
    if not known:
        return np.zeros(len(model.scale), dtype=np.float32)
    rows, values = zip(*known, strict=True)
    weights = model.weights[list(rows)].astype(np.float32)
    scores: NDArray[np.float32] = (np.array(values, dtype=np.float32) @ weights) * model.scale
    return scores


def kind_probabilities(features: Mapping[str, float]) -> Mapping[str, float]:
    """Give the probability of each kind of study, in the order of ``design.KINDS``.

    A multinomial logistic regression; how it was trained and what it reaches stands in
    ``training/study_design/README.md``.

    Args:
        features: Features as :func:`claimcheck.evidence.features.features_of` makes them.
    """
    import numpy as np  # noqa: PLC0415

    scores = _scores("design_model", features)
    powers = np.exp(scores - scores.max())
    shares = powers / powers.sum()
    return {kind: round(float(share), 4) for kind, share in zip(KINDS, shares, strict=True)}


def group_probabilities(features: Mapping[str, float]) -> Mapping[str, float]:
    """Give the probability that each of :data:`GROUPS` was among those studied.

    Logistic regressions without a constant: an abstract of which no word tells gets 0.5. How they
    were trained and what they reach stands in ``training/study_people/README.md``.

    Args:
        features: Features as :func:`claimcheck.evidence.features.features_of` makes them.
    """
    scores = _scores("people_model", features)
    return {
        group: round(1 / (1 + exp(-float(score))), 4)
        for group, score in zip(GROUPS, scores, strict=True)
    }
