"""The editorial checklist, filled in as far as a run can."""

from itertools import groupby

from claimcheck.audit.result import Audit
from claimcheck.model import Check, CheckStatus, Finding
from claimcheck.reports._checklist_evidence import Evidence, evidence
from claimcheck.reports._checklist_items import Item, items
from claimcheck.reports._markdown import escaped, prose
from claimcheck.reports._report import report
from claimcheck.reports._verdict import accepted, coverage, not_checked, verdict

_LISTED = 8
_SIGN = "Name: ____________ Date: ____________"
_BOXES = {CheckStatus.PASSED: "[x]", CheckStatus.FAILED: "[ ]", CheckStatus.NOT_CHECKED: "[ ]"}


@report("checklist", file="checklist.md")
def checklist(audit: Audit) -> str:
    """Write the checklist as Markdown with boxes.

    A box is ticked only where every rule behind it judged everything and none objected; an item
    for a person is never ticked, whatever the run found.
    """
    head = [
        "# Evidence checklist",
        f"**{escaped(verdict(audit))}** {escaped(coverage(audit))}.",
        "Ticked: checked by rule, in order. Not ticked: failed, not checked, or for a person.",
    ]
    checks = {check.rule: check for check in audit.checks}
    failed = _by_rule(audit)
    sections = [
        f"## {section}\n\n" + "\n".join(_item(item, audit, checks, failed) for item in group)
        for section, group in groupby(items(), key=lambda item: item.section)
    ]
    return "\n\n".join([*head, *sections, *_rest(audit, failed)]) + "\n"


def _by_rule(audit: Audit) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in audit.active:
        found.setdefault(finding.rule, []).append(finding)
    return found


def _item(
    item: Item, audit: Audit, checks: dict[str, Check], failed: dict[str, list[Finding]]
) -> str:
    shown = evidence(item.evidence, audit) if item.evidence else None
    lines = [_said(code, checks, failed) for code in item.rules]
    if shown is not None:
        lines.append(escaped(shown.words))
    if item.mode == "auto":
        status = _status(item, checks, failed, shown)
        head = f"- {_BOXES[status]} {item.number}. {item.item}: **{status}**"
    else:
        look = "" if item.mode == "human" else " (for a person, with what the run saw)"
        head = f"- [ ] {item.number}. {item.item}{look}"
        lines.append(_SIGN)
    return "\n".join([head, *(f"  - {line}" for line in lines)])


def _status(
    item: Item,
    checks: dict[str, Check],
    failed: dict[str, list[Finding]],
    shown: Evidence | None,
) -> CheckStatus:
    states = [_state(code, checks, failed) for code in item.rules]
    if shown is not None and shown.status is not None:
        states.append(shown.status)
    if CheckStatus.FAILED in states:
        return CheckStatus.FAILED
    return CheckStatus.NOT_CHECKED if CheckStatus.NOT_CHECKED in states else CheckStatus.PASSED


def _state(code: str, checks: dict[str, Check], failed: dict[str, list[Finding]]) -> CheckStatus:
    check = checks.get(code)
    if code in failed or (check is not None and check.status is CheckStatus.FAILED):
        return CheckStatus.FAILED
    if check is None or check.not_checked:
        return CheckStatus.NOT_CHECKED
    return check.status


def _said(code: str, checks: dict[str, Check], failed: dict[str, list[Finding]]) -> str:
    check, found = checks.get(code), failed.get(code, [])
    if check is None and not found:
        return f"{code}: not checked, the rule was not asked"
    parts = []
    if found:
        parts.append(f"{len(found):,} at {_places(found)}")
    if check is not None and check.failed and not found:
        parts.append(f"{check.failed:,} failed, all suppressed, known or folded")
    if check is not None and check.passed:
        parts.append(f"{check.passed:,} in order")
    if check is not None and (check.not_checked or check.status is CheckStatus.NOT_CHECKED):
        reason = prose(check.reason) or "no reason given"
        number = f"{check.not_checked:,} " if check.not_checked else ""
        parts.append(f"{number}not checked: {reason}")
    return f"{code}: {'; '.join(parts) or 'nothing to judge'}"


def _places(findings: list[Finding]) -> str:
    named = ", ".join(escaped(f"{one.path}:{one.line}") for one in findings[:_LISTED])
    more = f" and {len(findings) - _LISTED:,} more" if len(findings) > _LISTED else ""
    return named + more


def _rest(audit: Audit, failed: dict[str, list[Finding]]) -> list[str]:
    asked = {code for item in items() for code in item.rules}
    others = [
        f"- {escaped(f'{code} {found[0].name}')}: {len(found):,} at {_places(found)}"
        for code, found in sorted(failed.items())
        if code not in asked
    ]
    parts = ["## Findings beyond the checklist\n\n" + "\n".join(others)] if others else []
    left = [f"- {escaped(one.what)}: {prose(one.why)}" for one in not_checked(audit)]
    if left:
        parts.append("## Not checked\n\n" + "\n".join(left))
    if accepted(audit):
        parts.append(f"Not shown above: {escaped(accepted(audit))}.")
    return parts
