"""CC705: a regimen without a word on who may have it and how it is watched."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    Document,
    NotApplicable,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
)
from claimcheck.rules._offered import MEDICINES
from claimcheck.rules._support import has_trials, is_title, supporting
from claimcheck.rules._words import words_in, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_TREATMENTS = MEDICINES | {"therapy"}
_WANTED = {
    "diagnosis": "diagnosis",
    "contraindications": "contraindication",
    "monitoring": "monitoring",
}


@rule("CC705", severity=Severity.WARNING, precision=Precision.MEDIUM)
def eligibility_missing(document: Document, context: Context) -> Iterator[Answer]:
    """A regimen lacks the diagnosis it is for, who must not have it, or how it is monitored.

    ## Why it matters

    Without these three nobody can use a regimen safely. Who needs it is a matter of diagnosis, who
    must not have it of contraindications, and whether it does harm shows only where somebody looks.

    The whole section of each regimen is read. It is reported once a document, at the first regimen
    that lacks something; one that a guideline or a randomised trial supports is skipped.

    ## Example

    ```md bad
    The protocol combines testosterone cypionate with anastrozole twice a week.
    ```

    Use instead:

    ```md good
    The protocol combines testosterone cypionate with anastrozole twice a week. It is for men with a
    confirmed diagnosis, is contraindicated in prostate cancer, and haematocrit is checked every
    three months.
    ```
    """
    del document
    regimens = tuple(_regimens(context))
    if not regimens:
        yield NotApplicable("offers no regimen")
        return
    told = {section: _told(section, context) for section in {one.section for one in regimens}}
    lacking = [(one, missing) for one in regimens if (missing := _missing(told[one.section]))]
    if not lacking:
        yield Passed("diagnosis, contraindication and monitoring are stated beside the regimen")
        return
    (first, missing), *others = lacking
    parts = ", ".join(f"`{part}`" for part in missing)
    more = f" (and {len(others)} more regimens)" if others else ""
    yield Problem(
        f"the regimen does not mention {parts}{more}",
        span=first.span,
        basis=(
            Basis("classified as: protocol", first.origin_of("claim_type")),
            Basis("no sentence of its section mentions it", Origin.TEXT),
        ),
        remedy="say for which diagnosis it is, who must not have it, and what is checked how often",
        origin=Origin.TEXT,
        related=tuple((claim.span, f"lacks {', '.join(what)}") for claim, what in others),
        subject="eligibility",
    )


def _regimens(context: Context) -> Iterator[Claim]:
    """Give the first regimen of each block that names a medicine or a therapy."""
    seen = set()
    for claim in context.claims:
        if claim.claim_type is not ClaimType.PROTOCOL or is_title(claim):
            continue
        if claim.block_span in seen or not _treats(claim):
            continue
        if has_trials(supporting(claim, context)):
            continue
        seen.add(claim.block_span)
        yield claim


def _treats(claim: Claim) -> bool:
    """Tell whether a medicine or a therapy is named, rather than food or a vitamin."""
    kinds = {entity.kind for entity in words_of_claim(claim).interventions}
    return not kinds.isdisjoint(_TREATMENTS)


def _missing(told: frozenset[str]) -> tuple[str, ...]:
    return tuple(what for what, kind in _WANTED.items() if kind not in told)


def _told(section: tuple[str, ...], context: Context) -> frozenset[str]:
    """Give which of the wanted things the sentences of a section speak of."""
    if context.reading is None:
        return frozenset()
    inside = (
        words_in(sentence.text)
        for sentence, _ in context.reading.sentences
        if sentence.block.section == section
    )
    return frozenset(kind for words in inside for kind in _WANTED.values() if words.has(kind))
