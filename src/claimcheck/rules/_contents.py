"""Amounts that say what a product holds or what a study gave, and that nobody is told to take."""

from claimcheck.model import Claim
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._gated_expressions import expression

_OF_REFERENCE = expression(
    ("%", "cent of"),
    r"% ?(?:dv|nrv|rdi|rda|ri)\b"
    r"|(?:%|per ?cent) of (?:the|your) (?:\w{1,15} ){0,2}"
    r"(?:value|intake|allowance|requirement)s?\b",
)
"""A share of what authorities call a day's intake, as labels of foods print it."""
_HELD_BY = lazy_pattern(
    r"\b(?:per|in (?:a|each|one)) (?:\d{1,4} ?(?:k?g|ml|oz)\b|(?:\w{1,12} )?(?:serving|portion"
    r"|scoop|capsule|tablet|sachet|gummy|drop|bottle|ounce|cup|100))|\b(?:contents?|composition)\b"
)
"""Heads of columns that tell what a product holds."""
_STUDY = lazy_pattern(
    r"(?i)\b(?:(?:19|20)\d\d[a-z]?|et al|trials?|stud(?:y|ies)|authors?)\b[).,\]]*$"
)
"""Names of a row that is one study."""


def states_contents(claim: Claim) -> bool:
    """Tell whether a claim tells what a product holds, in a table or as a share of a day's intake.

    Args:
        claim: The claim.
    """
    if _OF_REFERENCE.first_in(claim.text.lower()):
        return True
    return claim.cell is not None and _HELD_BY.search(claim.cell.header.lower()) is not None


def tells_of_study(claim: Claim) -> bool:
    """Tell whether a claim is a cell of a table in whose rows studies stand by author and year.

    Args:
        claim: The claim.
    """
    return claim.cell is not None and _STUDY.search(claim.cell.row_header.strip()) is not None
