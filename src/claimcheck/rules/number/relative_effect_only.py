"""CC803: a relative effect without the absolute one."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    NotApplicable,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
    Span,
    Strength,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._setting import sentences_around
from claimcheck.rules._support import is_title
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import Words, place_of, words_in, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_REACH = 60
_PAIR = lazy_pattern(
    r"\bfrom (?:\w{1,12} )?\d[\d.,]{0,8} ?(?:%|per ?cent)? (?:\S{1,20} ){0,3}?to (?:\w{1,12} )?"
    r"\d[\d.,]{0,8} ?(?:%|per ?cent)"
    r"|\d ?(?:%|per ?cent) (?:\S{1,20} ){0,3}?(?:against|versus|vs\.?|compared (?:with|to)|and)"
    r" (?:\S{1,20} ){0,3}?\d[\d.,]{0,8} ?(?:%|per ?cent)"
)
"""The two risks that are compared."""
_ABSOLUTE = "absolute_risk"
_RELATIVE = frozenset({"percentage", "effect"})
_COUNTED = frozenset({"count", "number", "percentage", "sample_size"})


@rule("CC803", severity=Severity.WARNING, precision=Precision.MEDIUM)
def relative_effect_only(claim: Claim, context: Context) -> Iterator[Answer]:
    """A change of risk is given in relative terms only.

    ## Why it matters

    "Halves the risk" may mean from 20 to 10 in 100 or from 2 to 1 in a million. Readers take the
    relative number for the absolute one and overestimate the benefit.

    A baseline, a rate per so many people, or a number needed to treat in the sentence or its
    neighbours is enough.

    ## Example

    ```bibtex
    @article{who2020, title = {Salt and stroke: a cohort study}, design = {prospective_cohort}}
    ```

    ```md bad
    People who ate the least salt had a 30 % lower risk of stroke [@who2020].
    ```

    Use instead:

    ```md good
    Stroke struck 7 in 100 people who ate the least salt and 10 in 100 of the others, a 30 % lower
    risk [@who2020].
    ```
    """
    if claim.strength is Strength.S1 or is_title(claim):
        yield NotApplicable("states no effect")
        return
    words = words_of_claim(claim)
    told, is_plain = _relative(claim, words), True
    if told is None and reading_speaks(claim, context):
        told, is_plain = _change(claim, words), False
    if told is None:
        yield NotApplicable("reports no relative change of a risk")
        return
    shown, span = told
    if _has_absolute(claim, words, context):
        yield Passed(f"an absolute number stands beside `{shown}`", claim.origin_of("quantities"))
        return
    yield Problem(
        f"`{shown}` is relative, with no absolute number beside it",
        span=span,
        basis=(Basis("a relative change of a risk", claim.origin_of("quantities")),),
        remedy="add how many of 100 (or 1,000) people were affected with and without",
        origin=Origin.TEXT,
        severity=None if is_plain else Severity.NOTE,
    )


def _relative(claim: Claim, words: Words) -> tuple[str, Span | None] | None:
    """Give the words that tell a relative change of a risk."""
    risks = words.of("risk")
    if not risks:
        return None
    for word in words.of("folds"):
        if any(abs(risk.start - word.start) <= _REACH for risk in risks):
            return word.text, place_of(claim, word.start, word.end)
    percentages = [one for one in claim.quantities if one.kind == "percentage"]
    if len(percentages) != 1 or not words.has("change"):
        return None
    return percentages[0].text, percentages[0].span


def _change(claim: Claim, words: Words) -> tuple[str, Span | None] | None:
    """Give the words that tell a relative change of anything else."""
    times = next(iter(words.of("folds", "times")), None)
    if times is not None:
        return times.text, place_of(claim, times.start, times.end)
    relative = (one for one in claim.quantities if one.kind in _RELATIVE)
    first = next(relative, None) if words.has("change", "fall") else None
    return (first.text, first.span) if first is not None else None


def _has_absolute(claim: Claim, words: Words, context: Context) -> bool:
    if _tells_absolute(words) or _PAIR.search(claim.text.lower()):
        return True
    counted = [one for one in claim.quantities if one.kind in _COUNTED]
    if len(counted) > 2:  # noqa: PLR2004 - a relative number and the two that it compares
        return True
    around = sentences_around(claim, context)
    return any(_tells_absolute(words_in(sentence.text)) for sentence, _ in around)


def _tells_absolute(words: Words) -> bool:
    return any(
        word.text.lower() not in {"from", "events", "compared with"} for word in words.of(_ABSOLUTE)
    )
