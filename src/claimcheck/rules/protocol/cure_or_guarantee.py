"""CC707: a cure, a guarantee, or safety without qualification."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    NotApplicable,
    Passed,
    Problem,
    Severity,
    Species,
    Tier,
)
from claimcheck.rules._promises import promise_of
from claimcheck.rules._support import (
    best,
    cites_itself,
    evidence_origin,
    link_basis,
    supporting,
    unknown_design,
    wording_supported,
)
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import place_of
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_NOT_HUMAN = frozenset({Species.ANIMAL, Species.IN_VITRO})
_PROMISING = frozenset({ClaimType.TREATMENT_BENEFIT, ClaimType.PROTOCOL, ClaimType.ADVICE})


@rule("CC707", severity=Severity.ERROR)
def cure_or_guarantee(claim: Claim, context: Context) -> Iterator[Answer]:
    """The sentence promises a cure, a guaranteed effect, or that something is simply safe.

    ## Why it matters

    Hardly anything cures, nothing is guaranteed, and what has no side effects has no effects. Such
    words are forbidden in advertising in most countries. A synthesis of trials may support them:
    antibiotics do cure.

    Denied and hedged promises do not count, nor words that are only mentioned, nor safety that is
    qualified ("well tolerated in the trial", "safe at doses up to"). A quotation that sells counts
    like the text around it.

    ## Example

    ```md bad
    A single session of breathing therapy cures panic disorder.
    ```

    Use instead:

    ```md good
    After breathing therapy, some people with panic disorder had fewer attacks.
    ```
    """
    found = promise_of(claim, is_heard=reading_speaks(claim, context))
    if found is None:
        if claim.claim_type in _PROMISING:
            yield Passed("no word promises a cure, a certain effect or safety")
        return
    if claim.population.species in _NOT_HUMAN:
        yield NotApplicable("is about animals or cells")
        return
    links = supporting(claim, context) if cites_itself(claim) else ()
    link = best(links)
    if link is not None and link.tier is Tier.T1:
        yield wording_supported(claim, link, context)
        return
    if links and link is None:
        yield unknown_design(links)
        return
    yield Problem(
        f"`{found.word.text}` promises {found.what}",
        span=place_of(claim, found.word.start, found.word.end),
        basis=(
            Basis(f"classified as: {found.what}", claim.origin_of("cues")),
            link_basis(link, context),
        ),
        remedy="say how many people benefited or were harmed, and compared with what",
        origin=evidence_origin(claim, link, context),
        severity=None if found.is_plain else Severity.WARNING,
        variant=found.kind,
    )
