"""A checklist that people filled in is not written over before it has been read."""

from pathlib import Path

from claimcheck.auditing import Audit
from claimcheck.model import Failure, InputError
from claimcheck.reports._checklist_file import read_checklist


def keep_marks(target: Path, audit: Audit) -> None:
    """Refuse to write over what people filled in and nobody has read into a ledger.

    Args:
        target: The file that is about to be written.
        audit: The audit that it is written from, with the ledgers.

    Raises:
        InputError: It holds such marks, or is no checklist at all.
    """
    if not target.exists() or target.suffix.lower() == ".html":
        return
    known = {
        (mark.item, mark.ticked, mark.by, mark.on, mark.note)
        for ledger in audit.project.ledgers
        for mark in ledger.checklist
    }
    filled = read_checklist(target)
    marks = ((one.item, one.ticked, one.by, one.on, one.note) for one in filled.marks)
    lost = sum(mark not in known for mark in marks) + len(filled.complaints)
    if lost:
        message = f"holds {lost} items that were filled in and not read into a ledger"
        remedy = f"`claimcheck checklist read {target.as_posix()}` first, or name another file"
        raise InputError(Failure(target.as_posix(), message, remedy=remedy, kind="unread"))
