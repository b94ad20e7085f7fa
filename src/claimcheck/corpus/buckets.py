"""Records brought together on disk by where they belong, so that their number costs no memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BITS: Final = 6
_HELD: Final = 1 << 14
_FIRST_BITS: Final = 64 - _BITS
BY_KEY: Final = 1 << _BITS
"""How many places there are by the first bits of a key."""


class Buckets:
    """Records in files, one for each place.

    Args:
        folder: Where the files are made.
        kind: Type of the records.
        places: How many places there are.
    """

    def __init__(self, folder: Path, kind: "np.dtype[Any]", places: int = BY_KEY) -> None:
        """Make nothing yet."""
        folder.mkdir(parents=True, exist_ok=True)
        self._kind = kind
        self._paths = [folder / f"{number:05}.records" for number in range(places)]
        self._held: dict[int, list[NDArray[Any]]] = {}
        self._count = 0

    def add_by_key(self, records: "NDArray[Any]") -> None:
        """Put records away by the first bits of their key.

        Args:
            records: Some of them, in order; ``key`` is an unsigned number of 64 bits.
        """
        import numpy as np  # noqa: PLC0415 - only where documents are compared

        self.add(records, records["key"] >> np.uint64(_FIRST_BITS))

    def add(self, records: "NDArray[Any]", places: "NDArray[Any]") -> None:
        """Put records away.

        Args:
            records: Some of them, in order.
            places: The place of each.
        """
        import numpy as np  # noqa: PLC0415 - only where documents are compared

        for place in np.unique(places):
            self._held.setdefault(int(place), []).append(records[places == place])
        self._count += len(records)
        if self._count >= _HELD:
            self._write()

    def at(self, place: int) -> "NDArray[Any]":
        """Give the records of a place, in the order in which they were added.

        Args:
            place: Its number.
        """
        import numpy as np  # noqa: PLC0415 - only where documents are compared

        self._write()
        path = self._paths[place]
        return np.fromfile(path, self._kind) if path.exists() else np.zeros(0, self._kind)

    def groups(self) -> Iterator["NDArray[Any]"]:
        """Give the records of each key, in the order in which they were added."""
        import numpy as np  # noqa: PLC0415 - only where documents are compared

        for place in range(len(self._paths)):
            found = self.at(place)
            if len(found):
                found = found[np.argsort(found["key"], kind="stable")]
                ends = np.flatnonzero(found["key"][1:] != found["key"][:-1]) + 1
                yield from np.split(found, ends)

    def _write(self) -> None:
        for place, held in self._held.items():
            with self._paths[place].open("ab") as stream:
                for records in held:
                    stream.write(records.tobytes())
        self._held = {}
        self._count = 0
