"""States to logits: what every question's head makes of a unit, in whole numbers.

A unit's vector is the state of its mark, the mean of its states and its strongest cues. States and
weights are whole numbers, and their sums stay below 2 ** 53, so that no order of adding moves them.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from claimcheck.sentences.encoder.files import checked, damaged

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STATE_GRID, _WEIGHT_GRID = 1024.0, 65536.0
_UNIT = 1 / _STATE_GRID / _WEIGHT_GRID
_STRONGEST, _CUE_SHARE = 8.0, 4.0


@frozen(eq=False)
class Heads:
    """The heads of the encoder.

    Args:
        places: By question, where its answers stand in the columns.
        weight: (vector, answers), whole numbers.
        bias: (answers,).
        cues: (state, 2), whole numbers.
        cues_bias: (2,).
    """

    places: Mapping[str, slice]
    weight: "NDArray[Any]"
    bias: "NDArray[Any]"
    cues: "NDArray[Any]"
    cues_bias: "NDArray[Any]"


@cache
def heads() -> Heads:
    """Load the heads.

    Raises:
        ModelError: Their file is missing or damaged.
    """
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    path = checked("heads.npz")
    try:
        with np.load(path, allow_pickle=False) as stored:
            found = dict(stored)
        ends = found["sizes"].cumsum().tolist()
        places = {
            str(name): slice(end - size, end)
            for name, size, end in zip(found["names"], found["sizes"].tolist(), ends, strict=True)
        }
        return Heads(
            places,
            found["weight"].astype(np.float64),
            found["bias"],
            found["cues"].astype(np.float64),
            found["cues_bias"],
        )
    except Exception as error:  # a damaged archive raises errors of zipfile, zlib and NumPy
        raise damaged(path, str(error)) from error


def unit_logits(
    states: "NDArray[Any]", parts: Sequence[tuple[int, int]]
) -> tuple["NDArray[Any]", list["NDArray[Any]"]]:
    """Answer every question for the units of a window.

    Args:
        states: (pieces, width), whole numbers.
        parts: Start and end of each unit.

    Returns:
        Logits, (units, answers), and the logits of the cues of each unit, (pieces, 2).
    """
    own = heads()
    vectors, cues = unit_vectors(states, parts)
    logits: NDArray[Any] = vectors @ own.weight * _UNIT + own.bias
    return logits, cues


def unit_vectors(
    states: "NDArray[Any]", parts: Sequence[tuple[int, int]]
) -> tuple["NDArray[Any]", list["NDArray[Any]"]]:
    """Give what the questions are answered from, for the units of a window.

    Args:
        states: (pieces, width), whole numbers.
        parts: Start and end of each unit.

    Returns:
        Vectors, (units, vector), whole numbers, and the logits of the cues of each unit,
        (pieces, 2).
    """
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    own = heads()
    exact = states.astype(np.float64)
    cues = exact @ own.cues * _UNIT + own.cues_bias
    rows = []
    for start, end in parts:
        strongest = np.clip(cues[start:end].max(0), -_STRONGEST, _STRONGEST)
        rows.append(
            np.concatenate(
                [
                    exact[start],
                    np.round(exact[start:end].sum(0) / (end - start)),
                    np.round(strongest * (_STATE_GRID / _CUE_SHARE)),
                ]
            )
        )
    return np.stack(rows), [cues[start:end] for start, end in parts]
