"""CC106: a record that lacks what its kind of claim needs."""

from collections.abc import Iterator

from claimcheck import ledger
from claimcheck.model import (
    Answer,
    Basis,
    ClaimStatus,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Precision,
    Problem,
    Record,
    Severity,
)
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_GONE = frozenset({ClaimStatus.WITHDRAWN, ClaimStatus.ORPHANED})

_WITHDRAWN = NotApplicable("the record is withdrawn or orphaned")
_FILLED = Passed("it has every field that a claim of its type needs", Origin.RECORD)


@rule("CC106", severity=Severity.WARNING, precision=Precision.VERY_HIGH)
def incomplete_record(record: Record, context: Context) -> Iterator[Answer]:
    """A claim record lacks evidence, design, population or another field that its type needs.

    ## Why it matters

    A treatment claim without a population, or a protocol without a regulatory status, cannot be
    assessed: the checks that would ask about it stay silent.

    A field may say `unknown`; that is an answer, but not one that completes the record. What nobody
    has looked at since it was extracted is not judged.

    ## Example

    ```toml bad
    document = "article.md"

    [[claim]]
    id = "aspirin-mortality"
    type = "treatment_benefit"
    anchor = { exact = "Aspirin lowers mortality after infarction." }
    ```

    Use instead:

    ```toml good
    document = "article.md"

    [[claim]]
    id = "aspirin-mortality"
    type = "treatment_benefit"
    anchor = { exact = "Aspirin lowers mortality after infarction." }
    population = { species = "human", condition = "infarction" }

    [[claim.evidence]]
    key = "isis2"
    design = "rct"
    ```
    """
    if record.status in _GONE:
        yield _WITHDRAWN
        return
    if not record.is_manual:
        yield NotChecked("the extracted record is not reviewed yet")
        return
    lacking = _lacking(record, context)
    if lacking:
        yield Problem(
            f"`{record.id}` lacks {', '.join(lacking)}",
            basis=(Basis(f"a claim of this type needs {', '.join(lacking)}", Origin.RECORD),),
            remedy="fill the fields in, from the source itself",
            origin=Origin.RECORD,
            subject=record.id,
        )
    else:
        yield _FILLED


def _lacking(record: Record, context: Context) -> tuple[str, ...]:
    """Ask the merged claim where the document was read, the bare record otherwise."""
    merged = context.reading.claims if context.reading else ()
    claim = next((one for one in merged if one.id == record.id), None)
    if claim is None or not record.values.get("claim_type"):
        return ledger.incomplete(record)
    return ledger.incomplete(claim)
