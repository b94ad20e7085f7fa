"""CC506: what holds on average is promised to each reader."""

from collections.abc import Iterator

from claimcheck.model import (
    Basis,
    Claim,
    NotChecked,
    Origin,
    Precision,
    Problem,
    Severity,
    Strength,
)
from claimcheck.rules._support import best, evidence_origin, is_title, link_basis, supporting
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import Word, place_of, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_FATES = ("decides", "determines", "dictates", "your genes", "your dna", "your genotype")


@rule(
    "CC506",
    severity=Severity.WARNING,
    precision=Precision.MEDIUM,
)
def group_to_individual(claim: Claim, context: Context) -> Iterator[Problem | NotChecked]:
    """The sentence tells one person what will happen, but studies show what happens on average.

    ## Why it matters

    A mean difference between groups says nothing certain about any member. "You will" and "your
    genes decide" turn a tendency into a fate or a promise.

    ## Example

    ```bibtex
    @article{lee2018, title = {Morning light and mood: a trial}, design = {rct}}
    ```

    ```md bad
    Half an hour of morning light will improve your mood [@lee2018].
    ```

    Use instead:

    ```md good
    Half an hour of morning light improved mood on average [@lee2018].
    ```
    """
    if claim.strength is Strength.S1 or is_title(claim):
        return
    first, is_plain = _plain(claim), True
    if first is None:
        first, is_plain = _softer(claim, context), False
    if first is None:
        return
    link = best(supporting(claim, context))
    origin = evidence_origin(claim, link, context)
    yield Problem(
        f"`{first.text}` promises one person what studies show only for groups",
        span=place_of(claim, first.start, first.end),
        basis=(
            Basis("the wording is about one person and unqualified", Origin.TEXT),
            link_basis(link, context),
        ),
        remedy="say how many benefit and by how much, or “on average”",
        origin=origin,
        severity=None if is_plain else Severity.NOTE,
    )


def _plain(claim: Claim) -> Word | None:
    """Give the words that promise somebody an effect, or call it a fate."""
    words = words_of_claim(claim)
    promised = [
        word
        for word in words.of("individual")
        if not words.is_negated(word) and not words.is_quoted(word)
    ]
    if not promised or not words.has("causal_verb", "requirement", "outcome", "patient_important"):
        return None
    first = promised[0]
    is_fate = first.text.lower().startswith(_FATES)
    is_unsure = claim.hedged or claim.strength < Strength.S5
    return None if is_unsure and not is_fate else first


def _softer(claim: Claim, context: Context) -> Word | None:
    """Give words of a time by which something happens to the reader, where the reading agrees."""
    if claim.hedged or not reading_speaks(claim, context):
        return None
    return next(iter(words_of_claim(claim).of("promised")), None)
