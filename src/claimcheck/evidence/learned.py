"""The trained model that tells kinds of studies apart where an abstract is at hand."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.evidence.design import KINDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WEIGHTS = Path(__file__).parent / "data" / "design_model.npz"


class _Model(NamedTuple):
    rows: Mapping[str, int]
    weights: "NDArray[np.float32]"


@cache
def _model() -> _Model:
    import numpy as np  # noqa: PLC0415 - only an abstract needs it

    with np.load(_WEIGHTS) as stored:
        names = stored["names"].tobytes().decode("utf-8").split("\n")
        weights = stored["weights"].astype(np.float32)
    return _Model({name: row for row, name in enumerate(names)}, weights)


def kind_probabilities(features: Mapping[str, float]) -> Mapping[str, float]:
    """Give the probability of each kind of study, in the order of ``design.KINDS``.

    A multinomial logistic regression; how it was trained and what it reaches stands in
    ``training/study_design/README.md``.

    Args:
        features: Features as :func:`claimcheck.evidence.features.features_of` makes them.
    """
    import numpy as np  # noqa: PLC0415

    model = _model()
    known = [(model.rows[name], value) for name, value in features.items() if name in model.rows]
    rows = [row for row, _ in known]
    values = np.array([value for _, value in known], dtype=np.float32)
    scores = values @ model.weights[rows] if known else np.zeros(len(KINDS), dtype=np.float32)
    powers = np.exp(scores - scores.max())
    shares = powers / powers.sum()
    return {kind: round(float(share), 4) for kind, share in zip(KINDS, shares, strict=True)}
