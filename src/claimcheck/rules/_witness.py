"""The reading of the document as a second witness beside the words of a sentence."""

from claimcheck.model import Claim


def reading_speaks(claim: Claim) -> bool:
    """Tell whether the reading says of this claim what an editor would query.

    Words that are no sign by themselves ("safe", "weekly", "studies") may then be asked for: the
    finding stands only where the reading agrees.
    """
    return bool(claim.queries) or claim.query > 0
