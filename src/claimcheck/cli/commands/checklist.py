"""``claimcheck checklist``: the editorial checklist, out to people and home again."""

from pathlib import Path
from typing import Any

import click

from claimcheck.atomic_write import write_atomic
from claimcheck.cli._group import incomplete
from claimcheck.cli._options import audit_options
from claimcheck.cli._session import open_session
from claimcheck.ledger import load_ledgers
from claimcheck.ledger.checklist import put_marks
from claimcheck.ledger.filing import ledger_path
from claimcheck.ledger.toml_text import toml_value
from claimcheck.model import ChecklistMark
from claimcheck.reports._checklist_file import read_checklist, write_checklist
from claimcheck.reports._safe import one_line


@click.group()
def command() -> None:
    """Write the editorial checklist, and read a filled one into the ledger."""


@command.command()
@audit_options
@click.option("--output", "-o", required=True, metavar="FILE", help=".md, .html, .docx or .xlsx")
def write(paths: tuple[str, ...], output: str, **options: Any) -> int:
    """Write the checklist of an audit for people to fill in.

    Items that rules answer are filled in; what people filled in before is shown.
    """
    audit = open_session(paths, options).audit()
    write_checklist(audit, output)
    click.echo(output, err=True)
    return incomplete(audit.failures)


@command.command()
@click.argument("filled", metavar="FILLED")
@audit_options
def read(filled: str, paths: tuple[str, ...], **options: Any) -> int:
    """Read a filled checklist (.md, .docx or .xlsx) into the ledgers of documents.

    Items without a name are left out. Ends with 1 where something was filled in that
    could not be taken over, and says what.
    """
    session = open_session(paths, options)
    checklist = read_checklist(filled)
    folder = Path(session.config.ledger or "claims")
    for path in session.paths:
        target = ledger_path(path, load_ledgers(folder) if folder.is_dir() else (), folder)
        click.echo(f"{target.as_posix()}: {_put(target, path, checklist.marks)} items")
    for complaint in checklist.complaints:
        words = one_line(f"{filled}: {complaint}")
        click.echo(f"claimcheck: {words}", err=True)
    return int(bool(checklist.complaints))


def _put(target: Path, document: str, marks: tuple[ChecklistMark, ...]) -> int:
    before = target.read_bytes().decode("utf-8") if target.is_file() else None
    after = put_marks(before or f"document = {toml_value(document)}\n", marks)
    if marks and after != before:
        write_atomic(target, after)
    return len(marks)
