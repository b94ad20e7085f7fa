"""The same claim in several documents: word for word, or nearly so."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from claimcheck.corpus.buckets import Buckets
from claimcheck.corpus.ipc import read_ipc
from claimcheck.corpus.near_claims import SHIFT, near_claims
from claimcheck.model.by_value import ByValue

MOST_SHOWN: Final = 25


@frozen(order=True)
class SharedClaim:
    """A claim that stands in several documents.

    Args:
        documents: In how many documents it stands.
        claims: How often in all.
        first: Number of the first one.
        text: What the reader sees of it.
    """

    documents: int
    claims: int
    first: int
    text: str = ""


@frozen(eq=False, repr=False)
class _Joined(ByValue):
    """Claims of several wordings that are nearly the same.

    Args:
        key: Digest of the words of the first.
        documents: The documents in which they stand.
        claims: How many they are.
    """

    key: int
    documents: set[int] = field(factory=set)
    claims: list[int] = field(factory=list)


class ClaimComparison:
    """Finds the claims that several documents share, with memory for what is shared alone.

    Args:
        marks: The files of what is compared, one a part, in order.
        scratch: A folder for files that are needed meanwhile.
    """

    def __init__(self, marks: Sequence[Path], scratch: Path) -> None:
        """Compare."""
        self._marks = marks
        self._shown: list[SharedClaim] = []
        same = self._by_words(scratch)
        self._near = near_claims(marks, same, scratch)
        self._joined = self._joins(same)
        self._members = self._grouped(same, scratch)
        self._texts: dict[int, str] = {}

    def rows(self, part: int) -> Iterator[Mapping[str, Any]]:
        """Give the rows of the claims of a part that other documents share.

        Args:
            part: Its number.
        """
        import numpy as np  # noqa: PLC0415 - only where documents are compared

        members = self._members.at(part)
        members = members[np.argsort(members["row"], kind="stable")]
        table = read_ipc(self._marks[part])
        wanted = {one.first for one in self._shown}
        places = (members["row"] & np.uint64((1 << SHIFT) - 1)).astype(np.int64)
        for member, row in zip(members, table.take(places).to_pylist(), strict=True):
            if int(member["row"]) in wanted:
                self._texts[int(member["row"])] = row["text"]
            yield {
                "group": f"{int(member['key']):016x}",
                "likeness": round(float(member["likeness"]), 4),
                "document": row["document"],
                "claim": row["claim"],
                "line": row["line"],
                "text": row["text"],
            }

    @property
    def most_shared(self) -> tuple[SharedClaim, ...]:
        """Give the claims that most documents share; the rows must have been asked for before."""
        ordered = sorted(self._shown, key=lambda one: (-one.documents, -one.claims, one.first))
        return tuple(
            SharedClaim(one.documents, one.claims, one.first, self._texts.get(one.first, ""))
            for one in ordered
        )

    def _by_words(self, scratch: Path) -> Buckets:
        """Bring claims with the same words together."""
        import numpy as np  # noqa: PLC0415 - only where documents are compared

        kind = np.dtype([("key", "<u8"), ("row", "<u8"), ("document", "<u8")])
        found = Buckets(scratch / "same", kind)
        for number, path in enumerate(self._marks):
            table = read_ipc(path)
            documents = _numbered(table.column("document").to_pylist(), number << SHIFT)
            keys = table.column("key").to_pylist()
            chosen = [place for place, key in enumerate(keys) if key]
            records = np.zeros(len(chosen), kind)
            records["key"] = np.frombuffer(b"".join(keys), ">u8")
            records["row"] = np.array(chosen, np.uint64) | np.uint64(number << SHIFT)
            records["document"] = [documents[place] for place in chosen]
            found.add_by_key(records)
        return found

    def _joins(self, same: Buckets) -> Mapping[int, _Joined]:
        """Bring together what stands in groups of more than one wording."""
        firsts = {first for first, _ in self._near.values()}
        found: dict[int, _Joined] = {}
        if not firsts:
            return found
        for group in same.groups():
            row = int(group["row"][0])
            first, _ = self._near.get(row, (row, 1.0))
            if first in firsts:
                joined = found.setdefault(first, _Joined(0))
                joined.documents.update(group["document"].tolist())
                joined.claims.append(len(group))
                if first == row:
                    found[first] = _Joined(int(group["key"][0]), joined.documents, joined.claims)
        return {first: one for first, one in found.items() if len(one.documents) > 1}

    def _grouped(self, same: Buckets, scratch: Path) -> Buckets:
        """Give the claims of groups by part, each with its group and its likeness to the first."""
        import numpy as np  # noqa: PLC0415 - only where documents are compared

        kind = np.dtype([("row", "<u8"), ("key", "<u8"), ("likeness", "<f8")])
        found = Buckets(scratch / "members", kind, max(len(self._marks), 1))
        for group in same.groups():
            row = int(group["row"][0])
            first, alike = self._near.get(row, (row, 1.0))
            joined = self._joined.get(first)
            if joined is None and group["document"][0] == group["document"][-1]:
                continue
            records = np.zeros(len(group), kind)
            records["row"] = group["row"]
            records["key"] = group["key"][0] if joined is None else joined.key
            records["likeness"] = alike
            found.add(records, group["row"] >> np.uint64(SHIFT))
            if joined is None:
                self._show(SharedClaim(len(np.unique(group["document"])), len(group), row))
        for first, one in self._joined.items():
            self._show(SharedClaim(len(one.documents), sum(one.claims), first))
        return found

    def _show(self, one: SharedClaim) -> None:
        self._shown = nlargest(MOST_SHOWN, [*self._shown, one], key=_rank)


def _rank(one: SharedClaim) -> tuple[int, int, int]:
    return one.documents, one.claims, -one.first


def _numbered(names: Sequence[str], first: int) -> list[int]:
    """Number the documents of a part."""
    known: dict[str, int] = {}
    return [known.setdefault(name, first + len(known)) for name in names]
