"""CC207: a finding that cites somebody who read about it."""

from collections.abc import Iterator

from claimcheck.model import Claim, ClaimType, Design, Problem, Severity
from claimcheck.rules._support import evidence_basis, supporting, weakest
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_SECONDARY = frozenset(
    {Design.NARRATIVE_REVIEW, Design.TEXTBOOK, Design.EDITORIAL, Design.EXPERT_OPINION}
)
_FINDINGS = frozenset({"percentage", "p_value", "sample_size", "effect", "interval"})


@rule("CC207", severity=Severity.NOTE)
def secondary_source_for_finding(claim: Claim, context: Context) -> Iterator[Problem]:
    """A specific finding cites only a narrative review, a textbook or an opinion.

    ## Why it matters

    What one study found is best read in that study. Reviews shorten, round and sometimes misquote,
    and a narrative review does not lift the evidence above opinion.

    ## Example

    ```bibtex
    @article{ali2012, title = {Zinc and immunity: a review}, design = {narrative_review}}
    ```

    ```md bad
    In a trial of 120 adults, zinc shortened colds by 33 % [@ali2012].
    ```

    Use instead:

    ```bibtex
    @article{kim2020, title = {Zinc for colds: a trial}, design = {rct}}
    ```

    ```md good
    In a trial of 120 adults, zinc shortened colds by 33 % [@kim2020].
    ```
    """
    links = supporting(claim, context)
    if not links or any(link.design not in _SECONDARY for link in links):
        return
    numbers = [one for one in claim.quantities if one.kind in _FINDINGS]
    if claim.claim_type is not ClaimType.STUDY_REPORT and not numbers:
        return
    link = links[0]
    study = context.study(link.key)
    yield Problem(
        f"a finding of a study rests on `{link.key}`, which only tells of it",
        span=numbers[0].span if numbers else None,
        basis=(evidence_basis(link, context),),
        remedy="cite the study itself; the review may stand beside it",
        origin=weakest(claim.origin_of("claim_type"), study.design.origin),
        key=link.key,
    )
