"""CC408: an effect is told where the study found none."""

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
)
from claimcheck.rules._comparison import conclusion_strength, share_words
from claimcheck.rules._support import causal_cue, supporting, weakest, wording_basis
from claimcheck.rules._wording import wording_of
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_EXEMPT = frozenset({ClaimType.DEFINITIONAL, ClaimType.NON_CLAIM})
_ALPHA = 0.05


@rule("CC408", severity=Severity.ERROR)
def null_as_effect(claim: Claim, context: Context) -> Iterator[Answer]:
    """The cited study found no effect, but the sentence reports one.

    ## Why it matters

    A result that is not significant does not show a difference. Reporting it as one is the core of
    spin: more than half of the abstracts of null trials did so in their conclusions (Boutron 2010).

    The result is taken from the record (`significant`, or `effect` with its p value), else from the
    conclusion of the abstract where that explicitly denies the effect.

    ## Example

    ```bibtex
    @article{kim2020, title = {Zinc for colds}, design = {rct}, abstract = {Background: Zinc is sold
      for colds. Conclusion: Zinc did not shorten colds in adults.}}
    ```

    ```md bad
    Zinc shortens colds in adults [@kim2020].
    ```

    Use instead:

    ```md good
    Zinc did not shorten colds in adults [@kim2020].
    ```
    """
    links = supporting(claim, context)
    if not links or claim.strength < Strength.S2 or claim.claim_type in _EXEMPT:
        yield NotApplicable("cites no evidence" if not links else "reports no effect")
        return
    results = [_result(link, claim, context) for link in links]
    found = next((result for result in results if result is not None and not result.text), None)
    if found is not None:
        yield Passed("a cited work found an effect", found.origin, found.source)
        return
    if any(result is None for result in results):
        yield NotChecked("it is not recorded what the cited work found")
        return
    basis = next(result for result in results if result is not None)
    yield _problem(claim, links[0].key, basis)


def _problem(claim: Claim, key: str, basis: Basis) -> Problem:
    cue = causal_cue(claim)
    shown = f"`{cue.text}` reports an effect" if cue else "the sentence reports an effect"
    return Problem(
        f"{shown}, but the cited work found none",
        span=cue.span if cue else None,
        basis=(wording_basis(claim), basis),
        remedy=wording_of("null", claim),
        origin=weakest(claim.origin_of("strength"), basis.origin),
        key=key,
    )


def _result(link: EvidenceLink, claim: Claim, context: Context) -> Basis | None:
    """Say that a work found nothing; an empty basis where it found something, else ``None``."""
    significant = _recorded(link)
    if significant is not None:
        text = "" if significant else f"the result of {link.key} is recorded as not significant"
        return Basis(text, Origin.RECORD, "claim record")
    conclusion = context.study(link.key).conclusion
    strength = conclusion_strength(conclusion.value)
    if strength is None or not share_words(claim.text, conclusion.value):
        return None
    text = f"{link.key} concludes: {conclusion.value}" if strength is Strength.S1 else ""
    return Basis(text, conclusion.origin, conclusion.source)


def _recorded(link: EvidenceLink) -> bool | None:
    if link.significant is not None:
        return link.significant
    if link.effect is None:
        return None
    if link.effect.significant is not None:
        return link.effect.significant
    return _significant_p(link.effect.p)


def _significant_p(text: str) -> bool | None:
    """Read a reported p value; ``None`` where it tells nothing either way."""
    plain = text.strip().lower().removeprefix("p").strip()
    if plain in {"ns", "n.s.", "not significant"}:
        return False
    sign, number = (plain[0], plain[1:]) if plain[:1] in {"<", ">", "="} else ("=", plain)
    try:
        value = float(number.strip().replace(",", "."))
    except ValueError:
        return None
    if sign == "<":
        return True if value <= _ALPHA else None
    return value <= _ALPHA if sign == "=" or value >= _ALPHA else None
