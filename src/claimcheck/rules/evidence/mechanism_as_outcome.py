"""CC403: a benefit is told where only a mechanism was shown."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    EvidenceLink,
    Origin,
    OutcomeKind,
    Passed,
    Precision,
    Problem,
    Severity,
    Species,
    Strength,
    Tier,
)
from claimcheck.rules._setting import names_other_species
from claimcheck.rules._support import (
    best,
    causal_cue,
    evidence_basis,
    evidence_origin,
    is_title,
    supporting,
    unknown_design,
    wording_supported,
)
from claimcheck.rules._wording import wording_of
from claimcheck.rules._words import Word, Words, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_BENCH = frozenset({Tier.T6, Tier.T7})
_NOT_HUMAN = frozenset({Species.ANIMAL, Species.IN_VITRO, Species.MIXED})
_BENEFITS = frozenset({ClaimType.TREATMENT_BENEFIT, ClaimType.CAUSAL_EFFECT, ClaimType.ADVICE})
_ARGUED = _BENEFITS | {ClaimType.MECHANISM}
_GOOD = ("outcome", "patient_important")


@rule(
    "CC403",
    severity=Severity.ERROR,
    precision=Precision.MEDIUM,
)
def mechanism_as_outcome(claim: Claim, context: Context) -> Iterator[Answer]:
    """A benefit to people is claimed, but the evidence is only a mechanism.

    ## Why it matters

    That a substance moves a hormone or binds a receptor does not show that anybody feels better or
    lives longer. Most effects that a mechanism promised were not found in people.

    It fires where all cited evidence is from animals, cells or reasoning, or was recorded as
    mechanistic, and where an uncited benefit is argued from a mechanism in the same sentence.

    ## Example

    ```bibtex
    @article{sun2013, title = {Ion channels and magnesium}, design = {mechanistic_reasoning}}
    ```

    ```md bad
    Magnesium relieves anxiety in students [@sun2013].
    ```

    Use instead:

    ```md good
    Magnesium blocks an ion channel that is active in fear [@sun2013]; whether it relieves anxiety
    is not known.
    ```
    """
    if claim.strength < Strength.S4 or is_title(claim) or claim.claim_type not in _ARGUED:
        return
    if claim.population.species in _NOT_HUMAN:
        return
    words = words_of_claim(claim)
    links = supporting(claim, context)
    if not links:
        yield from _argued(claim, words)
        return
    if claim.claim_type not in _BENEFITS or not words.has(*_GOOD):
        return
    other = next((link for link in links if not _shows_mechanism(link)), None)
    if other is not None:
        link = best(links)
        yield unknown_design(links) if link is None else wording_supported(claim, link, context)
    elif names_other_species(claim, context):
        yield Passed("the passage says that it is about animals or cells")
    else:
        yield _problem(claim, links[0], context)


def _shows_mechanism(link: EvidenceLink) -> bool:
    return link.tier in _BENCH or link.outcome_kind is OutcomeKind.MECHANISTIC


def _problem(claim: Claim, link: EvidenceLink, context: Context) -> Problem:
    recorded = link.outcome_kind is OutcomeKind.MECHANISTIC
    return Problem(
        "a benefit is claimed, but the cited work shows a mechanism",
        basis=(
            Basis(f"classified as: {claim.claim_type.value.replace('_', ' ')}", claim.origin),
            Basis(f"the outcome of {link.key} is recorded as mechanistic", Origin.RECORD)
            if recorded
            else evidence_basis(link, context),
        ),
        remedy=f"cite a study of people that measured it, or: {wording_of('uncited', claim)}",
        origin=claim.origin_of("strength") if recorded else evidence_origin(claim, link, context),
        key=link.key,
    )


def _argued(claim: Claim, words: Words) -> Iterator[Problem]:
    """Find a benefit that the sentence itself argues from a mechanism and cites nothing for."""
    reason = next((w for w in words.of("because") if not words.is_quoted(w)), None)
    if reason is None or claim.strength < Strength.S5 or not words.has("causal_verb"):
        return
    if reason.text.lower().startswith("because"):
        told, why = (0, reason.start), (reason.end, len(words.text))
    else:
        told, why = (reason.end, len(words.text)), (0, reason.start)
    cue = causal_cue(claim)
    at = claim.text.find(cue.text) if cue else -1
    is_good = _within(words.of("causal_adj", *_GOOD), told) is not None
    if cue is None or not told[0] <= at < told[1] or not is_good:
        return
    if _within(words.of("mechanism"), why) is None:
        return
    yield Problem(
        f"`{cue.text}` is argued from a mechanism (`{reason.text}`)",
        span=cue.span,
        basis=(Basis("nothing is cited for the benefit itself", Origin.TEXT),),
        remedy="cite a study of people that measured the benefit, or say that it is expected only",
    )


def _within(words: tuple[Word, ...], place: tuple[int, int]) -> Word | None:
    return next((word for word in words if place[0] <= word.start < place[1]), None)
