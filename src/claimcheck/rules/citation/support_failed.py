"""CC209: somebody opened the source, and it does not say so."""

from collections.abc import Iterator

from claimcheck.ledger.normal import normalise
from claimcheck.model import (
    Basis,
    Claim,
    EvidenceLink,
    NotChecked,
    Origin,
    Precision,
    Problem,
    Severity,
    SupportStatus,
)
from claimcheck.rules._context import Context
from claimcheck.rules._rule import rule


@rule("CC209", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def support_failed(claim: Claim, context: Context) -> Iterator[Problem | NotChecked]:
    """A source was found not to support the claim, or the recorded quote is not in it.

    ## Why it matters

    One quotation in six in medical papers is wrong (Baethge and Jergas 2025). Where a person opened
    the source and it does not say so, or where the quoted words are not in its abstract, the
    citation must go.

    The quote is looked up in the `abstract` of the bibliography. A quote that is not in the
    abstract may still stand in the paper; then this is a warning.

    ## Example

    ```bibtex
    @article{kim2020, title = {Zinc for colds}, abstract = {Zinc did not shorten colds.}}
    ```

    ```toml
    document = "article.md"

    [[claim]]
    id = "zinc"
    anchor = { exact = "Zinc shortens colds [@kim2020]." }

    [[claim.evidence]]
    key = "kim2020"
    support = { status = "not_supported", checked_by = "A. Editor" }
    ```

    ```md bad
    Zinc shortens colds [@kim2020].
    ```

    Use instead:

    ```toml
    document = "article.md"
    ```

    ```md good
    Zinc did not shorten colds [@kim2020].
    ```
    """
    for link in claim.evidence:
        if link.support.status is SupportStatus.NOT_SUPPORTED:
            yield _refused(link)
        elif link.support.status is SupportStatus.UNCHECKED:
            yield NotChecked("nobody has opened the source")
        elif link.support.quote:
            yield from _quoted(link, context)


def _refused(link: EvidenceLink) -> Problem:
    who = link.support.checked_by or "a checker"
    return Problem(
        f"`{link.key}` does not support this, says {who}",
        basis=(Basis("verdict: not supported", Origin.RECORD, link.support.quote),),
        remedy="cite another work, or say what this one found",
        origin=Origin.RECORD,
        key=link.key,
    )


def _quoted(link: EvidenceLink, context: Context) -> Iterator[Problem | NotChecked]:
    reference = context.reference(link.key)
    abstract = reference.abstract if reference else ""
    if not abstract:
        yield NotChecked("no text of the source is at hand to look the quote up in")
    elif normalise(link.support.quote) not in normalise(abstract):
        yield Problem(
            f"the quote recorded for `{link.key}` is not in its abstract",
            basis=(Basis("quote recorded", Origin.RECORD, link.support.quote),),
            remedy="check the quote against the paper, and record the page",
            origin=Origin.RECORD,
            severity=Severity.WARNING if link.support.locator else Severity.ERROR,
            key=link.key,
        )
