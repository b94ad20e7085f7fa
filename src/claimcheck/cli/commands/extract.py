"""``claimcheck extract``: write or update the ledger of a document."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import evolve

from claimcheck.atomic_write import write_atomic
from claimcheck.cli._group import incomplete
from claimcheck.cli._options import audit_options
from claimcheck.cli._session import open_session
from claimcheck.ledger import SyncResult, load_ledgers, merge, parse_ledger, repeated, sync
from claimcheck.ledger.filing import ledger_path
from claimcheck.model import ClaimStatus, Ledger, LedgerError, Reading
from claimcheck.pipeline.readings import read_all


@click.command()
@audit_options
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
def command(paths: tuple[str, ...], dry_run: bool, **options: Any) -> int:  # noqa: FBT001
    """Write the claims of documents into their ledgers.

    A ledger is a TOML file in the claims folder, one per document. Run again after the text has
    changed: new claims are added, moved ones are found again, changed ones are marked as stale,
    and vanished ones are kept as orphaned. What a person wrote is never touched. Claims that repeat
    an approved one of another document are named; write `equivalent_to` to share its record.
    """
    session = open_session(paths, options)
    read = read_all(evolve(session.sources(), ledgers=None))
    folder = Path(session.config.ledger or "claims")
    ledgers = load_ledgers(folder) if folder.is_dir() else ()
    failures = list(read.failures)
    for reading in read.readings:
        target = ledger_path(reading.document.path, ledgers, folder)
        try:
            result = _update(reading, target, ledgers, dry_run)
        except LedgerError as error:
            failures.extend(error.failures)
            continue
        for line in (_told(result), *_suggested(reading, target, ledgers, result.text)):
            click.echo(f"{target.as_posix()}: {line}")
    return incomplete(failures)


def _update(
    reading: Reading,
    target: Path,
    ledgers: Sequence[Ledger],
    is_trial: bool,  # noqa: FBT001
) -> SyncResult:
    before = target.read_bytes().decode("utf-8") if target.is_file() else None
    taken = {
        record.id for ledger in ledgers if Path(ledger.path) != target for record in ledger.records
    }
    result = sync(before, reading.claims, reading.document, path=target.as_posix(), taken_ids=taken)
    if not is_trial and result.text != before:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(target, result.text)
    return result


def _suggested(
    reading: Reading, target: Path, ledgers: Sequence[Ledger], text: str
) -> Iterator[str]:
    """Name the claims that repeat an approved one of another document; nothing is written."""
    own = parse_ledger(text, target.as_posix())
    others = [ledger for ledger in ledgers if Path(ledger.path) != target]
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
