"""What was written in a session of review, so that the last decision can be taken back."""

from attrs import define, field, frozen

from claimcheck.model.by_value import ByValue

_KEPT = 32


@frozen(eq=False, repr=False)
class SavedDecision(ByValue):
    """A ledger as a decision found it, and as it left it.

    Args:
        path: The document.
        before: Its ledger; ``None`` where there was none.
        after: Its ledger.
    """

    path: str
    before: str | None = field(repr=False)
    after: str = field(repr=False)


@define
class History:
    """The last decisions of a session, the newest at the end."""

    _written: list[SavedDecision] = field(factory=list, repr=False)

    def add(self, written: SavedDecision) -> None:
        """Remember a decision, and let the oldest go."""
        self._written = [*self._written, written][-_KEPT:]

    def last(self, path: str) -> SavedDecision | None:
        """Give the last decision on a document; ``None`` where there is none."""
        return next((one for one in reversed(self._written) if one.path == path), None)

    def drop(self, written: SavedDecision) -> None:
        """Forget a decision that was taken back."""
        self._written = [one for one in self._written if one is not written]
