"""Filling the store: works and notices go in in batches, a broken record is told and left out."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from attrs import frozen

from claimcheck.bibliography.identifiers import identifiers_of
from claimcheck.evidence.records.full_text import FullText
from claimcheck.evidence.store.dumps.dump import Dump, Placed
from claimcheck.evidence.store.keys import title_keys
from claimcheck.evidence.store.lookup import Import
from claimcheck.evidence.store.schema import refuse_held
from claimcheck.evidence.store.streams import BrokenStreamError, open_stream
from claimcheck.evidence.store.writing import Counts, connected, note_import, write_batch
from claimcheck.model import Failure, InputError, Reference, Work
from claimcheck.model.by_value import ByValue

MOST_FAILURES = 1_000
"""Failures that are told one by one; the rest is counted."""

_BATCH = 2_000
Progress = Callable[[int], None]


@frozen(eq=False, repr=False)
class Imported(ByValue):
    """What an import took in.

    Args:
        works: Works written.
        notices: Notices written.
        failures: Records that could not be read, each with its place, up to a limit.
        failed: How many records could not be read in all.
        is_broken: Whether a file breaks off, so that its rest is missing.
    """

    works: int = 0
    notices: int = 0
    failures: tuple[Failure, ...] = ()
    failed: int = 0
    is_broken: bool = False


def import_dump(
    store: str | Path,
    dump: Dump,
    paths: Iterable[str],
    *,
    day: str,
    only: Iterable[Reference] | None = None,
    progress: Progress = lambda _place: None,
) -> Imported:
    """Take the files of a dump into a store, which is made where it does not exist.

    A record that the store has already is replaced. Each batch is written whole or not at all.

    Args:
        store: File of the store.
        dump: Format of the files.
        paths: Files, gzip or plain.
        day: Today, ``YYYY-MM-DD``; it is kept as the age of the facts.
        only: Take only works that one of these references names, by identifier or title.
        progress: Called now and then with the place in the file that has been reached, in bytes.

    Raises:
        InputError: The store cannot be written, or a file cannot be opened.
    """
    wanted = None if only is None else wanted_keys(only)
    total = _Tally()
    with _writing(store) as connection:
        for path in paths:
            before = total.failed
            with open_stream(path) as stream:
                placed = _readable(dump.read(stream, path, day), path, total)
                kept = placed if wanted is None else _only(placed, wanted)
                counts = _write(connection, kept, lambda: _tell(stream, progress))
            total.works += counts.works
            total.notices += counts.notices
            if not sum(counts) and total.failed == before and wanted is None:
                total.add_failure(Failure(path, f"holds no record of {dump.service}", kind="empty"))
            failed = total.failed - before
            done = Import(dump.service, Path(path).name, day, *counts, failed)
            note_import(connection, done)
    return total.result()


def wanted_keys(references: Iterable[Reference]) -> frozenset[str]:
    """Give the keys of the works that some references may mean."""
    found: set[str] = set()
    for reference in references:
        found.update(str(identifier) for identifier in identifiers_of(reference))
        found.update(title_keys(reference.title))
    return frozenset(found)


class _Tally:
    """What has been taken in so far."""

    def __init__(self) -> None:
        self.works = self.notices = self.failed = 0
        self.failures: list[Failure] = []
        self.is_broken = False

    def add_failure(self, failure: Failure) -> None:
        self.failed += 1
        if len(self.failures) < MOST_FAILURES:
            self.failures.append(failure)

    def result(self) -> Imported:
        return Imported(self.works, self.notices, tuple(self.failures), self.failed, self.is_broken)


@contextmanager
def _writing(store: str | Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(connected(store)) as connection:
            yield connection
    except sqlite3.Error as error:
        refuse_held(store, error)
        raise InputError(
            Failure(str(store), f"cannot be written: {error}", kind="unwritable")
        ) from error


def _write(
    connection: sqlite3.Connection, placed: Iterator[Placed], tell: Callable[[], None]
) -> Counts:
    counts = Counts(0, 0)
    while batch := list(islice(placed, _BATCH)):
        written = write_batch(connection, (entry for _, entry in batch))
        counts = Counts(counts.works + written.works, counts.notices + written.notices)
        tell()
    return counts


def _tell(stream: object, progress: Progress) -> None:
    """Tell how far the file itself was read, in its compressed form where it has one."""
    packed = getattr(stream, "fileobj", stream)
    place = getattr(packed, "tell", lambda: 0)
    progress(int(place()))


def _readable(entries: Iterator[Placed], path: str, total: _Tally) -> Iterator[Placed]:
    try:
        for line, entry in entries:
            if isinstance(entry, ValueError):
                total.add_failure(Failure(path, str(entry), line=line, kind="unreadable-record"))
            else:
                yield line, entry
    except BrokenStreamError as error:
        total.is_broken = True
        total.add_failure(error.failure)


def _only(entries: Iterator[Placed], wanted: frozenset[str]) -> Iterator[Placed]:
    for line, entry in entries:
        if isinstance(entry, Work):
            keys = {*entry.identifiers, *title_keys(entry.title), *title_keys(entry.full_title)}
            if not wanted.isdisjoint(keys):
                yield line, entry
        elif isinstance(entry, FullText):
            if not wanted.isdisjoint((*entry.identifiers, *title_keys(entry.title))):
                yield line, entry
        elif isinstance(entry, tuple) and entry[0] in wanted:
            yield line, entry
