"""CC102: one id for two claims."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    NotApplicable,
    Origin,
    Passed,
    Precision,
    Problem,
    Project,
    Record,
    Severity,
)
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context


@rule("CC102", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def duplicate_claim_id(project: Project, context: Context) -> Iterator[Answer]:
    """Two claim records have the same id.

    ## Why it matters

    An id is how reviewers, suppressions and other records point at a claim. If two claims share
    one, an approval of the first looks like an approval of the second.

    ## Example

    ```toml bad
    document = "article.md"

    [[claim]]
    id = "aspirin"
    anchor = { exact = "Aspirin lowers mortality." }

    [[claim]]
    id = "aspirin"
    anchor = { exact = "Aspirin causes bleeding." }
    ```

    Use instead:

    ```toml good
    document = "article.md"

    [[claim]]
    id = "aspirin-mortality"
    anchor = { exact = "Aspirin lowers mortality." }

    [[claim]]
    id = "aspirin-bleeding"
    anchor = { exact = "Aspirin causes bleeding." }
    ```
    """
    del context
    if not any(ledger.records for ledger in project.ledgers):
        yield NotApplicable("no claim records")
        return
    told = list(_problems(project))
    yield from told
    if not told:
        yield Passed("each claim record has an id of its own", Origin.RECORD)


def _problems(project: Project) -> Iterator[Problem]:
    first: dict[str, Record] = {}
    for ledger in project.ledgers:
        for record in ledger.records:
            other = first.setdefault(record.id, record)
            if other is not record:
                yield Problem(
                    f"`{record.id}` is the id of another record too",
                    path=record.path,
                    line=record.line,
                    basis=(Basis(f"first used in {other.path}:{other.line}", Origin.RECORD),),
                    remedy="give one of the two another id",
                    origin=Origin.RECORD,
                    subject=record.id,
                )
