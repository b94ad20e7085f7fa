"""What a run over a corpus found, in counts."""

from attrs import field, frozen

from claimcheck.corpus.across import Across
from claimcheck.corpus.counts import CorpusCounts
from claimcheck.model import Failure, Severity
from claimcheck.model.brief import brief, counted


@frozen(repr=False)
class CorpusSummary:
    """What a run over a corpus found.

    Args:
        counts: The counts of all documents.
        across: Relations between documents.
        failures: What stands behind every document and could not be used.
    """

    counts: CorpusCounts = field(hash=False, repr=False)
    across: Across = field(repr=False)
    failures: tuple[Failure, ...] = ()

    def __repr__(self) -> str:
        """Show it in one line."""
        counts = (
            counted(self.documents, "document"),
            counted(self.claims, "claim"),
            counted(self.errors, "error"),
            counted(self.warnings, "warning"),
            counted(self.notes, "note"),
            f"{self.not_checked:,} not checked" if self.not_checked else "",
        )
        return brief("CorpusSummary", "", *counts)

    @property
    def documents(self) -> int:
        """Count the documents."""
        return self.counts.documents

    @property
    def claims(self) -> int:
        """Count the claims."""
        return self.counts.sums["claims"]

    @property
    def errors(self) -> int:
        """Count active errors."""
        return self.counts.sums["errors"]

    @property
    def warnings(self) -> int:
        """Count active warnings."""
        return self.counts.sums["warnings"]

    @property
    def notes(self) -> int:
        """Count active notes."""
        return self.counts.sums["notes"]

    @property
    def not_checked(self) -> int:
        """Count the documents that were not checked at all."""
        return self.counts.not_checked

    @property
    def unchecked(self) -> tuple[tuple[str, str, str], ...]:
        """Name the first documents that were not checked, or in part: path, status, reason."""
        return tuple(self.counts.unchecked)

    def fails(self, level: Severity | None) -> bool:
        """Return whether an active finding is at or above a level; never for ``None``."""
        if level is None:
            return False
        found = {
            Severity.ERROR: self.errors,
            Severity.WARNING: self.warnings,
            Severity.NOTE: self.notes,
        }
        return any(count for severity, count in found.items() if severity.rank <= level.rank)
