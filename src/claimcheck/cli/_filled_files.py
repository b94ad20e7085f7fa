"""Reports, written to files: what people filled in or answered in one is not written over."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from claimcheck.atomic_write import is_device, write_atomic_bytes
from claimcheck.auditing import Audit
from claimcheck.file_updates import locked, locked_beside, read_for_update, replace_file
from claimcheck.model import Failure, InputError
from claimcheck.reports._checklist_file import read_checklist
from claimcheck.reports._docx import FORMAT
from claimcheck.word_comments import load_word_file, read_threads
from claimcheck.word_comments.seal import is_sealed

_FILLED_IN: Final = frozenset({".md", ".docx", ".xlsx"})


def write_report(audit: Audit, name: str, target: Path, content: bytes) -> None:
    """Write a report to a file; one that people fill in is looked at once more before it goes.

    Args:
        audit: The audit that it is written from, with the ledgers.
        name: Its format.
        target: The file.
        content: What it is to hold.

    Raises:
        InputError: It cannot be written, or holds what somebody filled in.
    """
    keep = _KEPT.get(name)
    if keep is None or is_device(target):
        with locked_beside(target):
            write_atomic_bytes(target, content)
        return
    before = read_for_update(target)
    keep(target, audit)
    with locked(target.parent):
        replace_file(target, content, before)


def keep_marks(target: Path, audit: Audit) -> None:
    """Refuse to write over what people filled in and nobody has read into a ledger.

    Args:
        target: The file that is about to be written.
        audit: The audit that it is written from, with the ledgers.

    Raises:
        InputError: It holds such marks, or is no checklist at all.
    """
    if not target.exists() or target.suffix.lower() not in _FILLED_IN:
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


def keep_answers(target: Path, _: Audit) -> None:
    """Refuse to write over a Word file in which people answered our comments, or wrote at all.

    Args:
        target: The file that is about to be written.
        _: The audit, by which answers cannot be told.

    Raises:
        InputError: It holds answers, another program saved it, or it is no Word file at all.
    """
    if not target.exists():
        return
    data = load_word_file(target.as_posix())
    threads = read_threads(data, target.as_posix())
    lost = sum(bool(one.replies) or one.is_resolved for one in threads)
    if lost:
        message = f"holds {lost} comments that people answered"
        remedy = "`claimcheck comments read` takes them over; then move the file away"
        raise InputError(Failure(target.as_posix(), message, remedy=remedy, kind="unread"))
    if not is_sealed(data):
        message = "was saved by another program, and may hold what somebody wrote there"
        remedy = "move the file away, or name another one"
        raise InputError(Failure(target.as_posix(), message, remedy=remedy, kind="unread"))


_KEPT: Final[Mapping[str, Callable[[Path, Audit], None]]] = {
    "checklist": keep_marks,
    FORMAT: keep_answers,
}
