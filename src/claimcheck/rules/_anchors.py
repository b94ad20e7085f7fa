"""What became of a record's anchor, for the rules that ask."""

from claimcheck.model import Anchored, Record
from claimcheck.rules.context import Context


def anchored(record: Record, context: Context) -> Anchored | None:
    """Give what became of the record's anchor; ``None`` where its document was not read."""
    if context.reading is None:
        return None
    found = (one for one in context.reading.anchors if one.record is record)
    return next(found, None)


def nearness(found: Anchored) -> str:
    """Say how near the best match in the document is."""
    return f"the nearest words in the document score {found.score:.2f} of 1"
