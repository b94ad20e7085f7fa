"""Whether references are what they say: each held against the store and the services."""

from claimcheck.evidence.verification.offline import verify_in_store, verify_offline
from claimcheck.evidence.verification.online import verify
from claimcheck.evidence.verification.result import (
    Asked,
    Difference,
    Status,
    Verification,
    Verified,
)

__all__ = [
    "Asked",
    "Difference",
    "Status",
    "Verification",
    "Verified",
    "verify",
    "verify_in_store",
    "verify_offline",
]
