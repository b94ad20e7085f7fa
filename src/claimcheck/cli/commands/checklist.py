"""``claimcheck checklist``: the editorial checklist, out to people and home again."""

from pathlib import Path
from typing import Any

import click

from claimcheck.cli._filled_files import keep_marks
from claimcheck.cli._group import tell_failures
from claimcheck.cli._options import audit_options
from claimcheck.cli._session import open_session
from claimcheck.cli._telling import tell, tell_line
from claimcheck.file_updates import locked, read_for_update, replace_file, update_text
from claimcheck.ledger.checklist import put_marks
from claimcheck.ledger.filing import ledger_path
from claimcheck.ledger.heading import with_document
from claimcheck.ledger.naming import document_name
from claimcheck.ledger.toml_text import toml_value
from claimcheck.model import ChecklistMark
from claimcheck.reports._checklist_file import checklist_bytes, read_checklist
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
    session = open_session(paths, options)
    target = session.check_output(output)
    before = read_for_update(target)
    audit = session.audit()
    keep_marks(target, audit)
    content = checklist_bytes(audit, target)
    with locked(target.parent):
        replace_file(target, content, before)
    tell_line(output, err=True)
    return tell_failures(audit.failures)


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
    folder = session.ledger_folder
    session.project.refuse_outside(folder, "name it with --ledger")
    with locked(folder):
        named = session.load_ledgers()
        for path in session.paths:
            name = document_name(path, session.project)
            target = ledger_path(path, named.ledgers, folder, name)
            session.project.refuse_outside(target, "put the file itself there")
            _put(target, name, checklist.marks)
            tell_line(f"{target.as_posix()}: {len(checklist.marks)} items")
    for complaint in checklist.complaints:
        words = one_line(f"{filled}: {complaint}")
        tell(f"claimcheck: {words}", err=True)
    return tell_failures((*session.unseen, *named.failures)) or int(bool(checklist.complaints))


def _put(target: Path, document: str, marks: tuple[ChecklistMark, ...]) -> None:
    def marked(before: str | None) -> str:
        if before is None or not before.strip():
            before = (before or "") + f"document = {toml_value(document)}\n"
        return put_marks(with_document(before, document), marks)

    if marks:
        update_text(target, marked)
