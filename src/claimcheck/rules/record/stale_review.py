"""CC107: a review that no longer holds."""

from collections.abc import Iterator
from datetime import date

from claimcheck import ledger
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
    Record,
    Severity,
)
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context


@rule("CC107", severity=Severity.WARNING, precision=Precision.VERY_HIGH)
def stale_review(record: Record, context: Context) -> Iterator[Answer]:
    """The words or the evidence changed since the review, or the review is too old.

    ## Why it matters

    An approval holds for the exact words and the exact evidence that the reviewer saw: which works
    are cited, and what kind of study each is. Change any, and the signature covers something that
    nobody has read. A variant of a signed claim (`equivalent_to`) shares the signature while its
    words are the same.

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
    told = [*_lineage(record, context), *_own(record, context)]
    yield from told
    if not told:
        yield _standing(record, context)


def _standing(record: Record, context: Context) -> Answer:
    """Say what was held against the signature where nothing speaks against it."""
    shared = context.library.shared.get(record.id)
    if not ledger.is_signed(record) and not (shared is not None and ledger.is_signed(shared)):
        return NotApplicable("it is not signed")
    if context.reading is None:
        return NotChecked("the document of the record was not read")
    if not context.settings.today and ledger.expired_on(record) is not None:
        return NotChecked("the day of the audit is not known")
    return Passed("words and evidence are those that were signed", Origin.RECORD)


def _own(record: Record, context: Context) -> Iterator[Problem]:
    """Tell what no longer is as the record's own signer saw it."""
    if not ledger.is_signed(record):
        return
    reasons = [*_changes(record, context), *_age(record, context)]
    if reasons:
        who = record.values.get("approved_by") or record.values.get("reviewed_by") or "a reviewer"
        yield Problem(
            f"the review of `{record.id}` no longer holds: {'; '.join(reasons)}",
            basis=(Basis(f"signed by {who}", Origin.RECORD),),
            remedy="look at the claim again and sign it again",
            origin=Origin.RECORD,
            subject=record.id,
        )


def _changes(record: Record, context: Context) -> Iterator[str]:
    if context.reading is None:
        return
    for what in ledger.changed_since_signing(record, _claim(record, context)):
        yield f"the {what} changed since"


def _claim(record: Record, context: Context) -> Claim | None:
    claims = context.reading.claims if context.reading else ()
    return next((one for one in claims if one.id == record.id), None)


def _lineage(record: Record, context: Context) -> Iterator[Problem]:
    """Tell of a variant for which the signature of its shared record does not hold."""
    shared = context.library.shared.get(record.id)
    if shared is None or not ledger.is_signed(shared):
        return
    claim = _claim(record, context)
    words = claim.quote if claim else record.anchor.exact
    alike = ledger.likeness_to_shared(words, shared)
    if alike == "same" or (alike == "near" and ledger.is_signed(record)):
        return
    how = "nearly but not exactly what" if alike == "near" else "something other than"
    yield Problem(
        f"the review of `{shared.id}` does not hold for `{record.id}`, which says {how} was signed",
        basis=(
            Basis(f"signed in {shared.path}:{shared.line}", Origin.RECORD, shared.anchor.exact),
        ),
        remedy="use the words that were signed, or look at this claim and sign it too",
        origin=Origin.RECORD,
        severity=Severity.NOTE if alike == "near" else None,
        line=record.field_lines.get("equivalent_to", record.line),
        subject=f"{record.id} {shared.id}",
    )


def _age(record: Record, context: Context) -> Iterator[str]:
    if not context.settings.today:
        return
    today = date.fromisoformat(context.settings.today)
    expires, signed = ledger.expired_on(record), ledger.signed_on(record)
    if expires is not None and expires < today:
        yield f"it expired on {expires.isoformat()}"
    days = context.settings.review_days
    if days and signed is not None and (today - signed).days > days:
        yield f"it is older than {days} days"
