"""CC101: a claim record that does not validate."""

from collections.abc import Iterator

from claimcheck.model import Answer, Basis, Ledger, Origin, Passed, Precision, Problem, Severity
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context


@rule("CC101", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def invalid_record(ledger: Ledger, context: Context) -> Iterator[Answer]:
    """A claim record has an unknown field, a wrong value, or cannot be read.

    ## Why it matters

    What a person recorded takes precedence over what was inferred, so a record that is read
    wrongly, or not at all, makes the audit wrong. The other records of the file still count.

    ## Example

    ```toml bad
    document = "article.md"

    [[claim]]
    id = "aspirin-lowers-mortality"
    strength = 9
    anchor = { exact = "Aspirin lowers mortality." }
    ```

    Use instead:

    ```toml good
    document = "article.md"

    [[claim]]
    id = "aspirin-lowers-mortality"
    strength = 6
    anchor = { exact = "Aspirin lowers mortality." }
    ```
    """
    told = [*_failures(ledger), *_astray(ledger, context)]
    yield from told
    if not told:
        yield Passed("every field of the ledger was read", Origin.RECORD)


def _failures(ledger: Ledger) -> Iterator[Problem]:
    for failure in ledger.failures:
        if failure.kind == "duplicate-id":
            continue
        yield Problem(
            failure.message,
            line=failure.line,
            basis=(Basis("the ledger as it stands", Origin.RECORD),),
            remedy=failure.remedy or "correct the record; docs/ledger.md lists the fields",
            origin=Origin.RECORD,
            subject=f"{failure.key or ''} {failure.message}",
        )


def _astray(ledger: Ledger, context: Context) -> Iterator[Problem]:
    """Tell of variants whose shared record is not there."""
    for record in ledger.records:
        target = record.values.get("equivalent_to")
        if target is not None and record.id not in context.library.shared:
            yield Problem(
                f"`equivalent_to` leads from `{record.id}` to no shared record: `{target}`",
                line=record.field_lines.get("equivalent_to", record.line),
                basis=(Basis("the ledgers of the project", Origin.RECORD),),
                remedy="name the id of a record that points at no other itself",
                origin=Origin.RECORD,
                subject=f"{record.id} {target}",
            )
