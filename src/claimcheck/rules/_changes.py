"""Changes told twice: by how much, and from what to what."""

import re
from collections.abc import Iterator
from itertools import chain

from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._disagreement import Checked
from claimcheck.rules._figures import FIGURE, Figure, read_figure

_UNIT = r"(?: ?(?:%|per ?cent|percentage points?|points?|[a-zµ]{1,6}(?:/[a-z]{1,4})?))?"
_VERB = (
    r"\b(?:(?:decreas|increas|fell|fall|rose|rise|declin|reduc|drop|improv|grew|gain|lower|rais"
    r"|shr[aiu]nk|slash)\w{0,4}|cut)"
)
_NOUN = r"(?:fall|rise|drop|decrease|increase|reduction|cut|gain|decline|improvement|saving|growth)"
_FROM_TO = rf"from (?P<old>{FIGURE}){_UNIT} to (?P<new>{FIGURE})"
_SHARE = rf"(?P<by>{FIGURE})(?P<unit> ?(?:%|per ?cent\b))"
_FLAT = (
    r"(?!(?: [a-z]{1,12}){0,3} (?:per|an?|each|every|than|more|compared|relative|versus|against"
    r"|annual\w*|yearly|months?|years?|weeks?|days?|on average)\b)"
)
_CHANGES = (
    lazy_pattern(
        rf"{_VERB}(?: [a-z₂-]{{1,20}}){{0,4}}? by (?P<by>{FIGURE})(?P<unit>{_UNIT}),? {_FROM_TO}"
        r"(?![\d.,]\d)"
    ),
    lazy_pattern(
        rf"\b{_FROM_TO}{_UNIT}(?:,| [–—-]|,? or) (?:(?:an? )?{_NOUN} of |by ){_SHARE}{_FLAT}"
        r"(?=[.,;)]|$| (?:in|at|after|over) )"
    ),
    lazy_pattern(rf"\b{_FROM_TO}{_UNIT}(?:,| [–—-]) an? {_SHARE} {_NOUN}\b{_FLAT}"),
    lazy_pattern(rf"\b{_FROM_TO}{_UNIT} \((?:(?:an? )?{_NOUN} of |by |[-+−–]){_SHARE}\)"),
    lazy_pattern(rf"\b{_FROM_TO}{_UNIT} \((?:an? )?{_SHARE} {_NOUN}\)"),
)
_FROM = lazy_pattern(r"from [\d.·]")
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_PERCENT = ("%", "per cent", "percent")


def changes_in(text: str) -> Iterator[Checked]:
    """Check each change that a text tells as a step and as two values.

    A step in per cent may be one of the first value or one in percentage points.

    Args:
        text: A sentence.
    """
    if not _FROM.search(text):
        return
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _CHANGES):
        by, old, new = (read_figure(match[name]) for name in ("by", "old", "new"))
        if _is_year(old) and _is_year(new):
            continue
        problem = "" if _agree(match, by, old, new) else _told(match, by, old, new)
        yield Checked(match.start(), match.end(), problem)


def _agree(match: re.Match[str], by: Figure, old: Figure, new: Figure) -> bool:
    slack = by.step + old.step + new.step
    step = abs(new.value - old.value)
    if abs(step - by.value) <= slack:
        return True
    if not _is_share(match) or not old.value:
        return False
    slack = by.step + 100 * (old.step + new.step) / old.value
    return abs(100 * step / old.value - by.value) <= slack


def _told(match: re.Match[str], by: Figure, old: Figure, new: Figure) -> str:
    step = f"{abs(new.value - old.value):.6g}"
    if _is_share(match) and old.value:
        step = f"{100 * abs(new.value - old.value) / old.value:.3g}%"
        return f"from {old.text} to {new.text} is a change of {step}, not of {by.text}%"
    return f"from {old.text} to {new.text} is a change of {step}, not of {by.text}"


def _is_share(match: re.Match[str]) -> bool:
    return match["unit"].strip() in _PERCENT


def _is_year(found: Figure) -> bool:
    return found.step == 1 and _FIRST_YEAR <= found.value <= _LAST_YEAR
