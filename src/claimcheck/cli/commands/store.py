"""``claimcheck store``: keep the facts of works in a local file, so that audits stay offline."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.termui import progressbar

from claimcheck.cli._group import COULD_NOT_RUN
from claimcheck.cli._options import store_option
from claimcheck.cli._services import (
    fetch_and_keep,
    load_all,
    read_service_options,
    service_options,
    show_plan,
    store_to_write,
)
from claimcheck.cli._telling import tell, tell_line
from claimcheck.evidence.store import open_store
from claimcheck.evidence.store.default_path import default_store
from claimcheck.evidence.store.dumps import REGISTRY
from claimcheck.evidence.store.importing import Imported, import_dump
from claimcheck.model import ConfigurationError, Reference
from claimcheck.reports._safe import one_line

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_TOLD = 20


@click.group()
def command() -> None:
    """Keep facts of cited works in a local store.

    A store holds what PubMed, Crossref, DataCite, OpenAlex and Retraction Watch say of works:
    authors, dates, publication types, abstracts, retractions. Every command reads it and none
    but `store update --online` and `refs verify --online` opens a connection.

    \b
      claimcheck store import pubmed export.nbib        what PubMed exports for a search
      claimcheck store import retractions retractions.csv
      claimcheck store status
    """


@command.command("import")
@click.argument("kind", type=click.Choice(sorted(REGISTRY.own_names())), metavar="KIND")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--only",
    multiple=True,
    metavar="BIB",
    help="Take only works that this bibliography names, by identifier or title.",
)
@store_option
def import_(kind: str, files: tuple[str, ...], only: tuple[str, ...], store: str | None) -> int:
    """Import public files into the store: crossref, datacite, openalex, pmc, pubmed, retractions.

    \b
      crossref     the public data file (.jsonl.gz), or saved answers of the API
      openalex     works of the snapshot (JSON lines, .gz)
      pubmed       baseline and updates (.xml.gz), or an export (.nbib)
      datacite     the public data file (JSON lines), or saved answers of the API
      pmc          full texts in JATS (.xml, .xml.gz) whose own licence is open
      retractions  the Retraction Watch file (.csv)

    Files may be compressed with gzip. A record that cannot be read is reported with its place, and
    the rest is imported. Whole dumps are large: `--only references.bib` takes what you cite.
    """
    dump = REGISTRY.values()[kind]
    target = store_to_write(store)
    day = datetime.now(tz=UTC).date().isoformat()
    wanted = tuple(load_all(only).values()) if only else None
    failed = 0
    is_broken = False
    for name in files:
        done = _import_one(target, name, kind, day, wanted)
        failed += done.failed
        is_broken = is_broken or done.is_broken
        _tell(name, done)
    tell_line(f"{target.as_posix()}: {dump.service}, {len(files)} files", err=True)
    return COULD_NOT_RUN if failed else 0


def _import_one(
    target: Path, name: str, kind: str, day: str, wanted: tuple[Reference, ...] | None
) -> Imported:
    path = Path(name)
    length = path.stat().st_size if path.is_file() else 0
    with progressbar(length=length, label=one_line(path.name)[:40], file=sys.stderr) as bar:
        return import_dump(
            target,
            REGISTRY.values()[kind],
            [name],
            day=day,
            only=wanted,
            progress=lambda place: _advance(bar, place),
        )


def _advance(bar: "ProgressBar[int]", place: int) -> None:
    bar.update(max(place - bar.pos, 0))


def _tell(name: str, done: Imported) -> None:
    for failure in done.failures[:_TOLD]:
        tell(f"claimcheck: {failure}", err=True)
    if done.failed > _TOLD:
        tell_line(f"claimcheck: {name}: {done.failed - _TOLD} more records not read", err=True)
    tell_line(f"{name}: {done.works} works, {done.notices} notices, {done.failed} not read")


@command.command()
@click.argument("bibliographies", nargs=-1, required=True, metavar="BIB...")
@service_options
def update(bibliographies: tuple[str, ...], store: str | None, **values: object) -> int:
    """Ask the services for the works of bibliographies, and keep the answers.

    Needs `--online`; `--dry-run` shows the requests instead. What is younger than seven days is not
    asked again. A service that is busy, broken or slow is skipped, and nothing is stored about it.
    """
    options = read_service_options(values)
    references = load_all(bibliographies)
    if options.dry_run:
        show_plan(references, options)
        return 0
    if not options.online:
        raise ConfigurationError("store update asks services: say --online, or --dry-run to look")
    fetched = fetch_and_keep(references, store, options)
    asked = [one for _, one in fetched.verification.asked]
    failed = sorted({one.outcome for one in asked if one.outcome.startswith("unavailable")})
    for outcome in failed:
        tell_line(f"claimcheck: {outcome}", err=True)
    return COULD_NOT_RUN if failed else 0


@command.command()
@store_option
def status(store: str | None) -> int:
    """Say what the store holds and how old it is."""
    target = Path(store) if store else default_store()
    with open_store(target) as opened:
        tell_line(f"{target.as_posix()}: {len(opened)} records")
        for name, count in opened.counts().items():
            tell(f"  {name}: {count}")
        for one in opened.imports():
            tell(
                f"  {one.day} {one.service}: {one.file}: {one.works} works,"
                f" {one.notices} notices, {one.failures} not read"
            )
    return 0
