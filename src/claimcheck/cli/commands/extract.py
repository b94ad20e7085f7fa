"""``claimcheck extract``: write or update the ledger of a document."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click
from attrs import evolve

from claimcheck.cli._group import tell_failures
from claimcheck.cli._lost_ledgers import tell_lost_ledgers
from claimcheck.cli._options import audit_options
from claimcheck.cli._session import Session, open_session
from claimcheck.cli._telling import tell_line
from claimcheck.file_updates import locked, update_text
from claimcheck.ledger import SyncResult, merge, parse_ledger, repeated, sync
from claimcheck.ledger.filing import ledger_path
from claimcheck.ledger.heading import with_document
from claimcheck.ledger.naming import document_name, named_as
from claimcheck.model import (
    ClaimStatus,
    ConfigurationError,
    Failure,
    InputError,
    Ledger,
    LedgerError,
    Reading,
)
from claimcheck.pipeline.readings import read_all


@click.command()
@audit_options
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
def command(paths: tuple[str, ...], dry_run: bool, **options: Any) -> int:  # noqa: FBT001
    """Write the claims of documents into their ledgers.

    A ledger is a TOML file in the claims folder, one per document. Run again after the text has
    changed: new claims are added, moved ones are found again, changed ones are marked as stale,
    and vanished ones are kept as orphaned. What a person wrote is never touched. Claims that repeat
    an approved one of another document are named; write `equivalent_to` to share its record.
    """
    session = open_session(paths, options)
    if session.stdin is not None:
        raise ConfigurationError("records are kept for files: standard input has no ledger")
    read = read_all(evolve(session.sources(), ledgers=None))
    failures = list(read.failures)
    folder = session.ledger_folder
    session.project.refuse_outside(folder, "name it with --ledger")
    with nullcontext() if dry_run else locked(folder):
        named = session.load_ledgers()
        failures.extend(named.failures)
        ledgers = {ledger.path: ledger for ledger in named.ledgers}
        strangers = {one.path: one for one in session.strangers}
        for reading in read.readings:
            if stranger := strangers.get(reading.document.path):
                failures.append(stranger)
                continue
            try:
                for line in _recorded(session, reading, ledgers, dry_run):
                    tell_line(line)
            except (LedgerError, InputError) as error:
                failures.extend(_failures(error))
    tell_lost_ledgers(ledgers.values(), session.project)
    return tell_failures(failures)


def _recorded(
    session: Session,
    reading: Reading,
    ledgers: dict[str, Ledger],
    is_trial: bool,  # noqa: FBT001
) -> Iterator[str]:
    """Bring the ledger of a document up to it, and say what was done."""
    path = reading.document.path
    name = document_name(path, session.project)
    target = ledger_path(path, ledgers.values(), session.ledger_folder, name)
    session.project.refuse_outside(target, "put the file itself there")
    others = [ledger for ledger in ledgers.values() if Path(ledger.path) != target]
    done: list[SyncResult] = []

    def brought_up(before: str | None) -> str:
        text = before if before is None or not before.strip() else with_document(before, name)
        taken = {record.id for ledger in others for record in ledger.records}
        shown = target.as_posix()
        result = sync(
            text, reading.claims, reading.document, path=shown, name=name, taken_ids=taken
        )
        done.append(result)
        return result.text

    update_text(target, brought_up, is_trial=is_trial)
    own = named_as(parse_ledger(done[-1].text, target.as_posix()), path)
    ledgers[own.path] = own
    for line in (_told(done[-1]), *_suggested(reading, own, others)):
        yield f"{target.as_posix()}: {line}"


def _failures(error: LedgerError | InputError) -> tuple[Failure, ...]:
    return error.failures if isinstance(error, LedgerError) else (error.failure,)


def _suggested(reading: Reading, own: Ledger, others: Sequence[Ledger]) -> Iterator[str]:
    """Name the claims that repeat an approved one of another document; nothing is written."""
    if not any(record.status is ClaimStatus.APPROVED for one in others for record in one.records):
        return
    claims = merge(reading.claims, own, reading.document).claims
    for repeat in repeated(claims, [own, *others]):
        kind = "exactly" if repeat.is_exact else f"{repeat.similarity:.2f}"
        yield f"`{repeat.claim.id}` repeats an approved claim: {repeat.record.id}, {kind}"


def _told(result: SyncResult) -> str:
    counts = {
        "added": result.added,
        "moved": result.moved,
        "stale": result.stale,
        "orphaned": result.orphaned,
        "restored": result.restored,
        "ambiguous": result.ambiguous,
        "unchanged": result.unchanged,
    }
    return ", ".join(f"{len(ids)} {word}" for word, ids in counts.items() if ids) or "no claims"
