"""What is known of a cited work as evidence: its design, tier, population, size and status.

Names are imported when they are first asked for, so that a program pays only for what it uses.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.evidence.quotations import matches_source as matches_source
    from claimcheck.evidence.reference_study import study_of as study_of
    from claimcheck.evidence.store import Store as Store
    from claimcheck.evidence.store import open_store as open_store
    from claimcheck.evidence.study import infer_study as infer_study
    from claimcheck.evidence.tiers import tier_of as tier_of
    from claimcheck.evidence.tiers import tier_of_code as tier_of_code
    from claimcheck.evidence.verification import verify as verify

_HOMES = {
    "Store": "store",
    "infer_study": "study",
    "matches_source": "quotations",
    "open_store": "store",
    "study_of": "reference_study",
    "tier_of": "tiers",
    "tier_of_code": "tiers",
    "verify": "verification",
}


def __getattr__(name: str) -> object:
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
