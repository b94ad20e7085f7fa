"""CC207: a finding that cites somebody who read about it."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Claim,
    Design,
    NotApplicable,
    NotChecked,
    Passed,
    Problem,
    Severity,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._support import cites_itself, evidence_basis, supporting, weakest
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_SECONDARY = frozenset(
    {Design.NARRATIVE_REVIEW, Design.TEXTBOOK, Design.EDITORIAL, Design.EXPERT_OPINION}
)
_FINDINGS = frozenset({"p_value", "sample_size", "interval"})
_ONE_STUDY = lazy_pattern(
    r"\b(?:an?|one|another|this|that|the) (?:[\w-]{1,30} ){0,4}?(?:trial|study|experiment|cohort)\b"
)


@rule("CC207", severity=Severity.NOTE)
def secondary_source_for_finding(claim: Claim, context: Context) -> Iterator[Answer]:
    """A specific finding cites only a narrative review, a textbook or an opinion.

    ## Why it matters

    What one study found is best read in that study. Reviews shorten, round and sometimes misquote,
    and a narrative review does not lift the evidence above opinion. What holds over many studies
    may cite a review.

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
    numbers = [one for one in claim.quantities if one.kind in _FINDINGS]
    if not links or not cites_itself(claim) or not (numbers or _tells_of_one_study(claim)):
        yield NotApplicable("reports no finding of one study that it cites")
        return
    primary = [link for link in links if link.design not in _SECONDARY]
    known = next((link for link in primary if link.design is not Design.UNKNOWN), None)
    if known is not None:
        what = evidence_basis(known, context)
        yield Passed(what.text, what.origin, what.source)
        return
    if primary:
        yield NotChecked(f"the design of `{primary[0].key}` is not known")
        return
    link = links[0]
    study = context.study(link.key)
    yield Problem(
        f"a study finding is cited from `{link.key}`, which only reports it",
        span=numbers[0].span if numbers else None,
        basis=(evidence_basis(link, context),),
        remedy="cite the study itself; the review can be cited with it",
        origin=weakest(claim.origin_of("claim_type"), study.design.origin),
        key=link.key,
    )


def _tells_of_one_study(claim: Claim) -> bool:
    return _ONE_STUDY.search(claim.text.lower()) is not None
