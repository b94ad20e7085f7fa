"""A document's way from its bytes to everything known of it."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.pipeline.analysis import AnalysisSettings, analyse
    from claimcheck.pipeline.claims import claims_of, extract

__all__ = ["AnalysisSettings", "analyse", "claims_of", "extract"]

_HOMES = {
    "AnalysisSettings": "analysis",
    "analyse": "analysis",
    "claims_of": "claims",
    "extract": "claims",
}


def __getattr__(name: str) -> object:
    """Import a name when it is first used: extracting claims needs no rules."""
    if name not in _HOMES:
        raise AttributeError(f"module `{__name__}` has no attribute `{name}`")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
