"""The counts of a corpus, which add up part by part."""

from collections import Counter
from collections.abc import Mapping
from heapq import nlargest
from typing import Any, Final

from claimcheck.corpus.document_rows import CHECKED, NOT_CHECKED

_SUMS: Final = (
    "words",
    "claims",
    "cited_claims",
    "links",
    "opened",
    "references",
    "errors",
    "warnings",
    "notes",
    "accepted",
)
_SHARES: Final = (
    ("documents", "status"),
    ("documents", "kind"),
    ("claims", "tier"),
    ("claims", "type"),
    ("claims", "strength"),
)
_WORST: Final = 25
_UNCHECKED: Final = 200


class CorpusCounts:
    """The counts of some documents."""

    def __init__(self) -> None:
        """Count nothing yet."""
        self.documents = 0
        self.sums: Counter[str] = Counter(dict.fromkeys(_SUMS, 0))
        self.shares: dict[str, Counter[str]] = {
            f"{table}.{column}": Counter() for table, column in _SHARES
        }
        self.rules: Counter[tuple[str, str, str]] = Counter()
        self.worst: list[tuple[int, int, int, str]] = []
        self.unchecked: list[tuple[str, str, str]] = []

    def __eq__(self, other: object) -> bool:
        """Tell whether the counts are the same."""
        if not isinstance(other, CorpusCounts):
            return NotImplemented
        return self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]  # counts grow

    def add_tables(self, tables: Mapping[str, Any]) -> None:
        """Count the rows of a batch.

        Args:
            tables: Arrow tables by name.
        """
        rows = tables["documents"].to_pylist()
        self.documents += len(rows)
        for name in _SUMS:
            self.sums[name] += sum(row[name] for row in rows)
        for table, column in _SHARES:
            self._add_share(f"{table}.{column}", tables[table].column(column))
        self.rules.update(
            (row["rule"], row["name"], row["severity"])
            for row in tables["findings"].select(_NAMED).to_pylist()
            if not row["suppressed"] and not row["known"]
        )
        self._add_documents(
            [
                (row["errors"], row["warnings"], row["notes"], row["document"])
                for row in rows
                if row["errors"] or row["warnings"]
            ],
            [
                (row["document"], row["status"], row["reason"] or "")
                for row in rows
                if row["reason"]
            ],
        )

    def _add_share(self, name: str, column: Any) -> None:
        """Count the values of a column of an Arrow table."""
        for each in column.value_counts().to_pylist():
            if each["values"] is not None:
                self.shares[name][str(each["values"])] += each["counts"]

    def _add_documents(
        self, worst: list[tuple[int, int, int, str]], unchecked: list[tuple[str, str, str]]
    ) -> None:
        """Keep the worst and the first that were not checked."""
        self.worst = nlargest(_WORST, [*self.worst, *worst], key=lambda one: one[:3])
        self.unchecked = [*self.unchecked, *unchecked][:_UNCHECKED]

    def add(self, other: Mapping[str, Any]) -> None:
        """Add the counts of other documents, as :meth:`to_dict` gives them.

        Args:
            other: The counts.
        """
        self.documents += other["documents"]
        self.sums.update(other["sums"])
        for name, counted in other["shares"].items():
            self.shares[name].update(counted)
        for rule, name, severity, count in other["rules"]:
            self.rules[rule, name, severity] += count
        self._add_documents(
            [(one[0], one[1], one[2], one[3]) for one in other["worst"]],
            [(one[0], one[1], one[2]) for one in other["unchecked"]],
        )

    def to_dict(self) -> dict[str, Any]:
        """Give the counts as plain lists, mappings, text and numbers, in a fixed order."""
        return {
            "documents": self.documents,
            "sums": {name: self.sums[name] for name in _SUMS},
            "shares": {
                name: {key: counted[key] for key in sorted(counted)}
                for name, counted in self.shares.items()
            },
            "rules": [[*key, self.rules[key]] for key in sorted(self.rules)],
            "worst": [list(one) for one in self.worst],
            "unchecked": [list(one) for one in self.unchecked],
        }

    @property
    def incomplete(self) -> int:
        """Count the documents that were not checked, or only in part."""
        return self.documents - self.shares["documents.status"][CHECKED]

    @property
    def not_checked(self) -> int:
        """Count the documents that were not checked at all."""
        return self.shares["documents.status"][NOT_CHECKED]


_NAMED: Final = ["rule", "name", "severity", "suppressed", "known"]
