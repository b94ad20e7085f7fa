"""Comparing a printed title with an index's: markup, marks and subtitles make no difference."""

import html
import re
import unicodedata
from functools import lru_cache

from attrs import frozen

from claimcheck.bibliography.matching import normal_title, title_matcher
from claimcheck.evidence.store.keys import without_mark
from claimcheck.model import Work
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

_TAG = re.compile(r"</?[a-zA-Z][\w:.-]{0,40}(?:\s[^<>]{0,400})?/?>")
_SUBTITLE = lazy_pattern(r"\s{0,20}[:.?!—–;]\s+|\s{1,20}[-‐]\s+")
_GREEK = re.compile(r"[\u0370-\u03ff\u1d6a]")
_FOOTNOTE = re.compile(r"(?<![\s*†‡§¶])[\s*†‡§¶]+$")
_LONGEST = 1_000


@frozen(eq=False, repr=False)
class TitleFit(ByValue):
    """How well two titles agree.

    Args:
        similarity: 0 to 1; 1 where they are one.
        is_same: Whether they are one but for case, marks, markup or a subtitle left out.
        printed_only: Words that only the entry has.
        found_only: Words that only the index has.
    """

    similarity: float
    is_same: bool = False
    printed_only: tuple[str, ...] = ()
    found_only: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)
def plain_title(title: str) -> str:
    """Reduce a title to its words: markup, entities and marks gone, Greek letters named."""
    shown = html.unescape(_TAG.sub("", title[:_LONGEST]))
    shown = _GREEK.sub(_letter_name, without_mark(_FOOTNOTE.sub("", shown)))
    return normal_title(shown.replace("&", " and "))


def _letter_name(match: re.Match[str]) -> str:
    words = unicodedata.name(match.group(), "").split()
    return f" {words[-1].casefold()} " if "LETTER" in words else " "


def compare_titles(printed: str, work: Work) -> TitleFit:
    """Compare the title of an entry with a work's.

    Args:
        printed: Title as the entry has it.
        work: The work; title and subtitle may stand apart in it.
    """
    best = TitleFit(0.0)
    for found in dict.fromkeys((work.full_title, work.title)):
        fit = _fit(printed, found)
        if fit.similarity > best.similarity or fit.is_same:
            best = fit
    return best


def _fit(printed: str, found: str) -> TitleFit:
    printed, found = printed[:_LONGEST], found[:_LONGEST]
    one, other = plain_title(printed), plain_title(found)
    if not one or not other:
        return TitleFit(0.0)
    if (
        one.replace(" ", "") == other.replace(" ", "")
        or _is_main(one, found)
        or _is_main(other, printed)
    ):
        return TitleFit(1.0, is_same=True)
    matcher = title_matcher(one, other)
    if matcher.real_quick_ratio() < _HOPELESS or matcher.quick_ratio() < _HOPELESS:
        return TitleFit(0.0)
    words, others = one.split(), other.split()
    return TitleFit(
        min(round(matcher.ratio(), 4), 0.9999),
        is_same=False,
        printed_only=_left(words, others),
        found_only=_left(others, words),
    )


_HOPELESS = 0.5


def _is_main(short: str, whole: str) -> bool:
    """Tell whether a title is the other one up to its subtitle."""
    letters = short.replace(" ", "")
    return len(short.split()) >= _LEAST_WORDS and any(
        plain_title(whole[: cut.start()]).replace(" ", "") == letters
        for cut in _SUBTITLE.finditer(whole)
    )


_LEAST_WORDS = 3


def _left(words: list[str], others: list[str]) -> tuple[str, ...]:
    rest = list(others)
    left = []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            left.append(word)
    return tuple(left)
