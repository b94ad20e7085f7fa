"""What a run comes to: the verdict, what stands behind it, and what to do next."""

import shlex
from collections.abc import Iterator, Sequence

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import (
    INTERNAL_ERROR,
    Check,
    Failure,
    Finding,
    OutcomeStatus,
    Severity,
    SupportStatus,
)
from claimcheck.model.brief import counted
from claimcheck.model.by_value import ByValue
from claimcheck.reports._gravity import gravity
from claimcheck.reports._safe import one_line


@frozen(eq=False, repr=False)
class Unchecked(ByValue):
    """Something that the run leaves open.

    Args:
        what: A rule, an input, or a kind of thing.
        why: The reason.
    """

    what: str
    why: str


def counts(audit: Audit) -> str:
    """Count the active findings by severity."""
    summary = audit.summary
    parts = ((summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note"))
    return ", ".join(counted(*part) for part in parts)


def severity_counts(findings: Sequence[Finding]) -> str:
    """Count findings by severity; a severity without a finding is left out."""
    numbers = ((sum(one.severity is each for one in findings), each.value) for each in Severity)
    return ", ".join(counted(*part) for part in numbers if part[0]) or "no findings"


def verdict(audit: Audit) -> str:
    """Say in one sentence what the run comes to; an incomplete run says so first."""
    summary = audit.summary
    if unread_failures(audit):
        return f"Incomplete: {_missing(unread_failures(audit))}; {counts(audit)}."
    if not summary.documents and not audit.references:
        return f"No document was audited; {counts(audit)}."
    if summary.errors:
        return f"Not ready to publish: {counts(audit)}."
    if summary.warnings or summary.notes:
        return f"No errors; {_to_review(audit)} to review."
    open_rules = sum(check.status is OutcomeStatus.NOT_CHECKED for check in audit.checks)
    left = f"; {counted(open_rules, 'rule')} not checked" if open_rules else ""
    return f"No findings in what was checked{left}."


def _to_review(audit: Audit) -> str:
    """Count the warnings and notes; a severity without a finding is left out."""
    summary = audit.summary
    parts = ((summary.warnings, "warning"), (summary.notes, "note"))
    return " and ".join(counted(*part) for part in parts if part[0])


def _missing(failures: Sequence[Failure]) -> str:
    """Count the inputs that could not be read, and the parts of the program that failed."""
    ours = sum(failure.kind == INTERNAL_ERROR for failure in failures)
    inputs = len(failures) - ours
    parts = (
        f"{counted(inputs, 'input')} not read" if inputs else "",
        counted(ours, "internal error") if ours else "",
    )
    return ", ".join(filter(None, parts))


def accepted(audit: Audit) -> str:
    """Count what a baseline or a suppression covers, and what is resolved; may be empty."""
    summary, resolved = audit.summary, len(audit.resolved)
    parts = (
        counted(summary.known, "known finding") if summary.known else "",
        counted(summary.suppressed, "suppressed finding") if summary.suppressed else "",
        f"{resolved:,} resolved since the baseline" if resolved else "",
    )
    return ", ".join(part for part in parts if part)


def coverage(audit: Audit) -> str:
    """Say how many claims are cited, and how many of the links a person has followed.

    Of bibliographies without a document it counts the references.
    """
    summary = audit.summary
    if not summary.documents and audit.references:
        return counted(len(audit.references), "reference")
    share = f" ({summary.cited_claims / summary.claims:.0%})" if summary.claims else ""
    unopened = summary.links - summary.opened
    return (
        f"{counted(summary.claims, 'claim')}, {summary.cited_claims:,} cited{share}; "
        f"{counted(summary.links, 'link')} to sources, "
        f"{unopened:,} not yet checked against the source"
    )


def rule_counts(audit: Audit) -> str:
    """Count the rules by what became of them."""
    numbers = {
        status: sum(check.status is status for check in audit.checks) for status in OutcomeStatus
    }
    return (
        f"{counted(numbers[OutcomeStatus.PASSED], 'rule')} passed, "
        f"{numbers[OutcomeStatus.FAILED]:,} failed, "
        f"{numbers[OutcomeStatus.NOT_CHECKED]:,} not checked, "
        f"{numbers[OutcomeStatus.NOT_APPLICABLE]:,} not applicable"
    )


def unread_failures(audit: Audit) -> tuple[Failure, ...]:
    """Give every input, and every part of a document, that could not be read."""
    found = dict.fromkeys(audit.failures)
    for document in audit.documents:
        found.update(dict.fromkeys(document.failures))
    return tuple(found)


def not_checked(audit: Audit) -> Iterator[Unchecked]:
    """Give what the run leaves open: rules wholly or in part, inputs, and unopened sources."""
    for failure in unread_failures(audit):
        place = failure.path if failure.line is None else f"{failure.path}:{failure.line}"
        remedy = f" ({failure.remedy})" if failure.remedy else ""
        yield Unchecked(one_line(place), one_line(failure.message + remedy))
    for check in audit.checks:
        if check.status is OutcomeStatus.NOT_CHECKED or check.not_checked:
            yield Unchecked(f"{check.rule} {check.name}", _why(check))
    unopened = [
        link
        for claim in audit.claims
        for link in claim.evidence
        if link.support.status is SupportStatus.UNCHECKED
    ]
    if unopened:
        what = f"{counted(len(unopened), 'link')} to sources"
        yield Unchecked(what, "not yet checked against the source")


def open_in_brief(audit: Audit) -> str:
    """Count what the run leaves open, on one line; empty where nothing."""
    wholly = sum(check.status is OutcomeStatus.NOT_CHECKED for check in audit.checks)
    partly = sum(
        check.not_checked > 0 and check.status is not OutcomeStatus.NOT_CHECKED
        for check in audit.checks
    )
    unopened = audit.summary.links - audit.summary.opened
    rules = counted(wholly, "rule") if wholly else ""
    if partly:
        rules = (
            f"{rules} ({partly:,} more in part)" if wholly else f"{counted(partly, 'rule')} in part"
        )
    parts = (
        counted(len(unread_failures(audit)), "input") if unread_failures(audit) else "",
        rules,
        f"{counted(unopened, 'link')} to sources" if unopened else "",
    )
    return ", ".join(filter(None, parts))


def _why(check: Check) -> str:
    reason = one_line(check.reason) or "no reason given"
    if check.status is OutcomeStatus.NOT_CHECKED and not check.not_checked:
        return reason
    judged = check.passed + check.failed
    of = f" of {judged + check.not_checked:,}" if judged else ""
    return f"{reason} ({check.not_checked:,}{of} not assessed)"


@frozen(eq=False, repr=False)
class Step(ByValue):
    """What to do next.

    Args:
        command: The command to run.
        before: What a person has to do first; empty where nothing.
    """

    command: str
    before: str = ""


def next_step(audit: Audit) -> Step:
    """Give the step that helps most now."""
    unread_inputs = [one for one in unread_failures(audit) if one.kind != INTERNAL_ERROR]
    if unread_inputs:
        return Step("claimcheck check", f"fix {one_line(unread_inputs[0].path)}, then")
    serious = [one for one in audit.active if one.severity is not Severity.NOTE]
    if serious:
        worst = min(serious, key=lambda one: (one.severity.rank, gravity(one)))
        return Step(f"claimcheck rule {worst.rule}")
    if not audit.documents:
        paths = [one.reference.path for one in audit.references]
        command = f"refs verify {shlex.quote(one_line(paths[0]))}" if paths else "check PATH"
        return Step(f"claimcheck {command}")
    if audit.summary.links > audit.summary.opened:
        return Step(f"claimcheck review {shlex.quote(one_line(audit.documents[0].path))}")
    if audit.active:
        return Step(f"claimcheck rule {audit.active[0].rule}")
    return Step("claimcheck report")
