"""Ratios told twice: as a number, and as so many per cent more or less.

A ratio of 0.76 is 24% less and not 76% less; one of 1.40 is 40% more and not 140% more.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._disagreement import Checked
from claimcheck.rules._figures import FIGURE, read_figure, tells_percent

_RATIO = lazy_pattern(
    r"(?<!\w)(?P<measure>a?HR|[OR]R|aOR|aRR|IRR|(?:[Oo]dds|[Hh]azard|[Rr]isk|[Rr]ate) ratio"
    r"|[Rr]elative risk)\)?(?:,? (?:of|was|is|were)|[,:]| ?=)? ?"
    r"(?P<ratio>\d{0,2}[.·]\d{1,3})(?![\d.·]|\d| ?(?:to|and|–|—|-) ?\d)"
)
_STEP = lazy_pattern(
    rf"(?<!and )(?<!or )(?<!to )(?<!against )(?<![–—/-])(?P<percent>{FIGURE}) ?(?:%|per ?cent)"
    r"(?: [a-z-]{3,15}(?<! and)(?<! than)){0,1}? (?P<way>less likely|more likely"
    r"|(?:lower|reduced|decreased|smaller|higher|increased|raised|greater) (?:relative )?"
    r"(?:risk|odds|rate|hazard|chance|likelihood|incidence)"
    r"|(?:reduction|decrease|fall|drop|increase|rise) in (?:the )?(?:relative )?"
    r"(?:risk|odds|rate|hazard|chance|likelihood|incidence))\b"
)
_LESS = ("less", "lower", "reduc", "decreas", "small", "fall", "drop")
_ROUGHLY = lazy_pattern(
    r"(?:about|around|approximately|roughly|nearly|almost|some|over|under|than|least|most|up to"
    r"|[~≈<>≤≥]) ?$"
)
_BESIDE = lazy_pattern(r"[^\d.;()\[\]]{0,60}[(\[](?:adjusted |pooled |summary )?")
_ODDS = ("O", "o", "aO")
_SEVERAL = lazy_pattern(r"\brespectively\b|\b(?:absolute|percentage points?)\b")
_BEFORE = 16
_HALF = 0.5
_TINY = 1e-9


@frozen(eq=False, repr=False)
class _Step(ByValue):
    """So many per cent more or less, and where a text tells it.

    Args:
        start: Where it begins.
        end: Where it ends.
        text: The number, as it is written.
        value: The number; below nought for less.
        slack: What its last digit leaves open.
    """

    start: int
    end: int
    text: str
    value: float
    slack: float


def ratios_in(text: str, before: str = "") -> Iterator[Checked]:
    """Check what a text calls so many per cent more or less against the ratio that it tells.

    A ratio may be of something else that is told beside it. Only where the number in per cent is
    the ratio itself, as if that were the change, are the two said to disagree.

    Args:
        text: A sentence.
        before: The sentence before it, whose ratio it may explain.
    """
    if not tells_percent(text) or _SEVERAL.search(text):
        return
    ratios = list(_RATIO.finditer(text)) or list(_RATIO.finditer(before))
    if len(ratios) != 1:
        return
    stated = ratios[0]
    for step in _steps(text):
        is_its_own = stated.string is text and _explains(step, stated)
        checked = _checked(step, stated, is_its_own=is_its_own)
        if checked is not None:
            yield checked


def _steps(text: str) -> Iterator[_Step]:
    for match in _STEP.finditer(text):
        start = match.start("percent")
        if _ROUGHLY.search(text, max(start - _BEFORE, 0), start):
            continue
        told = read_figure(match["percent"])
        is_less = match["way"].startswith(_LESS)
        value = -told.value if is_less else told.value
        yield _Step(match.start(), match.end(), told.text, value, told.step)


def _explains(step: _Step, stated: re.Match[str]) -> bool:
    """Tell whether a ratio of risks stands in brackets behind a step; odds are other than risks."""
    if stated["measure"].startswith(_ODDS):
        return False
    return _BESIDE.fullmatch(stated.string, step.end, stated.start()) is not None


def _checked(step: _Step, stated: re.Match[str], *, is_its_own: bool) -> Checked | None:
    """Hold a step against a ratio; ``None`` where it may be the step of something else."""
    ratio = read_figure(stated["ratio"])
    change = 100 * (ratio.value - 1)
    slack = step.slack + 100 * ratio.step / 2 + _TINY
    if abs(change - step.value) <= slack:
        return Checked(step.start, step.end, "")
    is_same_way = (step.value < 0) == (change < 0)
    is_ratio_itself = abs(100 * ratio.value - abs(step.value)) <= _HALF + _TINY
    if not is_same_way or not (is_ratio_itself or is_its_own):
        return None
    way = "less" if change < 0 else "more"
    problem = (
        f"a ratio of {ratio.text} is {abs(change):.{_decimals(step.text)}f}% {way}, "
        f"not {step.text}% {way}"
    )
    return Checked(step.start, step.end, problem)


def _decimals(text: str) -> int:
    return len(text.replace("·", ".").partition(".")[2])
