"""CC205: research is invoked, and no study is named."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    NotApplicable,
    Origin,
    Passed,
    Problem,
    Severity,
    Span,
)
from claimcheck.rules._support import is_cited_nearby
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import place_of, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context


@rule("CC205", severity=Severity.WARNING)
def vague_attribution(claim: Claim, context: Context) -> Iterator[Answer]:
    """The sentence appeals to research or experts without saying which.

    ## Why it matters

    "Studies show" borrows the authority of science and gives the reader nothing to open. It is the
    commonest way in which a sentence sounds sourced and is not.

    ## Example

    ```md bad
    Studies show that cold showers strengthen immunity.
    ```

    Use instead:

    ```bibtex
    @article{buijze2016, title = {Cold showering and sick leave}, year = {2016}}
    ```

    ```md good
    In one trial, people who ended their shower cold took fewer sick days [@buijze2016].
    ```
    """
    told = _appeal(claim, context)
    if told is None:
        yield NotApplicable("appeals to no research")
        return
    if is_cited_nearby(claim):
        yield Passed(f"`{told[0]}` has a citation in the sentence or its passage")
        return
    shown, span = told
    yield Problem(
        f"`{shown}` names no study",
        span=span,
        basis=(Basis("no citation in the sentence or its passage", Origin.TEXT),),
        remedy="name and cite the study, or remove the appeal to it",
    )


def _appeal(claim: Claim, context: Context) -> tuple[str, Span | None] | None:
    """Give the words that invoke research, weaker ones where the reading is a second witness."""
    cue = next(iter(claim.cues_of("vague_attribution")), None)
    if cue is not None:
        return cue.text, cue.span
    weaker = words_of_claim(claim).of("research_soft") if reading_speaks(claim, context) else ()
    return next(((one.text, place_of(claim, one.start, one.end)) for one in weaker), None)
