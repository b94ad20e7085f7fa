"""What one source says of a study, before the sources are put in order."""

from collections.abc import Iterable
from typing import Any

from claimcheck.model import Fact

Known = dict[str, Fact[Any]]


def first_known(sources: Iterable[Known]) -> Known:
    """Put sources in order: of two that speak of the same fact the first one is believed."""
    merged: Known = {}
    for source in sources:
        for name, fact in source.items():
            merged.setdefault(name, fact)
    return merged
