"""The checklist as rows of cells, for formats that are tables."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.reports._checklist_answers import AnsweredItem
from claimcheck.reports._safe import one_line

HEADS: Final = ("No.", "Item", "Status", "What the audit found", "Done", "Name", "Date", "Note")
BOXES: Final[Mapping[bool, str]] = MappingProxyType({False: "\u2610", True: "\u2611"})


@frozen(eq=False, repr=False)
class Row(ByValue):
    """One row.

    Args:
        number: Of the item.
        item: What must hold.
        status: What the rules come to, and who answers the item.
        seen: What the audit found, a line each; nothing in any cell acts on what shows it.
        ticked: Whether the box is ticked.
        name: Who filled it in.
        date: ISO date, or empty.
        note: What they said.
    """

    number: int
    item: str
    status: str
    seen: tuple[str, ...]
    ticked: bool
    name: str
    date: str
    note: str


def item_cells(answer: AnsweredItem) -> Row:
    """Give the cells of an item."""
    mark = answer.mark
    told = () if mark or not answer.marks else tuple(_told(answer))
    return Row(
        number=answer.item.number,
        item=answer.item.item,
        status=_status(answer),
        seen=tuple(map(one_line, (*answer.lines, *told))),
        ticked=answer.is_ticked,
        name=one_line(mark.by) if mark else "",
        date=mark.on.isoformat() if mark and mark.on else "",
        note=one_line(mark.note) if mark else "",
    )


def _status(answer: AnsweredItem) -> str:
    """Say what the rules come to, and in any case who answers the item."""
    if answer.status is not None:
        return f"{answer.status.value} (automatic)"
    mode = "assisted" if answer.item.mode == "assist" else "human"
    return f"{mode}: needs a person"


def _told(answer: AnsweredItem) -> list[str]:
    return [
        f"{path}: {'ticked' if mark.ticked else 'not ticked'} by {mark.by or 'an unnamed person'}"
        for path, mark in answer.marks
    ]
