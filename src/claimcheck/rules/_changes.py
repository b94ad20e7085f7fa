"""Changes told twice: by how much, and from what to what."""

import re
from collections.abc import Iterator

from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._disagreement import Checked
from claimcheck.rules._figures import FIGURE, Figure, figure

_UNIT = r"(?: ?(?:%|per ?cent|percentage points?|points?|[a-zµ]{1,6}(?:/[a-z]{1,4})?))?"
_CHANGE = lazy_pattern(
    r"\b(?:decreas|increas|fell|fall|rose|rise|declin|reduc|drop|improv|grew|gain|lower|rais)\w{0,4}"
    rf" by (?P<by>{FIGURE})(?P<unit>{_UNIT}),? from (?P<old>{FIGURE}){_UNIT} to (?P<new>{FIGURE})"
    r"(?![\d.,]\d)"
)
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_PERCENT = ("%", "per cent", "percent")


def changes_in(text: str) -> Iterator[Checked]:
    """Check each change that a text tells as a step and as two values.

    A step in per cent may be one of the first value or one in percentage points.

    Args:
        text: A sentence.
    """
    for match in _CHANGE.finditer(text):
        by, old, new = (figure(match[name]) for name in ("by", "old", "new"))
        if _is_year(old) and _is_year(new):
            continue
        problem = "" if _agree(match, by, old, new) else _told(by, old, new)
        yield Checked(match.start(), match.end(), problem)


def _agree(match: re.Match[str], by: Figure, old: Figure, new: Figure) -> bool:
    slack = by.step + old.step + new.step
    step = abs(new.value - old.value)
    if abs(step - by.value) <= slack:
        return True
    is_share = match["unit"].strip() in _PERCENT
    if not is_share or not old.value:
        return False
    slack = by.step + 100 * (old.step + new.step) / old.value
    return abs(100 * step / old.value - by.value) <= slack


def _told(by: Figure, old: Figure, new: Figure) -> str:
    step = f"{abs(new.value - old.value):.6g}"
    return f"from {old.text} to {new.text} is a change of {step}, not of {by.text}"


def _is_year(found: Figure) -> bool:
    return found.step == 1 and _FIRST_YEAR <= found.value <= _LAST_YEAR
