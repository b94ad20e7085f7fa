"""The counts of earlier runs, kept as lines of a table, for the trends of an index page."""

from attrs import asdict, fields, frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import Failure, InputError
from claimcheck.model.by_value import ByValue
from claimcheck.reports._safe import one_line


@frozen(eq=False, repr=False)
class Snapshot(ByValue):
    """The counts of one run.

    Args:
        label: What the run is called, such as a revision or a date; given by who keeps it.
        documents: Documents read.
        claims: Claims.
        cited: Claims that cite something, be the work known or not.
        links: Links from claims to references.
        opened: Links whose source a person has opened.
        errors: Active errors.
        warnings: Active warnings.
        notes: Active notes.
    """

    label: str
    documents: int = 0
    claims: int = 0
    cited: int = 0
    links: int = 0
    opened: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0


_NAMES = tuple(field.name for field in fields(Snapshot))


def snapshot(audit: Audit, label: str) -> Snapshot:
    """Take the counts of a run."""
    summary = audit.summary
    return Snapshot(
        label=one_line(label),
        documents=summary.documents,
        claims=summary.claims,
        cited=summary.cited_claims,
        links=summary.links,
        opened=summary.opened,
        errors=summary.errors,
        warnings=summary.warnings,
        notes=summary.notes,
    )


def history_text(runs: tuple[Snapshot, ...]) -> str:
    """Write snapshots as tab-separated lines under a header."""
    rows = ("\t".join(str(value) for value in asdict(run).values()) for run in runs)
    return "\n".join(("\t".join(_NAMES), *rows)) + "\n"


def parse_history(text: str, path: str = "history.tsv") -> tuple[Snapshot, ...]:
    """Read what :func:`history_text` wrote.

    Args:
        text: The table.
        path: Its name in the error.

    Raises:
        InputError: A line has another number of columns, or a count is no number.
    """
    head, *rows = text.split("\n") if text.strip() else ["\t".join(_NAMES)]
    if tuple(head.split("\t")) != _NAMES:
        raise InputError(Failure(path, f"does not begin with the columns {', '.join(_NAMES)}", 1))
    return tuple(_run(row, path, at) for at, row in enumerate(rows, 2) if row)


def _run(row: str, path: str, at: int) -> Snapshot:
    label, *counts = row.split("\t")
    if len(counts) != len(_NAMES) - 1 or not all(one.isdecimal() for one in counts):
        raise InputError(Failure(path, f"is not a label and {len(_NAMES) - 1} counts", at))
    return Snapshot(label, *(int(one) for one in counts))
