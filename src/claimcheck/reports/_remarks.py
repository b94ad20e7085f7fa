"""What must be said beside the findings, for formats that know only findings."""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import INTERNAL_ERROR, Severity
from claimcheck.model.brief import counted
from claimcheck.model.by_value import ByValue
from claimcheck.reports._verdict import not_checked, unread_failures


@frozen(eq=False, repr=False)
class Remark(ByValue):
    """A line about the run.

    Args:
        path: File that it is about.
        line: 1-based line.
        severity: Error where an input was not read, note elsewhere.
        name: ``"unread-input"``, ``"not-shown"`` or ``"not-checked"``.
        message: One line.
    """

    path: str
    line: int
    severity: Severity
    name: str
    message: str


def unread_inputs(audit: Audit) -> Iterator[Remark]:
    """Give one error for each input that could not be read."""
    for failure in unread_failures(audit):
        remedy = f" ({failure.remedy})" if failure.remedy else ""
        what = "" if failure.kind == INTERNAL_ERROR else "not read: "
        words = f"{what}{failure.message}{remedy}"
        yield Remark(failure.path, failure.line or 1, Severity.ERROR, "unread-input", words)


def not_shown(audit: Audit) -> Iterator[Remark]:
    """Give one note for each file with findings that a suppression or the baseline covers."""
    for path in audit.paths:
        findings = audit.findings_in(path)
        suppressed = sum(finding.suppressed for finding in findings)
        known = sum(finding.known and not finding.suppressed for finding in findings)
        parts = [counted(known, "known finding")] if known else []
        parts += [counted(suppressed, "suppressed finding")] if suppressed else []
        if parts:
            words = f"{' and '.join(parts)} not shown"
            yield Remark(path, 1, Severity.NOTE, "not-shown", words)


def open_remarks(audit: Audit) -> Iterator[Remark]:
    """Give one note for each rule, or kind of thing, that was not checked."""
    path = audit.paths[0] if audit.paths else "claimcheck"
    places = {failure.path for failure in unread_failures(audit)}
    for item in not_checked(audit):
        if item.what.rpartition(":")[0] not in places and item.what not in places:
            words = f"{item.what} not checked: {item.why}"
            yield Remark(path, 1, Severity.NOTE, "not-checked", words)
