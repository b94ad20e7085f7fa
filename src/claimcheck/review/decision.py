"""A decision of a reviewer, and the claim that it is about."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from claimcheck.ledger import incomplete
from claimcheck.model import Claim, ClaimcheckError, Need
from claimcheck.model.by_value import ByValue


class DecisionError(ClaimcheckError):
    """A decision that cannot be carried out as it stands; nothing was written."""


@frozen(slots=False, eq=False, repr=False)
class Decision(ByValue):
    """What a reviewer wants done.

    Args:
        action: One of :data:`ACTIONS`.
        by: Name of the reviewer.
        on: Today.
        fields: What the action needs, as text, by name.
        is_aware: Whether the person was told what it makes graver, and wants it all the same.
    """

    action: str
    by: str
    on: date
    fields: Mapping[str, str] = field(factory=dict)
    is_aware: bool = False


@frozen(slots=False, eq=False, repr=False)
class ReviewItem(ByValue):
    """What a decision is about.

    Args:
        record_id: The record in the ledger.
        claim: The claim as the reviewer saw it; ``None`` for a record without a place.
        keys: Keys that may be attached: those of the bibliography.
        rules: Codes of the findings about the claim.
        open_rules: Codes of those that still count, and of what they hold folded.
    """

    record_id: str
    claim: Claim | None
    keys: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    open_rules: tuple[str, ...] = ()


def lacks_evidence(claim: Claim) -> bool:
    """Tell whether a claim needs evidence, for its kind or its wording, and has none attached."""
    is_needed = claim.need is Need.REQUIRED or "evidence" in incomplete(claim)
    return is_needed and not claim.evidence
