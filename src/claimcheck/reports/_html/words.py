"""The scales in the words of the page, from a table that ships as data."""

import csv
from collections.abc import Mapping
from enum import IntEnum, StrEnum
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "data" / "labels.tsv"


@cache
def _labels() -> Mapping[tuple[str, str], tuple[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return {
            (row["scale"], row["value"]): (row["label"], row["meaning"])
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def label(scale: str, value: IntEnum | StrEnum) -> str:
    """Name a value of a scale; a value without a label is shown by its own words."""
    key = str(int(value)) if isinstance(value, IntEnum) else value.value
    found = _labels().get((scale, key))
    return found[0] if found else key.replace("_", " ")


def meaning(scale: str, value: IntEnum) -> str:
    """Say what a value of a scale means."""
    return _labels()[scale, str(int(value))][1]


def code(value: IntEnum) -> str:
    """Give the short form, such as ``S6`` or ``T2``."""
    return value.name
