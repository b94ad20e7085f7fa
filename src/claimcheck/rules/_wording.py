"""Wordings that evidence of a tier carries, from a table that ships as data."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from claimcheck.model import EvidenceLink, Tier

_TABLE = Path(__file__).parent / "data" / "wording.tsv"


@cache
def _wordings() -> Mapping[str, str]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return {
            row["tier"]: row["wording"]
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def wording_for(tier: Tier) -> str:
    """Give a wording that evidence of a tier carries (GRADE guidelines 26; Adams et al. 2017)."""
    return _wordings()[tier.name]


def fitting_wording(link: EvidenceLink) -> str:
    """Say how a sentence that rests on this work could be worded."""
    return f"a wording that fits: {wording_for(link.tier)}"
