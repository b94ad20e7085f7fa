"""Whether references are what they say: each held against the store and the services."""

from claimcheck.evidence.verification.offline import verify_in_store, verify_offline
from claimcheck.evidence.verification.online import verify

__all__ = ["verify", "verify_in_store", "verify_offline"]
