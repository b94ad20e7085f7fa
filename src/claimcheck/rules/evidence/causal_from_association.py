"""CC402: a cause is told where the evidence shows an association."""

from collections.abc import Iterator

from claimcheck.model import Band, Claim, NotChecked, Problem, Severity, Tier
from claimcheck.rules._support import (
    best,
    causal_cue,
    design_origin,
    evidence_basis,
    is_guessed,
    is_textbook_matter,
    supporting,
    unassessed,
    weakest,
    wording_basis,
)
from claimcheck.rules._wording import fitting_wording
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_OBSERVATIONAL = frozenset({Tier.T3, Tier.T4})


@rule(
    "CC402",
    severity=Severity.WARNING,
)
def causal_from_association(claim: Claim, context: Context) -> Iterator[Problem | NotChecked]:
    """A causal verb rests on an observational study.

    ## Why it matters

    People who do one thing differ from those who do not in much else. A cohort or a survey shows
    that two things go together; "causes", "reduces" and "improves" say that changing one changes
    the other. A third of press releases on correlational studies made that step (Sumner 2014).

    Cautious wording ("may", "is linked to") never counts, nor does how a body works. Mendelian
    randomisation and natural experiments are judged by their tier like other observational designs.

    ## Example

    ```bibtex
    @article{diaz2016, title = {Coffee and stroke: a cohort}, design = {prospective_cohort}}
    ```

    ```md bad
    Coffee prevents strokes in women [@diaz2016].
    ```

    Use instead:

    ```md good
    Women who drank coffee had fewer strokes [@diaz2016].
    ```
    """
    links = supporting(claim, context)
    if not links or claim.strength.band < Band.CAN or is_textbook_matter(claim):
        return
    link = best(links)
    if link is None:
        yield NotChecked("the design of the cited work is not known")
        return
    if link.tier not in _OBSERVATIONAL:
        return
    if is_guessed(link, context):
        yield NotChecked("the design of the cited work is only guessed from its words")
        return
    if unassessed(links):
        yield NotChecked("the design of one of the cited works is not known")
        return
    origin, _ = design_origin(link, context.study(link.key))
    cue = causal_cue(claim)
    shown = f"`{cue.text}`" if cue else "the wording"
    yield Problem(
        f"{shown} tells a cause, the cited work shows an association",
        span=cue.span if cue else None,
        basis=(wording_basis(claim), evidence_basis(link, context)),
        remedy=fitting_wording(link, claim, context.study(link.key)),
        origin=weakest(claim.origin_of("strength"), origin),
        key=link.key,
    )
