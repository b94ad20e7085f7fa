"""The words of the page for values of scales."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from functools import cache

from claimcheck.model import Strength, Tier
from claimcheck.resources import read_records

_TABLE = "reports/data/labels.tsv"


@cache
def _labels() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {
        (row["scale"], row["value"]): (row["label"], row["meaning"]) for row in read_records(_TABLE)
    }


def label(scale: str, value: IntEnum | StrEnum) -> str:
    """Name a value of a scale; a value without a label is shown by its own words."""
    if isinstance(value, Tier | Strength):
        return value.words
    key = str(int(value)) if isinstance(value, IntEnum) else value.value
    found = _labels().get((scale, key))
    return found[0] if found else key.replace("_", " ")


def meaning(scale: str, value: IntEnum) -> str:
    """Say what a value of a scale means."""
    return _labels()[scale, str(int(value))][1]


def short_form(value: IntEnum) -> str:
    """Give the short form, such as ``S6`` or ``T2``."""
    return value.name
