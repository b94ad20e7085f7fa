"""CC401: the wording is a band stronger than the evidence carries."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Certainty,
    Claim,
    EvidenceLink,
    NotApplicable,
    NotChecked,
    Problem,
    Severity,
    Species,
    Strength,
    Tier,
)
from claimcheck.rules._assignment import why_unsure
from claimcheck.rules._reporting import reports_finding
from claimcheck.rules._support import (
    best,
    causal_cue,
    certainty_of,
    design_origin,
    evidence_basis,
    is_guideline,
    is_textbook_matter,
    said,
    supporting,
    unassessed,
    unknown_design,
    weakest,
    wording_basis,
    wording_supported,
)
from claimcheck.rules._wording import fitting_wording
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_BY_CERTAINTY = {
    Certainty.HIGH: Strength.S6,
    Certainty.MODERATE: Strength.S5,
    Certainty.LOW: Strength.S4,
    Certainty.VERY_LOW: Strength.S3,
}
_OTHER_SPECIES = frozenset({Tier.T6, Tier.T7})


@rule("CC401", severity=Severity.ERROR)
def strength_exceeds_tier(claim: Claim, context: Context) -> Iterator[Answer]:
    """The statement is stronger, by a whole band, than its best evidence supports.

    ## Why it matters

    Readers tell three kinds of wording apart: "is linked to" or "may", "can", and "does". A review
    of opinions or a survey does not support "does", however often it is cited.

    Differences inside one band never count. Definitions and mechanisms are textbook knowledge and
    are not judged by tier; a sentence that reports what a trial found ("lowered") may say so, and
    "does" on a single trial is a warning. The ceilings are in the profile; a GRADE certainty that a
    person recorded takes precedence over the tier.

    ## Example

    ```bibtex
    @article{roy2018, title = {Zinc and colds: a survey of students}, design = {survey}}
    ```

    ```md bad
    Zinc lozenges shorten colds [@roy2018].
    ```

    Use instead:

    ```md good
    Students who took zinc lozenges reported shorter colds [@roy2018].
    ```
    """
    links = supporting(claim, context)
    if not links or is_textbook_matter(claim):
        yield NotApplicable("cites no evidence" if not links else "describes how the body works")
        return
    if claim.strength <= Strength.S4:
        yield said(claim)
        return
    yield _held_against_best(claim, links, context)


def _held_against_best(claim: Claim, links: tuple[EvidenceLink, ...], context: Context) -> Answer:
    link = best(links)
    if link is None:
        return unknown_design(links)
    if link.tier in _OTHER_SPECIES and claim.population.species is not Species.UNKNOWN:
        return NotApplicable("the cited work is about another species than the sentence")
    ceiling = _ceiling(link, links, context)
    if claim.strength.band <= ceiling.band or _is_report_of(claim, link) or is_guideline(link):
        return wording_supported(claim, link, context)
    unsure = why_unsure(link, context)
    if unsure:
        return NotChecked(unsure)
    if unassessed(links):
        return unknown_design(links)
    origin, _ = design_origin(link, context.study(link.key))
    cue = causal_cue(claim)
    return Problem(
        f"the wording is {claim.strength.named}, but the best evidence is {link.tier.named}, "
        f"which supports at most {ceiling.named}",
        span=cue.span if cue else None,
        basis=(wording_basis(claim), evidence_basis(link, context)),
        remedy=fitting_wording(link, claim, context.study(link.key)),
        origin=weakest(claim.origin_of("strength"), origin),
        severity=Severity.WARNING if link.tier is Tier.T2 else None,
        key=link.key,
    )


def _is_report_of(claim: Claim, link: EvidenceLink) -> bool:
    """Tell whether the sentence reports what a trial found rather than what holds in general."""
    if link.tier is not Tier.T2:
        return False
    return reports_finding(claim)


def _ceiling(link: EvidenceLink, links: tuple[EvidenceLink, ...], context: Context) -> Strength:
    certainty = certainty_of(links)
    if certainty is not None:
        return _BY_CERTAINTY[certainty]
    row = context.settings.ceilings[link.tier]
    is_small = link.n is not None and link.n < context.settings.small_study and len(links) == 1
    return row.strength_small if is_small else row.strength
