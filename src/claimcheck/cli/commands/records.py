"""``claimcheck records``: claim records out to a table, home again, and how they stand."""

from collections.abc import Iterable
from pathlib import Path

import click

from claimcheck.atomic_write import write_atomic
from claimcheck.cli._group import incomplete
from claimcheck.ledger import load_ledger, load_ledgers
from claimcheck.model import Ledger
from claimcheck.reports._safe import one_line
from claimcheck.review.locking import locked
from claimcheck.review.rows import import_records, records_table
from claimcheck.review.standing import standing_of_ledgers
from claimcheck.spreadsheets import read_table, write_table_file


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
    table = records_table(_ledgers(paths))
    write_table_file(table, output)
    click.echo(f"{output}: {len(table.rows)} records", err=True)
    return 0


@command.command("import")
@click.argument("source", metavar="FILE")
@click.option("--ledger", default="claims", metavar="DIR", help="Default: claims")
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
def import_(source: str, ledger: str, dry_run: bool) -> int:  # noqa: FBT001 - a flag
    """Merge an edited table into the ledgers.

    A cell that only you changed is written; one that only the ledger changed is kept; one that
    both changed is a conflict: it is shown, and the ledger keeps its own. Ends with 1 where there
    are conflicts.
    """
    rows = read_table(source)
    folder = Path(ledger)
    conflicts = 0
    with locked(folder if folder.is_dir() else Path()):
        for each in import_records(rows, load_ledgers(folder)):
            changed = len(each.result.changed)
            click.echo(f"{each.ledger.path}: {changed} changed")
            for conflict in each.result.conflicts:
                conflicts += 1
                here, there = conflict.ledger or "nothing", conflict.row or "nothing"
                words = (
                    f"{each.ledger.path}: {conflict.record}: {conflict.field}: "
                    f"{conflict.message} (ledger: {here}; table: {there})"
                )
                click.echo(f"claimcheck: {one_line(words)}", err=True)
            if not dry_run and each.result.text != each.ledger.text:
                write_atomic(each.ledger.path, each.result.text)
    return int(bool(conflicts))


@command.command()
@click.argument("paths", nargs=-1, required=True, metavar="LEDGER...")
def status(paths: tuple[str, ...]) -> int:
    """Count records by status, by best tier and by support, and links not yet checked."""
    ledgers = _ledgers(paths)
    for ledger in ledgers:
        click.echo(f"{ledger.path}: {standing_of_ledgers((ledger,)).line}")
    if len(ledgers) > 1:
        click.echo(f"all: {standing_of_ledgers(ledgers).line}")
    failures = [failure for ledger in ledgers for failure in ledger.failures]
    return incomplete(failures)


def _ledgers(paths: Iterable[str]) -> tuple[Ledger, ...]:
    found: dict[str, Ledger] = {}
    for path in paths:
        read = load_ledgers(path) if Path(path).is_dir() else (load_ledger(path),)
        found |= {ledger.path: ledger for ledger in read}
    return tuple(found.values())
