"""CC405: one small study is told as settled."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
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
    Tier,
)
from claimcheck.rules._reporting import reports_finding
from claimcheck.rules._support import (
    causal_cue,
    evidence_basis,
    is_textbook_matter,
    supporting,
    unknown_design,
    weakest,
    wording_basis,
)
from claimcheck.rules._wording import fitting_wording
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_PRIMARY = frozenset({Tier.T2, Tier.T3, Tier.T4})


@rule("CC405", severity=Severity.WARNING)
def small_study_unhedged(claim: Claim, context: Context) -> Iterator[Answer]:
    """An unqualified statement relies on one small study.

    ## Why it matters

    Small studies overestimate effects and often fail to replicate. One of them supports "in a trial
    of 24 people" or "may", not "does". The size from which a study no longer counts as small is in
    the profile (100 in all).

    A sentence that says how many were studied, or that reports one trial as one trial, may stand.

    ## Example

    ```bibtex
    @article{kim2020, title = {Zinc for colds: a trial}, design = {rct}, samplesize = {24}}
    ```

    ```md bad
    Zinc shortens colds in adults [@kim2020].
    ```

    Use instead:

    ```md good
    In one small trial, colds were shorter in the 12 adults who took zinc [@kim2020].
    ```
    """
    links = supporting(claim, context)
    if claim.strength < Strength.S5 or _may_stand(claim) or len(links) != 1:
        return
    (link,) = links
    if link.tier is Tier.T0:
        yield unknown_design(links)
        return
    if link.tier not in _PRIMARY:
        yield NotApplicable("the cited work is not a single study of people")
        return
    if link.n is None:
        yield NotChecked("the size of the cited study is not known")
        return
    if link.n >= context.settings.small_study or _tells_size(claim):
        yield Passed(
            f"{link.key} has n = {link.n}", context.study(link.key).sample_size.origin, link.key
        )
        return
    yield _problem(claim, link, context)


def _may_stand(claim: Claim) -> bool:
    is_report = claim.claim_type is ClaimType.STUDY_REPORT and reports_finding(claim)
    return is_report or is_textbook_matter(claim)


def _tells_size(claim: Claim) -> bool:
    return any(one.kind == "sample_size" for one in claim.quantities) or "small" in claim.text


def _problem(claim: Claim, link: EvidenceLink, context: Context) -> Problem:
    study = context.study(link.key)
    recorded = link.n is not None and link.n != study.sample_size.value
    origin = Origin.RECORD if recorded else study.sample_size.origin
    cue = causal_cue(claim)
    shown = f"`{cue.text}`" if cue else "the wording"
    return Problem(
        f"{shown} is unqualified, but the only study behind it has {link.n} participants",
        span=cue.span if cue else None,
        basis=(
            wording_basis(claim),
            evidence_basis(link, context),
            Basis(
                f"{link.key} has n = {link.n}",
                origin,
                "claim record" if recorded else study.sample_size.source,
            ),
        ),
        remedy=fitting_wording(link, claim, study),
        origin=weakest(claim.origin_of("strength"), origin),
        key=link.key,
    )
