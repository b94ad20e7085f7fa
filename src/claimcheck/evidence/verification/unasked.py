"""What is known of a reference that was held against nothing."""

from claimcheck.model import VerificationStatus, Verified

_NO_SOURCE = "no store and no service was asked"


def not_asked(key: str) -> Verified:
    """Say that nothing was asked about a reference."""
    return Verified(key, VerificationStatus.NOT_ASKED, reason=_NO_SOURCE)
