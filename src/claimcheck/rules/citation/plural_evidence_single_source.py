"""CC206: many studies are invoked and one is cited."""

import re
from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    Cue,
    Design,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Problem,
    Severity,
    Tier,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._support import evidence_basis, supporting, weakest
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_NAME_BEFORE = lazy_pattern(r"[A-Z][\w’'-]{0,60}(?: (?:of|for|in|and|on|the)){0,4} $")
_NAME_BEHIND = lazy_pattern(r" [A-Z]")
_WORKS = frozenset(
    {"studies", "trials", "investigations", "experiments", "meta-analyses", "reviews"}
)
_SHOWING = re.compile(
    r"\b(?:shows?|shown|showed|finds?|found|demonstrat\w+|suggest\w*|report\w*|indicat\w+|confirm\w*"
    r"|support\w*|prove[dns]?|reveal\w*|link\w*|conclud\w+|agree|observed|establish\w*)\b"
)
_SYNTHESES = frozenset(
    {
        Design.SR_OBSERVATIONAL,
        Design.NARRATIVE_REVIEW,
        Design.EXPERT_CONSENSUS,
        Design.GUIDELINE_CONSENSUS,
        Design.TEXTBOOK,
    }
)


@rule("CC206", severity=Severity.WARNING)
def plural_evidence_single_source(claim: Claim, context: Context) -> Iterator[Answer]:
    """The sentence refers to several studies but cites one that is not a review.

    ## Why it matters

    "Studies consistently show" promises a body of evidence. One trial is one trial, and the next
    one may find the opposite. A review that gathers the studies may stand for them.

    ## Example

    ```bibtex
    @article{abe2020, title = {Coffee and attention: a trial}, design = {rct}}
    ```

    ```md bad
    Numerous studies show that coffee improves attention [@abe2020].
    ```

    Use instead:

    ```md good
    In one trial, coffee improved attention [@abe2020].
    ```
    """
    cues = [cue for cue in claim.cues_of("plural_evidence") if _is_appeal(claim, cue)]
    links = supporting(claim, context)
    if not cues or not links:
        yield NotApplicable("invokes no body of studies" if links else "cites no work in support")
        return
    if len(links) > 1:
        yield Passed(f"{len(links)} works are cited for `{cues[0].text}`")
        return
    (link,) = links
    study = context.study(link.key)
    if link.tier is Tier.T1 or link.design in _SYNTHESES or study.is_synthesis.value:
        yield Passed(f"`{link.key}` gathers several studies", study.design.origin)
        return
    if link.tier is Tier.T0 and study.is_synthesis.value is None:
        yield NotChecked("whether the cited work gathers several studies is not known")
        return
    yield Problem(
        f"`{cues[0].text}` promises several studies, but only one is cited",
        span=cues[0].span,
        basis=(evidence_basis(link, context), Basis("it is the only work cited", Origin.TEXT)),
        remedy="say that it was one study, or cite the others or a review of them",
        origin=weakest(claim.origin_of("cues"), study.design.origin),
        key=link.key,
    )


def _is_appeal(claim: Claim, cue: Cue) -> bool:
    """Tell whether a cue stands for works that show something, rather than for studies as such."""
    if _is_in_name(claim, cue):
        return False
    if cue.text.lower() not in _WORKS:
        return True
    start = max(claim.text.find(cue.text), 0)
    return _SHOWING.search(claim.text.lower(), start) is not None


def _is_in_name(claim: Claim, cue: Cue) -> bool:
    """Tell whether a word is part of a name: "Center for Epidemiologic Studies"."""
    start = claim.text.find(cue.text)
    if start < 0 or not cue.text[:1].isupper():
        return False
    before, behind = claim.text[:start], claim.text[start + len(cue.text) :]
    return bool(_NAME_BEFORE.search(before) or (before.strip() and _NAME_BEHIND.match(behind)))
