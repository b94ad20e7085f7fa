"""The checklist answered as far as a run and the ledgers can, before any format is chosen."""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import Check, ChecklistMark, Finding, OutcomeStatus
from claimcheck.model.by_value import ByValue
from claimcheck.reports._checklist_evidence import Evidence, evidence
from claimcheck.reports._checklist_items import Item, checklist_items

_LISTED = 8


@frozen(eq=False, repr=False)
class AnsweredItem(ByValue):
    """One item with what is known of it.

    Args:
        item: The item.
        status: What the rules come to for an item that they answer; ``None`` for one that a
            person answers.
        lines: What the run saw, a line each, as plain text.
        marks: What people filled in: path of the document, and the mark.
        is_signed: Whether somebody ticked it for every document.
    """

    item: Item
    status: OutcomeStatus | None
    lines: tuple[str, ...]
    marks: tuple[tuple[str, ChecklistMark], ...] = ()
    is_signed: bool = False

    @property
    def is_ticked(self) -> bool:
        """Tell whether the box is ticked: by every rule behind it, or by people."""
        return self.status is OutcomeStatus.PASSED or self.is_signed

    @property
    def mark(self) -> ChecklistMark | None:
        """Give what people filled in, where it is the same for all documents."""
        said = {(mark.ticked, mark.by, mark.on, mark.note) for _, mark in self.marks}
        return self.marks[0][1] if len(said) == 1 else None


def answers(audit: Audit) -> tuple[AnsweredItem, ...]:
    """Answer every item, in order."""
    checks = {check.rule: check for check in audit.checks}
    failed = by_rule(audit)
    return tuple(_answer(item, audit, checks, failed) for item in checklist_items())


def by_rule(audit: Audit) -> dict[str, list[Finding]]:
    """Sort the active findings by their rule."""
    found: dict[str, list[Finding]] = {}
    for finding in audit.active:
        found.setdefault(finding.rule, []).append(finding)
    return found


def places(findings: list[Finding]) -> str:
    """Name the first places of findings and count the others."""
    named = ", ".join(f"{one.path}:{one.line}" for one in findings[:_LISTED])
    more = f" and {len(findings) - _LISTED:,} more" if len(findings) > _LISTED else ""
    return named + more


def _answer(
    item: Item, audit: Audit, checks: dict[str, Check], failed: dict[str, list[Finding]]
) -> AnsweredItem:
    shown = evidence(item.evidence, audit) if item.evidence else None
    lines = [_said(code, checks, failed) for code in item.rules]
    if shown is not None:
        lines.append(shown.words)
    marks = tuple(
        (reading.document.path, mark)
        for reading in audit.readings
        if reading.ledger is not None
        for mark in reading.ledger.checklist
        if mark.item == item.number
    )
    signed = {path for path, mark in marks if mark.ticked and mark.by}
    return AnsweredItem(
        item=item,
        status=_status(item, checks, failed, shown) if item.mode == "auto" else None,
        lines=tuple(lines),
        marks=marks,
        is_signed=bool(signed) and signed == {document.path for document in audit.documents},
    )


def _status(
    item: Item,
    checks: dict[str, Check],
    failed: dict[str, list[Finding]],
    shown: Evidence | None,
) -> OutcomeStatus:
    states = [_state(code, checks, failed) for code in item.rules]
    if shown is not None and shown.status is not None:
        states.append(shown.status)
    if OutcomeStatus.FAILED in states:
        return OutcomeStatus.FAILED
    if OutcomeStatus.NOT_CHECKED in states:
        return OutcomeStatus.NOT_CHECKED
    looked = OutcomeStatus.PASSED in states
    return OutcomeStatus.PASSED if looked else OutcomeStatus.NOT_APPLICABLE


def _state(code: str, checks: dict[str, Check], failed: dict[str, list[Finding]]) -> OutcomeStatus:
    check = checks.get(code)
    if code in failed or (check is not None and check.status is OutcomeStatus.FAILED):
        return OutcomeStatus.FAILED
    if check is None or check.not_checked:
        return OutcomeStatus.NOT_CHECKED
    return check.status


def _said(code: str, checks: dict[str, Check], failed: dict[str, list[Finding]]) -> str:
    check, found = checks.get(code), failed.get(code, [])
    if check is None and not found:
        return f"{code}: not checked, the rule was not run"
    parts = [f"{len(found):,} at {places(found)}"] if found else []
    if check is not None:
        hidden = "failed, all suppressed, known or part of another finding"
        parts += [f"{check.failed:,} {hidden}"] if check.failed and not found else []
        parts += _not_failed(check)
    return f"{code}: {'; '.join(parts) or 'nothing to assess'}"


def _not_failed(check: Check) -> Iterator[str]:
    """Say how much passed, and how much was not checked and why."""
    if check.passed:
        yield f"{check.passed:,} passed"
    if check.not_checked or check.status is OutcomeStatus.NOT_CHECKED:
        number = f"{check.not_checked:,} " if check.not_checked else ""
        yield f"{number}not checked: {check.reason.strip() or 'no reason given'}"
