"""Numbers made comparable: one unit for all spellings and sizes of it."""

from collections.abc import Iterable, Mapping
from functools import cache
from math import isclose

from claimcheck.model import Quantity
from claimcheck.resources import read_records

_TABLE = "rules/data/unit_factors.tsv"
_ROUNDING = 0.006
_TIMES = frozenset({"d", "day", "night", "week", "wk", "month"})


@cache
def _factors() -> Mapping[str, tuple[str, float]]:
    rows = read_records(_TABLE)
    return {row["unit"]: (row["base"], float(row["factor"])) for row in rows}


def in_base_units(quantity: Quantity) -> tuple[float, str]:
    """Give a quantity's value in the base unit of its kind, and that unit.

    How often a dose is taken ("mg a day") is left out, since a text seldom repeats it; a measure
    ("mg/kg") is not.
    """
    unit = quantity.unit.strip().lower()
    whole = _factors().get(unit)
    if whole is not None:
        return (quantity.value or 0.0) * whole[1], whole[0]
    head, slash, rest = unit.partition(" ")[0].partition("/")
    base, factor = _factors().get(head, (head, 1.0))
    measure = f"/{rest}" if slash and rest not in _TIMES else ""
    return (quantity.value or 0.0) * factor, f"{base}{measure}"


def is_among(quantity: Quantity, others: Iterable[Quantity]) -> bool:
    """Tell whether others state the same number: same unit or none, rounding allowed."""
    return any(_same(quantity, other) for other in others)


def _same(one: Quantity, other: Quantity) -> bool:
    value, unit = in_base_units(one)
    for end in (other.value, other.upper):
        if end is None or other.value is None:
            continue
        found, found_unit = in_base_units(other)
        found = found if end == other.value else found * end / other.value if other.value else end
        fits = unit == found_unit or not one.unit or not other.unit
        if fits and (isclose(value, found, rel_tol=_ROUNDING) or _rounds_to(found, value)):
            return True
    return False


def _rounds_to(exact: float, rounded: float) -> bool:
    """Tell whether a number is the other one rounded to a whole."""
    return rounded == int(rounded) and abs(rounded) >= 1 and round(exact) == int(rounded)
