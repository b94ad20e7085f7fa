"""``claimcheck records``: claim records out to a table, home again, and how they stand."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

import click

from claimcheck.cli._configured import configured
from claimcheck.cli._group import tell_failures
from claimcheck.cli._outputs import checked_output
from claimcheck.cli._telling import tell, tell_line
from claimcheck.file_updates import (
    changed_meanwhile,
    locked,
    read_for_update,
    replace_file,
    update_text,
)
from claimcheck.ledger import Conflict, ImportResult, import_rows, load_ledger, load_ledgers
from claimcheck.model import Failure, InputError, Ledger
from claimcheck.reports._safe import one_line
from claimcheck.review.rows import Homecoming, as_shown, import_records, records_table
from claimcheck.review.standing import standing_of_ledgers
from claimcheck.spreadsheets import read_table, table_bytes


@click.group()
def command() -> None:
    """Edit claim records in bulk, and see how far their review has come."""


@command.command()
@click.argument("paths", nargs=-1, required=True, metavar="LEDGER...")
@click.option("--output", "-o", required=True, metavar="FILE", help=".csv or .xlsx")
def export(paths: tuple[str, ...], output: str) -> int:
    """Write the records of ledgers, or of a folder of them, as one table.

    Edit any cell but id, anchor and what signing writes, and merge it with
    ``claimcheck records import``. The column base says what each cell was; do not change it.
    """
    target = checked_output(output)
    before = read_for_update(target)
    ledgers = _ledgers(paths)
    table = records_table(ledgers)
    if before is not None:
        _keep_edits(target, ledgers)
    content = table_bytes(as_shown(table), target)
    with locked(target.parent):
        replace_file(target, content, before)
    tell_line(f"{output}: {len(table.rows)} records", err=True)
    return 0


def _keep_edits(target: Path, ledgers: Sequence[Ledger]) -> None:
    """Refuse to write over cells that somebody edited and nobody has merged."""
    merged = import_records(read_table(target), ledgers)
    lost = sum(len(each.result.changed) + len(each.result.conflicts) for each in merged)
    if lost:
        message = f"holds {lost} edits that are not in the ledgers"
        remedy = f"`claimcheck records import {target.as_posix()}` first, or name another file"
        raise InputError(Failure(target.as_posix(), message, remedy=remedy, kind="unread"))


@command.command("import")
@click.argument("source", metavar="FILE")
@click.option("--ledger", metavar="DIR", help="Folder of claim records. Default: claims")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
def import_(source: str, ledger: str | None, dry_run: bool) -> int:  # noqa: FBT001 - a flag
    """Merge an edited table into the ledgers.

    A cell that only you changed is written; one that only the ledger changed is kept; one that
    both changed is a conflict: it is shown, and the ledger keeps its own. Ends with 1 where there
    are conflicts.
    """
    rows = read_table(source)
    if not rows:
        remedy = "`claimcheck records export` writes a table to edit"
        failure = Failure(one_line(source), "holds no records", remedy=remedy, kind="unread")
        raise InputError(failure)
    found = configured({"ledger": ledger})
    folder = Path(found.config.ledger or "claims")
    conflicts = 0
    ledgers = load_ledgers(folder, found.project)
    with nullcontext() if dry_run else locked(folder):
        for each in import_records(rows, ledgers):
            done = _merged(each, dry_run)
            tell_line(f"{each.ledger.path}: {len(done.changed)} changed")
            conflicts += _told(each.ledger.path, done.conflicts)
    return int(bool(conflicts))


def _merged(each: Homecoming, is_trial: bool) -> ImportResult:  # noqa: FBT001
    """Merge rows into what the ledger holds when it is written."""
    done: list[ImportResult] = []

    def change(before: str | None) -> str:
        if before is None:
            raise changed_meanwhile(each.ledger.path)
        done.append(import_rows(before, each.rows))
        return done[-1].text

    update_text(each.ledger.path, change, is_trial=is_trial)
    return done[-1]


def _told(path: str, conflicts: Sequence[Conflict]) -> int:
    for conflict in conflicts:
        here, there = conflict.ledger or "nothing", conflict.row or "nothing"
        words = (
            f"{path}: {conflict.record}: {conflict.field}: "
            f"{conflict.message} (ledger: {here}; table: {there})"
        )
        tell(f"claimcheck: {one_line(words)}", err=True)
    return len(conflicts)


@command.command()
@click.argument("paths", nargs=-1, required=True, metavar="LEDGER...")
def status(paths: tuple[str, ...]) -> int:
    """Count records by status, by best tier and by support, and links not yet checked."""
    ledgers = _ledgers(paths)
    for ledger in ledgers:
        tell_line(f"{ledger.path}: {standing_of_ledgers((ledger,)).line}")
    if len(ledgers) > 1:
        tell(f"all: {standing_of_ledgers(ledgers).line}")
    failures = [failure for ledger in ledgers for failure in ledger.failures]
    return tell_failures(failures)


def _ledgers(paths: Iterable[str]) -> tuple[Ledger, ...]:
    found: dict[str, Ledger] = {}
    for path in paths:
        read = load_ledgers(path) if Path(path).is_dir() else (load_ledger(path),)
        if not read:
            remedy = "claimcheck extract writes one"
            failure = Failure(path, "holds no ledger", remedy=remedy, kind="missing")
            raise InputError(failure)
        found |= {ledger.path: ledger for ledger in read}
    return tuple(found.values())
