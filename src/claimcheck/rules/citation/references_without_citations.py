"""CC210: a list of references that the text does not point at."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    Document,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
)
from claimcheck.rules._listed_only import LEAST_CLAIMS, asserting_claims, is_listed_only
from claimcheck.rules._pointers import is_pointer
from claimcheck.rules._reading_lists import only_lists_further_reading
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.rules.kinds import has_authority


@rule("CC210", severity=Severity.WARNING, precision=Precision.VERY_HIGH)
def references_without_citations(document: Document, context: Context) -> Iterator[Answer]:
    """The document lists references, but hardly any sentence cites one.

    ## Why it matters

    A list at the end makes every sentence above it look sourced, and sources none of them. Which
    work was meant for which sentence only the author knows; until it is written down, nobody can
    check anything.

    This is one finding for the document. The claims that would each lack a citation are merged into
    it, except those that need a source most; for each claim `suggestions` offers works of the list
    that may have been meant, which is never counted as support. In a leaflet, a guideline or a
    textbook, which speak on an authority of their own, it is a note. A list that is headed further
    reading and that nothing cites is no list of references.

    ## Example

    ```md bad
    Walking lowers blood pressure. Swimming lowers it too. Yoga improves sleep in adults.
    Cycling improves mood. Rowing strengthens the back.

    # References

    - Smith, J. "Walking and blood pressure." Heart, vol. 3, no. 1, 2011, pp. 1-9.
    - Jones, K. "Yoga and sleep." Sleep, vol. 8, no. 2, 2014, pp. 20-31.
    ```

    Use instead:

    ```bibtex
    @article{smith2011, title = {Walking and blood pressure}, year = {2011}}
    ```

    ```md good
    Walking lowers blood pressure [@smith2011].
    ```
    """
    if not context.library.is_own_list or not document.reference_items:
        yield NotApplicable("has no list of references")
        return
    if only_lists_further_reading(context):
        yield NotApplicable("lists further reading, which no sentence needs to cite")
        return
    if _are_all_cited(context):
        yield Passed("each work of the list is cited", Origin.BIBLIOGRAPHY)
        return
    asserting = asserting_claims(context.claims)
    if len(asserting) < LEAST_CLAIMS:
        yield NotChecked("too few claims to judge by")
        return
    cited = [claim for claim in asserting if claim.evidence]
    if not is_listed_only(context.claims):
        yield Passed(f"{len(cited)} of {len(asserting)} claims that need one cite a reference")
        return
    yield _problem(document, context, asserting, len(cited))


def _are_all_cited(context: Context) -> bool:
    cited = context.reading.cited if context.reading else frozenset()
    return bool(context.bibliography) and all(key in cited for key in context.bibliography)


def _problem(document: Document, context: Context, asserting: list[Claim], cited: int) -> Problem:
    listed = len(document.reference_items)
    first = document.reference_items[0]
    cited_keys = context.reading.cited if context.reading else frozenset()
    used = sum(key in cited_keys for key in context.bibliography)
    names_bodies = all(is_pointer(one) for one in context.bibliography.references)
    is_one = listed == 1
    shown = "1 reference is listed" if is_one else f"{listed} references are listed"
    behind = "1 reference is cited" if used == 1 else f"{used} references are cited"
    return Problem(
        f"{shown}, and {cited} of {len(asserting)} claims cite {'it' if is_one else 'one'}",
        span=first.span,
        basis=(Basis(f"{behind} in the text", Origin.BIBLIOGRAPHY),),
        remedy="put the reference beside each sentence that it supports; "
        "the report suggests candidates from the list",
        origin=Origin.BIBLIOGRAPHY,
        severity=Severity.NOTE if names_bodies or has_authority(context) else None,
        subject="references",
    )
