"""Why a decision is not saved; nothing was written then."""

from claimcheck.model import ClaimcheckError
from claimcheck.review.changes import Change
from claimcheck.review.consequences import Consequences


class ChangedError(ClaimcheckError):
    """A file changed since the reviewer saw it; nothing was written.

    Args:
        what: ``"document"`` or ``"ledger"``.
        changes: What changed in the ledger, where that is known.
    """

    def __init__(self, what: str, changes: tuple[Change, ...] = ()) -> None:
        """Keep both beside a line of text."""
        super().__init__(f"the {what} was changed by someone else in the meantime")
        self.what = what
        self.changes = changes


class UnknownDocumentError(ClaimcheckError):
    """A document that is not under review was asked for."""


class GraverError(ClaimcheckError):
    """A decision would make findings graver, and the reviewer has not been told so yet.

    Args:
        consequences: What would become graver.
    """

    def __init__(self, consequences: Consequences) -> None:
        """Keep them beside a line of text."""
        super().__init__(consequences.line)
        self.consequences = consequences
