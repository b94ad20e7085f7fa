"""Shares told twice: so many of so many, and so many per cent."""

import re
from collections.abc import Iterator

from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._disagreement import Checked
from claimcheck.rules._figures import FIGURE, Figure, read_figure, tells_percent

_COUNT, _TOTAL = rf"(?P<count>{FIGURE})", rf"(?P<total>{FIGURE})"
_PERCENT = rf"(?P<percent>{FIGURE}) ?(?:%|per ?cent\b)"
_OF = r"(?: out)? of (?:the |a total of |all )?"
_ENDS = r"(?=[)\];,]? ?[)\]]|[;,] )"
_WORDS = r"(?: (?!and\b|or\b|in\b|with\b|had\b|were\b)[a-z-]{1,20}){0,2}"
_NOT_ALL = (
    r"(?!(?:and|or|but|of|in|on|at|from|with|who|which|whose|assigned|allocated|given|taking|women"
    r"|men|girls|boys|males?|females?|children|adults|cases|controls|rest|others?|groups?|arms?)\b)"
)
_DID = rf"(?: {_NOT_ALL}[a-z’'-]{{1,20}}){{1,7}}?"
_ANY = r"[^\d,;.()]{1,60}?"
_RATE = (
    r"(?: (?!(?:higher|lower|greater|better|smaller|larger|increased?|reduced?|relative|annual"
    r"|yearly|monthly|weekly|daily)\b)[a-z-]{1,20}){0,2}? (?:rate|share|proportion)\b"
)
_PATTERNS = (
    lazy_pattern(rf"{_COUNT}{_OF}{_TOTAL}{_WORDS}(?: ?[(\[]|[,;] ){_PERCENT}{_ENDS}"),
    lazy_pattern(rf"{_COUNT} ?/ ?{_TOTAL}(?: ?[(\[]|[,;] ){_PERCENT}{_ENDS}"),
    lazy_pattern(rf"{_PERCENT} ?[(\[](?:n ?= ?)?{_COUNT}(?: ?/ ?|{_OF}){_TOTAL}[)\]]"),
    lazy_pattern(
        rf"(?:^|[.:;] )Of (?:the |these |those |all |our )?{_TOTAL}(?: [a-z-]{{1,20}}){{0,5}}, "
        rf"(?:only )?{_COUNT}(?:{_DID})? ?[(\[]{_PERCENT}{_ENDS}(?!\)? of \d)"
    ),
    lazy_pattern(
        rf"{_COUNT}{_OF}{_TOTAL}{_ANY}, (?:or|that is|which is|i\.e\.,?) {_PERCENT}(?=[.;)]|$)"
    ),
    lazy_pattern(rf"{_COUNT}{_OF}{_TOTAL}{_ANY}(?:, | [–—-] | \()an? {_PERCENT}(?P<rate>{_RATE})"),
)
_ROUGHLY = lazy_pattern(
    r"(?:about|around|approximately|roughly|nearly|almost|some|over|under|than|least|most|[~≈<>≤≥])"
    r" ?$"
)
_BEFORE = 16
_TINY = 1e-9


def shares_in(text: str) -> Iterator[Checked]:
    """Check each share that a text tells as a count of a total and in per cent.

    A percentage may be rounded or cut off; only a whole step of its last digit counts.

    Args:
        text: A sentence.
    """
    if not tells_percent(text):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            count, total, percent = (
                read_figure(match[name]) for name in ("count", "total", "percent")
            )
            start = match.start("percent")
            is_rough = _ROUGHLY.search(text, max(start - _BEFORE, 0), start) is not None
            if not is_rough and _is_share(count, total):
                yield Checked(match.start(), match.end(), _problem(match, count, total, percent))


def _problem(match: re.Match[str], count: Figure, total: Figure, percent: Figure) -> str:
    """Say how a share disagrees; a rate may be of those who are left, as in a dropout rate."""
    share = 100 * count.value / total.value
    shares = (share, 100 - share) if "rate" in match.re.groupindex else (share,)
    if any(abs(one - percent.value) <= percent.step + _TINY for one in shares):
        return ""
    shown = f"{share:.{_decimals(percent)}f}"
    return f"{count.text} of {total.text} is {shown}%, not {percent.text}%"


def _is_share(count: Figure, total: Figure) -> bool:
    return count.step == total.step == 1 and total.value > 0 and count.value <= total.value


def _decimals(percent: Figure) -> int:
    return len(percent.text.replace("·", ".").partition(".")[2])
