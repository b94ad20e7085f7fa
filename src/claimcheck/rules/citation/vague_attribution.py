"""CC205: research is invoked, and no study is named."""

from collections.abc import Iterator

from claimcheck.model import Answer, Basis, Claim, NotApplicable, Origin, Passed, Problem, Severity
from claimcheck.rules._support import is_cited_nearby
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
    del context
    cues = claim.cues_of("vague_attribution")
    if not cues:
        yield NotApplicable("appeals to no research")
        return
    if is_cited_nearby(claim):
        yield Passed(f"`{cues[0].text}` has a citation in the sentence or its passage")
        return
    first = cues[0]
    yield Problem(
        f"`{first.text}` names no study",
        span=first.span,
        basis=(Basis("no citation in the sentence or its passage", Origin.TEXT),),
        remedy="name and cite the study, or leave the appeal to it out",
    )
