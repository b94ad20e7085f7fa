"""CC208: a work that speaks against the claim is cited for it."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    EvidenceLink,
    Intent,
    NotApplicable,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
    SupportStatus,
)
from claimcheck.rules._support import SUPPORTING
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_AGAINST = frozenset({Intent.DISPUTES, Intent.REFUTES, Intent.QUALIFIES})


@rule("CC208", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def disputing_source_as_support(claim: Claim, context: Context) -> Iterator[Answer]:
    """The only works behind a claim dispute, refute or qualify it, or were found to refute it.

    ## Why it matters

    A citation is read as support. Where a person has recorded that the work says the opposite, the
    sentence is worse than unsourced.

    A disputing work beside supporting ones is good practice, not a finding.

    ## Example

    ```bibtex
    @article{no2019, title = {No effect of zinc on colds: a trial}, design = {rct}}
    ```

    ```md bad
    Zinc prevents colds [@cito:refutes:no2019].
    ```

    Use instead:

    ```bibtex
    @article{yes2017, title = {Zinc for colds: a trial}, design = {rct}}
    ```

    ```md good
    Zinc prevented colds in one trial [@yes2017] and not in another [@cito:disputes:no2019].
    ```
    """
    links = context.links(claim)
    if not links:
        yield NotApplicable("cites no work of the bibliography")
        return
    refuted = [link for link in links if _is_refuted(link)]
    standing = [link for link in links if link.intent in SUPPORTING and link not in refuted]
    against = refuted or [link for link in links if link.intent in _AGAINST]
    if not against:
        yield Passed("no cited work is marked as against the claim", _origin(links[0]))
        return
    if standing and not refuted:
        keys = ", ".join(f"`{link.key}`" for link in standing)
        yield Passed(f"{keys} is cited in support beside the work that disputes it")
        return
    link = against[0]
    said = "was found to refute the claim" if refuted else f"is cited as `{link.intent.value}`"
    yield Problem(
        f"`{link.key}` {said}, but the claim relies on it",
        basis=(Basis(f"{link.key} {said}", _origin(link), link.support.quote),),
        remedy="withdraw the claim, or cite a work that supports it beside this one",
        origin=_origin(link),
        key=link.key,
    )


def _is_refuted(link: EvidenceLink) -> bool:
    return link.intent in SUPPORTING and link.support.status is SupportStatus.REFUTED


def _origin(link: EvidenceLink) -> Origin:
    """Tell who said so: an intent that the author wrote out is as good as a record."""
    return Origin.RECORD if link.origin is Origin.RECORD else Origin.BIBLIOGRAPHY
