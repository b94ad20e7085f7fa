"""What documents of a corpus have to do with each other, written beside their results."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from attrs import define, field, frozen

from claimcheck.corpus.contradictions import contradictions
from claimcheck.corpus.retracted_uses import retracted_uses
from claimcheck.corpus.same_claims import ClaimComparison, SharedClaim
from claimcheck.corpus.table_files import SUFFIXES, TableFile
from claimcheck.model.by_value import ByValue

_SHOWN: Final = 25
_SHOWN_ROWS: Final = 500
_PIECE: Final = 1000
Row = Mapping[str, Any]


@frozen(eq=False, repr=False)
class Across(ByValue):
    """What was found across documents, the counts and the first of each.

    Args:
        shared: The claims that most documents share.
        same_claims: Claims that stand in several documents, all told.
        retracted: The first uses of works that some document knows as retracted.
        retracted_uses: How many there are.
        contradictions: Rows of the first groups that contradict each other.
        contradicting: How many groups there are.
    """

    shared: tuple[SharedClaim, ...] = ()
    same_claims: int = 0
    retracted: tuple[Row, ...] = field(default=(), hash=False)
    retracted_uses: int = 0
    contradictions: tuple[Row, ...] = field(default=(), hash=False)
    contradicting: int = 0


def write_across(parts: int, output: Path, hidden: Path, formats: Sequence[str]) -> Across:
    """Compare documents and write what was found.

    Args:
        parts: How many parts there are.
        output: The folder of results.
        hidden: Where what is compared is kept.
        formats: What results are written as.
    """
    marks = [hidden / f"marks-{number:05}.arrow" for number in range(parts)]
    works = [hidden / f"works-{number:05}.arrow" for number in range(parts)]
    scratch = hidden / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    comparison = ClaimComparison(marks, scratch)
    count = 0
    for number in range(parts):
        place = output / "same_claims" / f"part-{number:05}"
        with TableFile("same_claims", place, formats) as file:
            count += _written(file, comparison.rows(number), _First(0))
    shutil.rmtree(scratch, ignore_errors=True)
    retracted = _First(_SHOWN)
    with TableFile("retracted_uses", output / "retracted_uses" / "part-00000", formats) as file:
        uses = _written(file, retracted_uses(works), retracted)
    opposed = _First(_SHOWN_ROWS)
    with TableFile("contradictions", output / "contradictions" / "part-00000", formats) as file:
        _written(file, contradictions(marks), opposed)
    groups = opposed.last["group"] if opposed.last else 0
    return Across(
        comparison.most_shared,
        count,
        tuple(retracted.rows),
        uses,
        tuple(row for row in opposed.rows if row["group"] <= _SHOWN),
        groups,
    )


@define
class _First:
    """The first rows of many, and the last.

    Args:
        most: How many.
        rows: They.
        last: The last row of all.
    """

    most: int
    rows: list[Row] = field(factory=list)
    last: Row = field(factory=dict)

    def add(self, rows: Sequence[Row]) -> None:
        self.rows += rows[: self.most - len(self.rows)]
        self.last = rows[-1] if rows else self.last


def _written(file: TableFile, rows: Iterator[Row], first: _First) -> int:
    """Write rows, keep the first for the summary, and count them."""
    count = 0
    while piece := list(islice(rows, _PIECE)):
        file.add_rows(piece)
        first.add(piece)
        count += len(piece)
    return count


def remove_leftovers(
    parts: int, output: Path, tables: Sequence[str], formats: Sequence[str]
) -> None:
    """Take away what runs over more documents, or in other formats, left, and unfinished files.

    Args:
        parts: How many parts there are.
        output: The folder of results.
        tables: The tables.
        formats: What results are written as.
    """
    kept = {SUFFIXES[each] for each in formats}
    for table in tables:
        for path in sorted((output / table).glob("*part-*")):
            name, _, suffix = path.name.removeprefix("part-").partition(".")
            is_current = name.isdecimal() and int(name) < parts and f".{suffix}" in kept
            is_ours = path.name.endswith((*SUFFIXES.values(), ".tmp"))
            if is_ours and not is_current:
                path.unlink()
