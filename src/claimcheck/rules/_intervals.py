"""Estimates with their intervals: the one lies in the other, and the p value goes with both.

The p value that an interval of a ratio implies is found as Altman and Bland tell (BMJ 2011;343:
d2304); only where it lies far from the stated one, on the other side of 0.05, do they disagree.
"""

import math
import re
from collections.abc import Iterator

from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._disagreement import Checked
from claimcheck.rules._figures import FIGURE, read_figure

_MEASURE = r"\b(?:a?[OHRP]R|IRR|(?:odds|hazard|risk|rate|prevalence) ratios?|relative risks?)\b"
_SIGNED = rf"(?:(?<![\w)])[-−–])?(?:{FIGURE})"
_INTERVAL = lazy_pattern(
    rf"(?<![\w/.,·])(?P<estimate>{_SIGNED})(?P<percent> ?%)?(?:[,;:]? ?[(\[]|[,;:] ?)"
    r"(?P<level>95|99|90) ?% ?(?:CI|C\.I\.|confidence intervals?)[,:=]? ?(?:of )?[(\[]?"
    rf"(?P<low>{_SIGNED}) ?%?(?P<between> to | ?[–—-] ?|[,;] ?)(?P<high>{_SIGNED})(?![\d.])"
)
_P_VALUE = lazy_pattern(
    r"[)\]]?[,;)\]]{0,2} ?(?:and )?[pP](?:[ -]?values?)? ?(?P<sign>[=<>≤]) ?"
    r"(?P<p>0?[.·]\d{1,6})(?![\d×])"
)
_NAMED = lazy_pattern(rf"{_MEASURE}[^.;()\[\]]{{0,30}}$")
_NO_ESTIMATE = lazy_pattern(
    r"(?:\b(?:[pP](?:[ -]?values?)?|SE|SD|SEM|n|N|d|[Cc]ohen['’]?s? d)|±|[Σχ]2?) ?[=<>≤≥⩽⩾]? ?$"
)
_BEFORE = 60
_LIMIT, _Z = 0.05, 1.959964
_FAR = 3.0
_CLEARLY = 0.08


def intervals_in(text: str) -> Iterator[Checked]:
    """Check each estimate that a text tells with an interval of confidence.

    Signs that a text leaves out, as in "fell by 12% (95% CI -18 to -7)", are no disagreement.

    Args:
        text: A sentence.
    """
    if "%" not in text:
        return
    for match in _INTERVAL.finditer(text):
        before = text[max(match.start() - _BEFORE, 0) : match.start()]
        if not _is_estimate(match, before):
            continue
        estimate, low, high = (_signed(match[name]) for name in ("estimate", "low", "high"))
        if " to " not in match["between"] and min(low, high) < 0 < max(low, high):
            continue  # a dash and a sign look alike
        p_value = _P_VALUE.match(text, match.end())
        problem = _outside(match, estimate, low, high)
        if not problem and p_value is not None and _is_ratio(match, before, low):
            problem = _unlike_p(p_value, estimate, low, high)
        end = match.end() if p_value is None else p_value.end()
        yield Checked(match.start(), end, problem)


def _is_estimate(match: re.Match[str], before: str) -> bool:
    """Tell whether a number is what the interval belongs to: no p value, day, year or count."""
    if _NO_ESTIMATE.search(before):
        return False
    is_whole = "." not in match["estimate"] and "·" not in match["estimate"]
    return not is_whole or bool(match["percent"]) or _NAMED.search(before) is not None


def _signed(text: str) -> float:
    value = read_figure(text.lstrip("-−–")).value
    return -value if text[0] in "-−–" else value


def _outside(match: re.Match[str], estimate: float, low: float, high: float) -> str:
    if low > high and not high < low <= 0:
        return f"the limits {match['low']} and {match['high']} are in the wrong order"
    slack = read_figure(match["estimate"].lstrip("-−–")).step
    low, high = sorted((low, high))
    if any(low - slack <= one <= high + slack for one in (estimate, -estimate)):
        return ""
    return f"{match['estimate']} lies outside its interval of {match['low']} to {match['high']}"


def _is_ratio(match: re.Match[str], before: str, low: float) -> bool:
    return low > 0 and match["level"] == "95" and _NAMED.search(before) is not None


def _unlike_p(stated: re.Match[str], estimate: float, low: float, high: float) -> str:
    if not low < estimate < high:
        return ""
    spread = (math.log(high) - math.log(low)) / (2 * _Z)
    implied = math.erfc(abs(math.log(estimate)) / spread / math.sqrt(2))
    p = float(stated["p"].replace("·", "."))
    shown = f"p {stated['sign']} {stated['p']}"
    is_small = stated["sign"] != ">" and p <= _LIMIT
    if is_small and low < 1 < high and implied > max(_CLEARLY, _FAR * p):
        return f"{shown} contradicts an interval that holds 1"
    is_large = stated["sign"] in "=>" and p > _LIMIT
    if is_large and not low <= 1 <= high and _FAR * implied < p:
        return f"{shown} contradicts an interval that leaves out 1"
    return ""
