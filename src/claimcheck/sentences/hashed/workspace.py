"""Memory that is used again for one batch after another: new pages cost more than the sums."""

from typing import Any

import numpy as np
from attrs import field, frozen

from claimcheck.sentences.hashed.array_types import NDArray

_SPARE = 4


@frozen(eq=False)
class Workspace:
    """Tables by name, each as large as the largest that was asked for.

    A table lasts until the next one of its name. A workspace belongs to one call, never to two
    threads.
    """

    _held: dict[str, NDArray[Any]] = field(factory=dict)

    def table(self, name: str, rows: int, columns: int, dtype: type[np.generic]) -> NDArray[Any]:
        """Give a table of that size, with whatever stood there."""
        held = self._held.get(name)
        if held is None or len(held) < rows or held.shape[1] != columns or held.dtype != dtype:
            held = np.empty((rows + rows // _SPARE, columns), dtype)
            self._held[name] = held
        return held[:rows]
