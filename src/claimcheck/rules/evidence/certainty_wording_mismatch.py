"""CC409: the wording does not fit the GRADE certainty of the evidence."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Certainty,
    Claim,
    ClaimType,
    EvidenceLink,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Problem,
    Severity,
    Strength,
)
from claimcheck.rules._support import causal_cue, supporting, weakest, wording_basis
from claimcheck.rules._wording import wording_of_certainty
from claimcheck.rules._words import Words, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_EXEMPT = frozenset({ClaimType.DEFINITIONAL, ClaimType.NON_CLAIM})
_ENOUGH = {
    Certainty.MODERATE: ("hedged_likely", "hedged_may", "hedged_uncertain"),
    Certainty.LOW: ("hedged_may", "hedged_uncertain"),
    Certainty.VERY_LOW: ("hedged_uncertain",),
}


@rule("CC409", severity=Severity.WARNING)
def certainty_wording_mismatch(claim: Claim, context: Context) -> Iterator[Answer]:
    """The wording is more certain than the GRADE certainty recorded for the evidence.

    ## Why it matters

    GRADE ties words to certainty, and readers are used to them: a plain statement for high,
    "probably" or "likely" for moderate, "may" for low, "the evidence is very uncertain" for very
    low certainty (Santesso 2020).

    It checks only where a person entered a certainty, in the record or in the bibliography;
    claimcheck never computes one. An association stated as one needs no such word.

    ## Example

    ```bibtex
    @article{ma2021, title = {Sleep and recovery: a meta-analysis}, design = {ma_rct},
      certainty = {low}}
    ```

    ```md bad
    Longer sleep improves recovery [@ma2021].
    ```

    Use instead:

    ```md good
    Longer sleep may improve recovery [@ma2021].
    ```
    """
    links = supporting(claim, context)
    if not links or claim.strength < Strength.S4 or claim.claim_type in _EXEMPT:
        yield NotApplicable("cites no evidence" if not links else "states no effect")
        return
    rated = [link for link in links if link.certainty is not None]
    if not rated:
        yield NotChecked("no GRADE certainty is recorded for the cited work")
        return
    link = min(rated, key=lambda each: list(Certainty).index(each.certainty or Certainty.HIGH))
    certainty = link.certainty or Certainty.HIGH
    if _is_enough(words_of_claim(claim), certainty):
        yield Passed(
            f"the wording fits evidence of {_in_words(certainty)} certainty",
            _origin(link, certainty, context),
            link.key,
        )
        return
    yield _problem(claim, link, certainty, context)


def _is_enough(words: Words, certainty: Certainty) -> bool:
    wanted = _ENOUGH.get(certainty)
    return wanted is None or words.has(*wanted)


def _in_words(certainty: Certainty) -> str:
    return certainty.value.replace("_", " ")


def _origin(link: EvidenceLink, certainty: Certainty, context: Context) -> Origin:
    fact = context.study(link.key).certainty
    return fact.origin if fact.value is certainty else Origin.RECORD


def _problem(claim: Claim, link: EvidenceLink, certainty: Certainty, context: Context) -> Problem:
    origin = _origin(link, certainty, context)
    grade = _in_words(certainty)
    cue = causal_cue(claim)
    shown = f"`{cue.text}`" if cue else "the wording"
    return Problem(
        f"{shown} is more certain than evidence of {grade} certainty allows",
        span=cue.span if cue else None,
        basis=(wording_basis(claim), Basis(f"{link.key} has {grade} certainty", origin)),
        remedy=wording_of_certainty(certainty, claim),
        origin=weakest(claim.origin_of("strength"), origin),
        key=link.key,
    )
