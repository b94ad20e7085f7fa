"""Documents that list references, of which hardly any claim cites one."""

from collections.abc import Sequence

from claimcheck.model import Claim

LEAST_CLAIMS = 5
"""Fewest claims by which a document can be judged."""
_SHARE = 0.1


def asserting_claims(claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims that are worth a citation."""
    return [claim for claim in claims if claim.cite_worthy]


def is_listed_only(claims: Sequence[Claim]) -> bool:
    """Tell whether hardly any claim of a document that lists references cites one.

    Args:
        claims: The claims of the document. Of a few nothing can be told.
    """
    asserting = asserting_claims(claims)
    cited = sum(1 for claim in asserting if claim.evidence)
    return len(asserting) >= LEAST_CLAIMS and cited <= _SHARE * len(asserting)
