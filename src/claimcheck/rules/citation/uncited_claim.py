"""CC201: a claim that needs support has none."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    Need,
    NotApplicable,
    Passed,
    Problem,
    Reach,
    Severity,
    Strength,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._gated_expressions import expression
from claimcheck.rules._support import (
    NEEDS_SUPPORT,
    is_price,
    is_title,
    sends_to_care,
)
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.rules.kinds import speaks_for_itself, speaks_without_authority

_SHOWN = 60
_SURELY_REQUIRED = 0.55
"""Of findings called possible 21 of 37 were right above it, 24 of 69 below (`dev`)."""
_CAREFUL = lazy_pattern(
    r"\b(?:may|might|could|can|suggests?|stud(?:y|ies)|research|trials?|evidence|some|potential\w*"
    r"|possib\w+|helps? to|not|no)\b|n['’]t\b|\?"
)
_IDEAS = expression(
    (
        "framework", "perspective", "lens", "understanding", "insight", "explanation",
        "vocabulary", "overview",
    ),
    r"\b(?:offers?|provides?|gives?|presents?|yields?) (?:us |a |an |the )?(?:[\w-]{1,20} ){0,3}?"
    r"(?:frameworks?|perspectives?|lens|understanding|insights?|explanations?|vocabulary|overview)\b",
)  # fmt: skip
_LESSER = frozenset({ClaimType.MECHANISM, ClaimType.ASSOCIATION, ClaimType.STUDY_REPORT})


@rule("CC201", severity=Severity.ERROR)
def uncited_claim(claim: Claim, context: Context) -> Iterator[Answer]:
    """A claim that needs support cites nothing.

    ## Why it matters

    A reader cannot tell a finding from an opinion when no source stands beside it. Benefits, harms,
    regimens and numbers need one most; a mechanism or an association needs one too; a definition
    is better with one. Advice to see a clinician needs none.

    A citation in the sentence, right behind it, or at the end of the same passage counts. Headings
    are skipped: what they say must be supported in the text below them.

    ## Example

    ```md bad
    Ginger tea prevents migraine attacks in adults.
    ```

    Use instead:

    ```bibtex
    @article{lee2020, title = {Ginger for migraine: a randomised trial}, year = {2020}}
    ```

    ```md good
    Ginger tea prevented migraine attacks in one trial [@lee2020].
    ```
    """
    is_free = sends_to_care(claim) or _offers_ideas(claim)
    lacking = None if is_free else _lacks_source(claim, context)
    if lacking is None:
        yield NotApplicable("needs no source")
        return
    if claim.is_cited:
        yield Passed(_cited(claim), claim.origin_of("citations"))
        return
    kind = claim.claim_type.value.replace("_", " ")
    yield Problem(
        f"no source is cited for this {kind}",
        basis=(Basis(f"classified as: {kind}", claim.origin_of("claim_type")),),
        remedy=_remedy(claim),
        origin=claim.origin_of("claim_type"),
        severity=lacking,
        variant=_variant(claim, context),
    )


def _variant(claim: Claim, context: Context) -> str:
    """Name the kind of finding: a source that is surely required is asked for more often."""
    if _treats_illness(claim, context):
        return "illness"
    return "required" if claim.need_probability >= _SURELY_REQUIRED else ""


def _treats_illness(claim: Claim, context: Context) -> bool:
    """Tell whether a flat benefit for a named illness is told where no authority speaks.

    Such a sentence needs no second witness.
    """
    if claim.claim_type is not ClaimType.TREATMENT_BENEFIT or claim.strength < Strength.S5:
        return False
    if claim.hedged or _CAREFUL.search(claim.text.lower()) or not speaks_without_authority(context):
        return False
    return words_of_claim(claim).has("illness")


def _offers_ideas(claim: Claim) -> bool:
    """Tell whether what is offered is a way of thinking, which no study shows."""
    return _IDEAS.first_in(claim.text.lower()) is not None


def _cited(claim: Claim) -> str:
    """Say what the claim cites, or what covers it."""
    if not claim.citations:
        return f"recorded evidence: `{claim.evidence[0].key}`"
    first = claim.citations[0]
    shown = " ".join(first.mention.text.split())[:_SHOWN]
    return f"cites `{shown}`" if first.reach is Reach.OWN else f"covered by `{shown}` nearby"


def _lacks_source(claim: Claim, context: Context) -> Severity | None:
    """Say how grave it is that a claim cites nothing, ``None`` where it needs no source.

    The reading tells what each claim needs; where it is silent, the type of the claim decides.
    """
    if not reading_speaks(claim, context):
        is_free = is_title(claim) or not claim.cite_worthy or speaks_for_itself(claim, context)
        return None if is_free else _severity(claim)
    if is_price(claim):
        return None
    if claim.need is Need.REQUIRED:
        return _severity(claim)
    is_asked = claim.need is Need.WELCOME and context.settings.ask_welcome
    return Severity.NOTE if is_asked else None


def _severity(claim: Claim) -> Severity:
    if claim.claim_type in NEEDS_SUPPORT:
        return Severity.ERROR
    return Severity.WARNING if claim.claim_type in _LESSER else Severity.NOTE


def _remedy(claim: Claim) -> str:
    if claim.claim_type is ClaimType.DEFINITIONAL:
        return "cite a textbook or a review"
    if claim.claim_type in {ClaimType.PROTOCOL, ClaimType.ADVICE}:
        return "cite a guideline or a systematic review of trials, or remove the advice"
    return "cite the study that showed it, or say that it is not known"
