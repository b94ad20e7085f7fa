"""CC104: a record whose words have changed in the document."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
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

_IN_PLACE = Passed("its text is in the document as recorded", Origin.TEXT)
_NOT_FOUND = NotApplicable("its words were not found in one place")


@rule("CC104", severity=Severity.WARNING)
def anchor_drifted(record: Record, context: Context) -> Iterator[Answer]:
    """The words of a claim record occur in the document only in changed form.

    ## Why it matters

    A small edit can turn "may lower" into "lowers". The record describes words that readers no
    longer see.

    ## Example

    ```toml
    document = "article.md"

    [[claim]]
    id = "aspirin-mortality"
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
    found = anchored(record, context)
    if found is None:
        yield NotChecked("the document of the record was not read")
    elif found.kind in {"drifted", "weak"}:
        look = "; check it" if found.kind == "weak" else ""
        yield Problem(
            f"the words of `{record.id}` have changed in the document{look}",
            line=record.field_lines.get("anchor", record.line),
            basis=(Basis(nearness(found), Origin.TEXT),),
            remedy="run `claimcheck extract` to record the new words, then review the claim",
            origin=Origin.RECORD,
            subject=record.id,
        )
    elif found.kind == "anchored":
        yield _IN_PLACE
    else:
        yield _NOT_FOUND
