"""CC702: advice that the evidence does not carry."""

from collections.abc import Iterator

from claimcheck.model import (
    Advice,
    AdviceForce,
    Answer,
    Basis,
    Claim,
    ClaimType,
    EvidenceLink,
    Origin,
    Passed,
    Problem,
    Severity,
    Tier,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._public_doses import public_dose_of
from claimcheck.rules._support import (
    advises_against,
    best,
    design_origin,
    evidence_basis,
    has_trials,
    is_guideline,
    is_title,
    sends_to_care,
    supporting,
    unassessed,
    unknown_design,
    weakest,
    wording_supported,
)
from claimcheck.rules._warned_practices import WarnedPractice, warned_practice_in
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import place_of, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_KINDS = ("advice",)
_NOBODY = lazy_pattern(r"\b(?:nobody|no one) (?:should|must|ought)\b")
_PRAISING = frozenset({ClaimType.TREATMENT_BENEFIT, ClaimType.ADVICE})
_HEALTH = ("therapy", "drug_name", "lifestyle", "outcome", "patient_important", "clinical")


@rule("CC702", severity=Severity.ERROR)
def advice_exceeds_evidence(claim: Claim, context: Context) -> Iterator[Answer]:
    """The sentence advises action, but the evidence does not support advice.

    ## Why it matters

    Recommending more than the findings support is the form of spin that reviewers rank as the most
    harmful (Yavchitz 2016), and two in five press releases did it (Sumner 2014). How firmly a text
    may advise is set by the tier of what it cites, in the profile.

    Advice to see a clinician, or not to stop a treatment alone, needs no trial and is skipped; so
    is advice on matters other than health, advice not to do something, and a weak hint ("might
    help") that cites nothing, which is an uncited claim like any other.

    Practices that authorities warn against (honey for an infant, breath-holding in water) are found
    from a short list, whatever the document and the words with which they are recommended.

    ## Example

    ```md bad
    You should take 400 mg of magnesium every evening to sleep better.
    ```

    Use instead:

    ```bibtex
    @article{nice2021, title = {Insomnia: a guideline}, design = {guideline_grade}}
    ```

    ```md good
    Adults with insomnia should be offered cognitive behavioural therapy first [@nice2021].
    ```
    """
    warned = warned_practice_in(claim)
    if warned is not None:
        yield _warned_of(claim, warned)
    elif claim.advice < Advice.A2:
        yield from _commendation(claim, context)
    elif (authority := public_dose_of(claim)) is not None:
        yield Passed("authorities advise this dose to everybody", Origin.TEXT, authority)
    elif claim.cite_worthy and not _needs_no_evidence(claim):
        yield from _advice(claim, context)


def _warned_of(claim: Claim, practice: WarnedPractice) -> Problem:
    return Problem(
        f"`{practice.word.text}` is recommended, and authorities warn: {practice.warning}",
        span=place_of(claim, practice.word.start, practice.word.end),
        basis=(Basis(f"listed as warned against by {practice.source}", Origin.TEXT),),
        remedy="remove it, or say why it is dangerous",
        origin=Origin.TEXT,
        variant="warned",
    )


def _advice(claim: Claim, context: Context) -> Iterator[Answer]:
    """Hold advice against the tier of what it cites."""
    links = supporting(claim, context)
    guideline = next((link for link in links if is_guideline(link)), None)
    if guideline is not None:
        yield wording_supported(claim, guideline, context)
        return
    link = best(links)
    if link is None and (links or claim.is_cited):
        yield unknown_design(links)
        return
    if link is None and (claim.advice_force is AdviceForce.WEAK or not _is_of_health(claim)):
        return
    tier = link.tier if link else Tier.T8
    ceiling = context.settings.ceilings[tier].advice
    if claim.advice <= ceiling:
        if link is not None:
            yield wording_supported(claim, link, context)
        return
    if unassessed(links):
        yield unknown_design(links)
        return
    yield _problem(claim, link, ceiling, context)


def _commendation(claim: Claim, context: Context) -> Iterator[Answer]:
    """Find praise that recommends something for use, which the reading doubts too."""
    if claim.claim_type not in _PRAISING or not reading_speaks(claim, context):
        return
    word = next(iter(words_of_claim(claim).of("commends")), None)
    if word is None or has_trials(supporting(claim, context)):
        return
    yield Problem(
        f"`{word.text}` recommends it, and no trial or guideline is cited",
        span=place_of(claim, word.start, word.end),
        basis=(Basis("listed as praise that recommends", Origin.TEXT),),
        remedy="cite a guideline or a synthesis of trials, or report what was found and leave the "
        "decision to the reader and a clinician",
        origin=claim.origin_of("claim_type"),
        severity=Severity.WARNING,
    )


def _needs_no_evidence(claim: Claim) -> bool:
    is_warned = _NOBODY.search(claim.text.lower()) is not None
    return is_title(claim) or sends_to_care(claim) or advises_against(claim) or is_warned


def _is_of_health(claim: Claim) -> bool:
    """Tell whether advice that cites nothing is about health at all."""
    words = words_of_claim(claim)
    return words.has(*_HEALTH) or bool(words.interventions)


def _problem(claim: Claim, link: EvidenceLink | None, ceiling: Advice, context: Context) -> Problem:
    cue = next(iter(claim.cues_of(*_KINDS)), None)
    shown = f"`{cue.text}` advises" if cue else "the sentence advises"
    origin = claim.origin_of("advice_force")
    if link is None:
        evidence = Basis("nothing is cited", Origin.TEXT)
        behind = "and nothing is cited"
    else:
        evidence = evidence_basis(link, context)
        found, _ = design_origin(link, context.study(link.key))
        origin = weakest(origin, found)
        behind = (
            f"but the best evidence is {link.tier.named}, which supports at most {ceiling.named}"
        )
    return Problem(
        f"{shown} ({claim.advice.named}), {behind}",
        span=cue.span if cue else None,
        basis=(
            Basis(
                f"advice: {claim.advice_force.value}, to {claim.addressee.value}",
                claim.origin_of("advice_force"),
            ),
            evidence,
        ),
        remedy="cite a guideline or a synthesis of trials, or report what was found and leave the "
        "decision to the reader and a clinician",
        origin=origin,
        key=link.key if link else None,
    )
