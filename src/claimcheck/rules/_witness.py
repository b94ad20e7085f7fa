"""The reading of the document as a second witness beside the words of a sentence."""

from claimcheck.model import Claim
from claimcheck.rules.context import Context


def reading_speaks(claim: Claim, context: Context) -> bool:
    """Tell whether the reading says of this claim what an editor would query.

    Words that are no sign by themselves ("safe", "weekly", "studies") may then be asked for: the
    finding stands only where the reading agrees. Of a few sentences by themselves the reading says
    too little to be heard.
    """
    return not is_short(context) and (bool(claim.queries) or claim.query > 0)


def is_short(context: Context) -> bool:
    """Tell whether there is too little around a unit for the reading to overrule its words."""
    return context.reading is not None and context.reading.is_short
