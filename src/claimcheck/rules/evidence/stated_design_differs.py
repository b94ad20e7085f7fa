"""CC411: the sentence names the design that it rests on, and the cited work has another."""

from collections.abc import Iterator

from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    Design,
    EvidenceLink,
    NotApplicable,
    NotChecked,
    Passed,
    Precision,
    Problem,
    Severity,
    Species,
    Strength,
)
from claimcheck.rules._stated_designs import COMPARED, StatedDesign, stated_designs
from claimcheck.rules._support import (
    design_in_words,
    design_origin,
    evidence_basis,
    is_guessed,
    is_title,
    source_text,
    supporting,
    weakest,
)
from claimcheck.rules._words import place_of
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_EXEMPT = frozenset({ClaimType.DEFINITIONAL, ClaimType.NON_CLAIM})
_TRIALS = frozenset({"randomised", "trial"})
_PEOPLE = frozenset({Species.HUMAN, Species.UNKNOWN})
_BEFORE = frozenset({"no", "not", "without", "lack", "absence", "unlike", "until", "than", "few"})
_ANYWHERE = frozenset(
    {"we", "our", "needed", "need", "needs", "lacking", "lacks", "awaits", "warranted", "planned"}
    | {"ongoing", "underway", "should", "would"}
)


@rule("CC411", severity=Severity.WARNING, precision=Precision.MEDIUM)
def stated_design_differs(claim: Claim, context: Context) -> Iterator[Answer]:
    """The sentence names a study design, but the work that it cites has another.

    ## Why it matters

    "A randomised trial showed" tells readers how far to believe what follows. Where the cited work
    is a cohort, a review or a study of mice, the sentence gives it a strength that it does not
    have, or the wrong work is cited.

    It compares the designs that the sentence names with those of all works that it cites, and
    fires only where each is known and none fits. A synthesis of trials may stand for trials, and
    a review for what several studies showed. Studies that are missing, wanted or the author's own
    do not count.

    ## Example

    ```bibtex
    @article{lin2014, title = {Coffee and stroke: a prospective cohort study in 900 women}}
    ```

    ```md bad
    A randomised trial showed that coffee lowers the risk of stroke in women [@lin2014].
    ```

    Use instead:

    ```md good
    In a cohort study, women who drank coffee had fewer strokes [@lin2014].
    ```
    """
    links = supporting(claim, context)
    stated = _rested_on(claim) if links else ()
    if not stated:
        yield NotApplicable("names no design that a cited work is said to have")
        return
    opaque = [link for link in links if not _is_known(link, context)]
    fitting = next((link for link in links if _fits(stated, link, claim, context)), None)
    if fitting is not None:
        basis = evidence_basis(fitting, context)
        yield Passed(basis.text, basis.origin, basis.source)
    elif opaque:
        yield NotChecked(f"the design of `{opaque[0].key}` is not known for sure")
    else:
        yield _problem(claim, stated[0], links[0], context)


def _rested_on(claim: Claim) -> tuple[StatedDesign, ...]:
    """Give the designs on which a sentence says that it rests."""
    if claim.strength < Strength.S1 or is_title(claim) or claim.claim_type in _EXEMPT:
        return ()
    if not _ANYWHERE.isdisjoint(_lower_words(claim.text)):
        return ()
    stated = stated_designs(claim.text)
    if any(not _BEFORE.isdisjoint(_lower_words(claim.text[: one.start])) for one in stated):
        return ()
    return stated


def _lower_words(text: str) -> frozenset[str]:
    return frozenset(token.lower for token in tokenize(text))


def _is_known(link: EvidenceLink, context: Context) -> bool:
    known = link.design in COMPARED or link.design is Design.NARRATIVE_REVIEW
    return known and not is_guessed(link, context)


def _fits(
    stated: tuple[StatedDesign, ...], link: EvidenceLink, claim: Claim, context: Context
) -> bool:
    """Tell whether a work may be one that the sentence names, by its design or its own words."""
    if any(one.fits(link.design) for one in stated):
        return True
    if link.design is Design.NARRATIVE_REVIEW:
        return not all(one.is_one for one in stated)
    kinds = {one.kind for one in stated}
    if kinds & _TRIALS and claim.population.species not in _PEOPLE:
        return True
    return any(one.kind in kinds for one in stated_designs(_own_words(link, context)))


def _own_words(link: EvidenceLink, context: Context) -> str:
    """Give what a work says of itself: its title alone where its design is established."""
    origin, _ = design_origin(link, context.study(link.key))
    reference = context.reference(link.key)
    if origin.is_established and reference is not None:
        return reference.title
    return source_text(link.key, context)


def _problem(claim: Claim, stated: StatedDesign, link: EvidenceLink, context: Context) -> Problem:
    origin, _ = design_origin(link, context.study(link.key))
    is_what = design_in_words(link.design)
    return Problem(
        f"the sentence names `{stated.text}`, but `{link.key}` is {is_what}",
        span=place_of(claim, stated.start, stated.end),
        basis=(
            Basis(f"the sentence names `{stated.text}`", claim.origin),
            evidence_basis(link, context),
        ),
        remedy=f"say that it is {is_what}, or cite the work that is meant",
        origin=weakest(claim.origin, origin),
        key=link.key,
    )
