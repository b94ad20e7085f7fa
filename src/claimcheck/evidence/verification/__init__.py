"""Whether references are what they say: each held against the store and the services.

Names are imported when they are first asked for: an audit without a store needs none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.evidence.verification.offline import verify_in_store as verify_in_store
    from claimcheck.evidence.verification.offline import verify_offline as verify_offline
    from claimcheck.evidence.verification.online import verify as verify

_HOMES = {"verify": "online", "verify_in_store": "offline", "verify_offline": "offline"}


def __getattr__(name: str) -> object:
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
