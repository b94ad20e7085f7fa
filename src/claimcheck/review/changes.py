"""What changed between two states of a ledger, told by record and field."""

from attrs import frozen

from claimcheck.ledger import cells_of_records, parse_ledger
from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Change(ByValue):
    """One field that is no longer as it was.

    Args:
        record: Id of the record.
        field: Its dotted name; empty where the whole record came or went.
        before: As a cell shows it.
        after: As a cell shows it.
    """

    record: str
    field: str
    before: str
    after: str


def changes_between(before: str, after: str) -> tuple[Change, ...]:
    """Compare two texts of a ledger record by record; formatting and comments do not count.

    Args:
        before: The text that somebody worked from.
        after: The text that stands there now.
    """
    old, new = record_cells(before), record_cells(after)
    found: list[Change] = []
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            found.append(Change(name, "", "recorded", "removed"))
        elif name not in old:
            found.append(Change(name, "", "", "added"))
        else:
            found += _fields(name, old[name], new[name])
    return tuple(found)


def _fields(name: str, old: dict[str, str], new: dict[str, str]) -> list[Change]:
    return [
        Change(name, column, old.get(column, ""), new.get(column, ""))
        for column in dict.fromkeys((*old, *new))
        if old.get(column, "") != new.get(column, "")
    ]


def record_cells(ledger_text: str) -> dict[str, dict[str, str]]:
    """Give the fields of every record as cells show them; nothing of a text that is not TOML."""
    ledger = parse_ledger(ledger_text)
    if any(failure.kind in {"conflict", "syntax"} for failure in ledger.failures):
        return {}
    return cells_of_records(ledger)
