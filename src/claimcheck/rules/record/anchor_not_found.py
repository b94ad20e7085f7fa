"""CC103: a record whose words are no longer in the document."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    ClaimStatus,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Problem,
    Record,
    Severity,
)
from claimcheck.rules._anchors import anchored, nearness
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_GONE = frozenset({ClaimStatus.WITHDRAWN, ClaimStatus.ORPHANED})

_WITHDRAWN = NotApplicable("the record is withdrawn or orphaned")
_FOUND = Passed("its words were found in one place of the document", Origin.TEXT)


@rule("CC103", severity=Severity.ERROR)
def anchor_not_found(record: Record, context: Context) -> Iterator[Answer]:
    """The words of a claim record are not in the document, or occur in it twice.

    ## Why it matters

    A record speaks for a sentence. If the sentence is gone, its review and its evidence no longer
    apply; if two places fit equally well, nobody knows which was reviewed.

    ## Example

    ```toml
    document = "article.md"

    [[claim]]
    id = "aspirin-mortality"
    anchor = { exact = "Aspirin lowers mortality after infarction." }
    ```

    ```md bad
    Statins are prescribed for many years.
    ```

    Use instead:

    ```md good
    Aspirin lowers mortality after infarction.
    ```
    """
    if record.status in _GONE:
        yield _WITHDRAWN
        return
    found = anchored(record, context)
    if found is None:
        yield NotChecked("the document of the record was not read")
    elif found.kind in {"lost", "ambiguous"}:
        where = "is not in the document" if found.kind == "lost" else "fits two places equally"
        yield Problem(
            f"the quote of `{record.id}` {where}",
            line=record.field_lines.get("anchor", record.line),
            basis=(Basis(nearness(found), Origin.TEXT),),
            remedy="run `claimcheck extract` to mark it as orphaned, or correct the quote",
            origin=Origin.RECORD,
            subject=record.id,
        )
    else:
        yield _FOUND
