"""The editorial checklist, filled in as far as a run and the ledgers can."""

from itertools import groupby

from claimcheck.auditing.result import Audit
from claimcheck.model import ChecklistMark
from claimcheck.reports._checklist_answers import AnsweredItem, answers, by_rule, places
from claimcheck.reports._checklist_items import MODES, checklist_items
from claimcheck.reports._markdown import escaped, prose
from claimcheck.reports._report import report
from claimcheck.reports._verdict import accepted, coverage, not_checked, verdict

_BLANK = "____________"


@report("checklist", file="checklist.md")
def checklist(audit: Audit) -> str:
    """Write the checklist as Markdown with boxes.

    A box is ticked only where every rule behind it judged everything and none objected, or where
    a person ticked it by name in the ledger of every document; no run ticks an item for a person.
    """
    head = [
        "# Evidence checklist",
        f"**{escaped(verdict(audit))}** {escaped(coverage(audit))}.",
        "Ticked: passed by rules, or confirmed by the person named. Not ticked: everything else.",
    ]
    sections = [
        f"## {section}\n\n" + "\n".join(_item(answer) for answer in group)
        for section, group in groupby(answers(audit), key=lambda answer: answer.item.section)
    ]
    return "\n\n".join([*head, *sections, *_rest(audit)]) + "\n"


def _item(answer: AnsweredItem) -> str:
    item = answer.item
    box = "[x]" if answer.is_ticked else "[ ]"
    look = f" ({MODES[item.mode]})"
    status = "" if answer.status is None else f": **{answer.status}**"
    lines = [_shown(line) for line in answer.lines]
    if answer.mark is None:
        lines += [f"{escaped(path)}: {_filled(mark)}" for path, mark in answer.marks]
    if answer.status is None or answer.mark is not None:
        lines += _signature(answer)
    return "\n".join(
        [f"- {box} {item.number}. {item.item}{status}{look}", *(f"  - {line}" for line in lines)]
    )


def _shown(line: str) -> str:
    """Write a line of the run; what a message puts in back ticks stays code."""
    head, reason, words = line.partition(" not checked: ")
    return f"{escaped(head)}{reason}{prose(words)}" if reason else escaped(line)


def _signature(answer: AnsweredItem) -> list[str]:
    mark = answer.mark
    if mark is None:
        return [f"Name: {_BLANK} Date: {_BLANK}"]
    day = mark.on.isoformat() if mark.on else _BLANK
    lines = [f"Name: {escaped(mark.by) or _BLANK} Date: {day}"]
    return [*lines, f"Note: {escaped(mark.note)}"] if mark.note else lines


def _filled(mark: ChecklistMark) -> str:
    ticked = "ticked" if mark.ticked else "not ticked"
    day = f", {mark.on.isoformat()}" if mark.on else ""
    note = f": {escaped(mark.note)}" if mark.note else ""
    return f"{ticked} by {escaped(mark.by) or 'an unnamed person'}{day}{note}"


def _rest(audit: Audit) -> list[str]:
    asked = {code for item in checklist_items() for code in item.rules}
    others = [
        f"- {escaped(f'{code} {found[0].name}')}: {len(found):,} at {escaped(places(found))}"
        for code, found in sorted(by_rule(audit).items())
        if code not in asked
    ]
    parts = ["## Findings beyond the checklist\n\n" + "\n".join(others)] if others else []
    left = [f"- {escaped(one.what)}: {prose(one.why)}" for one in not_checked(audit)]
    if left:
        parts.append("## Not checked\n\n" + "\n".join(left))
    if accepted(audit):
        parts.append(f"Not shown above: {escaped(accepted(audit))}.")
    return parts
