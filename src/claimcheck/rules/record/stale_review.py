"""CC107: a review that no longer holds."""

from collections.abc import Iterator
from datetime import date

from claimcheck.ledger import changed_since_signing, expired_on, is_signed, signed_on
from claimcheck.model import Basis, Origin, Precision, Problem, Record, Severity
from claimcheck.rules._context import Context
from claimcheck.rules._rule import rule


@rule("CC107", severity=Severity.WARNING, precision=Precision.VERY_HIGH)
def stale_review(record: Record, context: Context) -> Iterator[Problem]:
    """The words or the evidence changed since the review, or the review is too old.

    ## Why it matters

    An approval holds for the exact words and the exact evidence that the reviewer saw. Change
    either, and the signature stands under something that nobody read.

    ## Example

    ```toml
    document = "article.md"

    [[claim]]
    id = "aspirin-mortality"
    type = "treatment_benefit"
    status = "approved"
    approved_by = "A. Editor"
    approved_on = 2025-03-01
    anchor = { exact = "Aspirin may lower mortality after infarction in older adults." }
    ```

    ```md bad
    Aspirin lowers mortality after infarction in older adults.
    ```

    Use instead:

    ```md good
    Aspirin may lower mortality after infarction in older adults.
    ```
    """
    if not is_signed(record):
        return
    reasons = [*_changes(record, context), *_age(record, context)]
    if reasons:
        who = record.values.get("approved_by") or record.values.get("reviewed_by") or "a reviewer"
        yield Problem(
            f"the review of `{record.id}` no longer holds: {'; '.join(reasons)}",
            basis=(Basis(f"signed by {who}", Origin.RECORD),),
            remedy="look at the claim again and sign it anew",
            origin=Origin.RECORD,
            subject=record.id,
        )


def _changes(record: Record, context: Context) -> Iterator[str]:
    if context.reading is None:
        return
    claim = next((one for one in context.reading.claims if one.id == record.id), None)
    for what in changed_since_signing(record, claim):
        yield f"the {what} changed since"


def _age(record: Record, context: Context) -> Iterator[str]:
    if not context.settings.today:
        return
    today = date.fromisoformat(context.settings.today)
    expires, signed = expired_on(record), signed_on(record)
    if expires is not None and expires < today:
        yield f"it expired on {expires.isoformat()}"
    days = context.settings.review_days
    if days and signed is not None and (today - signed).days > days:
        yield f"it is older than {days} days"
