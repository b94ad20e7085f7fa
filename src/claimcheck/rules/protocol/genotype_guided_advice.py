"""CC709: treatment by genotype, without evidence that it helps."""

from collections.abc import Iterator

from claimcheck.model import (
    Advice,
    AdviceForce,
    Answer,
    Basis,
    Claim,
    ClaimType,
    Problem,
    Severity,
    Span,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._setting import sentences_just_before
from claimcheck.rules._support import (
    best,
    design_origin,
    has_trials,
    is_title,
    link_basis,
    supporting,
    unknown_design,
    weakest,
    wording_supported,
)
from claimcheck.rules._words import place_of, words_in, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_ADVISING = frozenset({ClaimType.PROTOCOL, ClaimType.ADVICE})
_TREATING = ("therapy", "drug_name", "protocol", "lifestyle")
_DESPITE = lazy_pattern(
    r"\b(?:regardless of|whatever|irrespective of|against|all types)\b"
    r"|\b(?:not|never)(?: yet| ever)?(?: been)? (?:tested|tried|studied|examined|evaluated|shown)\b"
)


@rule("CC709", severity=Severity.ERROR)
def genotype_guided_advice(claim: Claim, context: Context) -> Iterator[Answer]:
    """Advice or a regimen is chosen by genotype, but no trial or guideline shows that this helps.

    ## Why it matters

    That a variant is associated with a difference in a group does not show that treating its
    carriers differently helps them. That needs evidence of validity and of usefulness: a trial in
    which the genotype chose the treatment, or a guideline based on such trials. For most wellness
    tests there is none.

    The genotype may stand in the sentence, or in the passage before one that begins with "for these
    individuals" or "they". Warnings against such advice do not count.

    ## Example

    ```bibtex
    @article{roe2014, title = {A receptor variant and mood}, design = {genetic_association}}
    ```

    ```md bad
    Carriers of the A allele should take adaptogens before stressful days [@roe2014].
    ```

    Use instead:

    ```md good
    The A allele went with lower mood on stressful days [@roe2014]; whether treatment by genotype
    helps has not been tested.
    ```
    """
    if is_title(claim) or not _is_advice(claim):
        return
    gene = _genotype(claim, context)
    if gene is None:
        return
    words = words_of_claim(claim)
    advised = words.of(*_TREATING)
    if any(words.is_negated(word) for word in advised[:1]) or _is_denied(claim):
        return
    if not advised and claim.advice < Advice.A2:
        return
    links = supporting(claim, context)
    link = best(links)
    if link is not None and has_trials(links):
        yield wording_supported(claim, link, context)
        return
    if links and link is None:
        yield unknown_design(links)
        return
    origin = claim.origin_of("claim_type")
    if link is not None:
        origin = weakest(origin, design_origin(link, context.study(link.key))[0])
    yield Problem(
        f"treatment is chosen by genotype (`{gene[0]}`) with no trial or guideline behind it",
        span=gene[1],
        basis=(
            Basis(f"advice that depends on `{gene[0]}`", claim.origin_of("advice_force")),
            link_basis(link, context),
        ),
        remedy="cite a trial in which genotype chose the treatment, or say that none was done",
        origin=origin,
        key=link.key if link else None,
    )


def _is_advice(claim: Claim) -> bool:
    if claim.advice_force is AdviceForce.NONE and claim.claim_type not in _ADVISING:
        return claim.claim_type is ClaimType.TREATMENT_BENEFIT and claim.hedged
    return True


def _is_denied(claim: Claim) -> bool:
    words = words_of_claim(claim)
    if _DESPITE.search(claim.text.lower()):
        return True
    return any(words.is_negated(word) for word in words.of("genotype")) or words.has(
        "hedged_uncertain"
    )


def _genotype(claim: Claim, context: Context) -> tuple[str, Span | None] | None:
    words = words_of_claim(claim)
    own = next(iter(words.of("genotype")), None)
    if own is not None:
        return own.text, place_of(claim, own.start, own.end)
    opening = words.of("anaphor")
    if not opening or opening[0].start > 0:
        return None
    for sentence in reversed(sentences_just_before(claim, context)):
        earlier = next(iter(words_in(sentence.text).of("genotype")), None)
        if earlier is not None:
            return earlier.text, None
    return None
