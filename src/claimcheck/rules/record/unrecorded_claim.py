"""CC105: a claim that the ledger does not know."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
)
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context


@rule("CC105", severity=Severity.WARNING, precision=Precision.MEDIUM)
def unrecorded_claim(claim: Claim, context: Context) -> Iterator[Answer]:
    """The document has a ledger, and this claim has no record in it.

    ## Why it matters

    A ledger is signed as a whole. A sentence that was added later, in a table, a heading or a pull
    quote, has not been reviewed.

    ## Example

    ```toml
    document = "article.md"

    [[claim]]
    id = "aspirin-mortality"
    anchor = { exact = "Aspirin lowers mortality after infarction." }
    ```

    ```md bad
    Aspirin lowers mortality after infarction.

    Aspirin also prevents bowel cancer.
    ```

    Use instead:

    ```md good
    Aspirin lowers mortality after infarction.
    ```
    """
    if context.ledger is None:
        yield NotChecked("the document has no ledger")
        return
    if claim.id in context.recorded:
        yield Passed("the ledger holds it", Origin.RECORD)
        return
    if not claim.cite_worthy:
        yield NotApplicable("a claim that needs no support")
        return
    yield Problem(
        "this claim has no record",
        basis=(Basis(f"{context.ledger.path} does not hold it", Origin.RECORD),),
        remedy="run `claimcheck extract` to add it, then review it",
        origin=claim.origin_of("claim_type"),
    )
