"""Writing what people filled in for the checklist into a ledger."""

from collections.abc import Iterable

from claimcheck.ledger.edits import LedgerText
from claimcheck.ledger.full import group_tables
from claimcheck.ledger.parsing import parse_ledger
from claimcheck.ledger.toml_text import toml_lines
from claimcheck.model import ChecklistMark, LedgerError
from claimcheck.model.edit import Edit, apply_edits


def put_marks(ledger_text: str, marks: Iterable[ChecklistMark]) -> str:
    """Write marks into a ledger and leave everything else as it is.

    An item that is there already gets the new values; others are added behind everything else.

    Args:
        ledger_text: The ledger.
        marks: One an item.

    Raises:
        LedgerError: The ledger does not validate.
    """
    ledger = parse_ledger(ledger_text)
    if ledger.failures:
        raise LedgerError(ledger.failures)
    text = LedgerText(ledger_text)
    tables = group_tables(text.tables, "checklist")
    known = {mark.item: item for mark, item in zip(ledger.checklist, tables, strict=True)}
    edits: list[Edit] = []
    added = ""
    for mark in sorted(marks, key=lambda mark: mark.item):
        values = {"ticked": mark.ticked, "by": mark.by, "on": mark.on, "note": mark.note}
        if mark.item not in known:
            stated = {name: value for name, value in values.items() if value not in ("", None)}
            lines = toml_lines({"item": mark.item} | stated, text.newline)
            added += f"{text.newline}[[checklist]]{text.newline}{lines}"
            continue
        item = known[mark.item]
        for name, value in values.items():
            empty = value in ("", None)
            edits += text.remove(item, name) if empty else text.put(item, name, value)
    lead = text.newline if added and ledger_text and not ledger_text.endswith("\n") else ""
    return apply_edits(ledger_text, edits) + lead + added
