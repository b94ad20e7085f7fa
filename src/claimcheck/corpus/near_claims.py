"""Claims of nearly the same words, found by their signatures and then compared."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from claimcheck.corpus.buckets import Buckets
from claimcheck.corpus.ipc import read_ipc
from claimcheck.corpus.likeness import BANDS, LEAST_LIKENESS, likeness
from claimcheck.corpus.stored_texts import StoredTexts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHIFT: Final = 32
"""A claim is numbered by its part and, below this bit, its place in it."""


def near_claims(
    marks: Sequence[Path], same: Buckets, scratch: Path
) -> Mapping[int, tuple[int, float]]:
    """Give each wording that is nearly an earlier one, with that one and how alike they are.

    A wording is known by the number of the first claim that has it. It is held against the earliest
    wording with which it agrees in a band, and joins it, or the one that this has joined.

    Args:
        marks: The files of what is compared, one a part, in order.
        same: The claims by their words.
        scratch: A folder for files that are needed meanwhile.
    """
    firsts = _firsts(same)
    texts = StoredTexts(scratch / "texts")
    banded = _banded(marks, firsts, texts, scratch)
    found: dict[int, tuple[int, float]] = {}
    for later, earlier in sorted(set(_candidates(banded))):
        first, _ = found.get(earlier, (earlier, 1.0))
        if later not in found:
            alike = likeness(texts[later].split(), texts[first].split())
            if alike >= LEAST_LIKENESS:
                found[later] = (first, alike)
    texts.close()
    return found


def _firsts(same: Buckets) -> "NDArray[np.uint64]":
    """Number the first claim of each wording, in order."""
    import numpy as np  # noqa: PLC0415 - only where documents are compared

    rows = np.fromiter((int(group["row"][0]) for group in same.groups()), np.uint64)
    rows.sort()
    return rows


def _banded(
    marks: Sequence[Path], firsts: "NDArray[np.uint64]", texts: StoredTexts, scratch: Path
) -> Buckets:
    """Bring wordings that agree in a band together, and put their texts away."""
    import numpy as np  # noqa: PLC0415 - only where documents are compared

    kind = np.dtype([("key", "<u8"), ("row", "<u8")])
    found = Buckets(scratch / "near", kind)
    for number, path in enumerate(marks):
        ends = np.array([number << SHIFT, (number + 1) << SHIFT], np.uint64)
        start, end = np.searchsorted(firsts, ends)
        rows = firsts[start:end]
        places = (rows & np.uint64((1 << SHIFT) - 1)).astype(np.int64)
        table: Any = read_ipc(path).take(places)
        for row, words in zip(rows.tolist(), table.column("words").to_pylist(), strict=True):
            texts.add(row, words)
        records = np.zeros(len(rows) * BANDS, kind)
        records["key"] = np.frombuffer(b"".join(table.column("bands").to_pylist()), ">u8")
        records["row"] = np.repeat(rows, BANDS)
        found.add_by_key(records)
    return found


def _candidates(banded: Buckets) -> Iterator[tuple[int, int]]:
    """Give pairs of wordings that agree in a band: each later one with the first."""
    for group in banded.groups():
        if len(group) > 1:
            first, *others = group["row"].tolist()
            yield from ((other, first) for other in others if other != first)
