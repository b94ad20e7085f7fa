"""Writing to the store's file: works with their keys, notices, answers, texts, imports."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from attrs import astuple

from claimcheck.bibliography.matching import normal_title
from claimcheck.evidence.records.full_text import FullText
from claimcheck.evidence.store.dumps.dump import Entry
from claimcheck.evidence.store.keys import keys_of, title_keys
from claimcheck.evidence.store.lookup import Import, StoredAnswer
from claimcheck.evidence.store.schema import create, fault_of, refuse_held
from claimcheck.evidence.store.work_records import to_record
from claimcheck.model import Failure, InputError, Notice, Work

_OWN_NAMES = {"openalex": "openalex", "pubmed": "pmid"}


class Counts(NamedTuple):
    """How many works (or their open texts) and notices were written."""

    works: int
    notices: int


def connected(path: str | Path) -> sqlite3.Connection:
    """Open a store for writing, laying out an empty one where there is no file.

    Raises:
        InputError: The file is something else, cannot be made, or is held by another writer.
    """
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        is_new = not target.exists() or target.stat().st_size == 0
        connection = sqlite3.connect(target)
    except (OSError, sqlite3.Error) as error:
        raise _unwritable(target, f"cannot be written: {error}") from error
    try:
        fault = _created(connection, target) if is_new else fault_of(connection, target)
    except InputError:
        connection.close()
        raise
    if fault:
        connection.close()
        raise _unwritable(target, fault)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def _created(connection: sqlite3.Connection, target: Path) -> str:
    """Lay out an empty file; say why it cannot be done, empty where it was."""
    try:
        create(connection)
    except sqlite3.Error as error:
        refuse_held(target, error)
        return f"cannot be written: {error}"
    return ""


def _unwritable(path: Path, message: str) -> InputError:
    remedy = "name another file with --store"
    return InputError(Failure(path.as_posix(), message, remedy=remedy, kind="unwritable"))


def write_batch(connection: sqlite3.Connection, entries: Iterable[Entry]) -> Counts:
    """Write some entries in one step, replacing what the store has of the same works."""
    works = notices = 0
    with connection:
        for entry in entries:
            if isinstance(entry, Work):
                works += 1
                notices += _write_work(connection, entry)
            elif isinstance(entry, FullText):
                works += 1
                _write_text(connection, entry)
            elif isinstance(entry, tuple):
                notices += 1
                _write_notices(connection, [entry])
    return Counts(works, notices)


def _write_work(connection: sqlite3.Connection, work: Work) -> int:
    name = _own_name(work)
    record = json.dumps(to_record(work), ensure_ascii=False, separators=(",", ":"))
    known = connection.execute(
        "SELECT id FROM works WHERE service = ? AND name = ?", (work.service, name)
    ).fetchone()
    if known is None:
        number = connection.execute(
            "INSERT INTO works (service, name, record) VALUES (?, ?, ?)",
            (work.service, name, record),
        ).lastrowid
    else:
        (number,) = known
        connection.execute("UPDATE works SET record = ? WHERE id = ?", (record, number))
        connection.execute("DELETE FROM keys WHERE work = ?", (number,))
        connection.execute("DELETE FROM titles WHERE rowid = ?", (number,))
        _forget_marks(connection, work)
    connection.executemany(
        "INSERT OR IGNORE INTO keys (key, work) VALUES (?, ?)",
        [(key, number) for key in keys_of(work)],
    )
    connection.execute(
        "INSERT INTO titles (rowid, title) VALUES (?, ?)", (number, normal_title(work.full_title))
    )
    about = [
        (identifier, notice)
        for identifier in work.identifiers
        if not identifier.startswith("isbn:")
        for notice in work.notices
    ]
    _write_notices(connection, about)
    return len(work.notices)


def _write_text(connection: sqlite3.Connection, text: FullText) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO texts (work, licence, source, day, content) VALUES (?, ?, ?, ?, ?)",
        [
            (identifier, text.licence, text.source, text.day, text.content)
            for identifier in text.identifiers
        ],
    )


def _own_name(work: Work) -> str:
    kind = _OWN_NAMES.get(work.service, "doi")
    value = work.identifier(kind)
    if value:
        return f"{kind}:{value}"
    return next(iter((*work.identifiers, *title_keys(work.title))), work.title)


def _forget_marks(connection: sqlite3.Connection, work: Work) -> None:
    """Forget what an older record of a work said of it without naming a notice."""
    connection.executemany(
        "DELETE FROM notices WHERE about = ? AND source = ? AND notice = ''",
        [(identifier, work.service) for identifier in work.identifiers],
    )


def _write_notices(connection: sqlite3.Connection, about: Sequence[tuple[str, Notice]]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO notices (about, kind, day, notice, source, fetched)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (identifier, one.kind, one.day, one.notice, one.source, one.fetched)
            for identifier, one in about
        ],
    )


def note_import(connection: sqlite3.Connection, done: Import) -> None:
    """Note that a file was imported, for ``store status``."""
    with connection:
        connection.execute(
            "INSERT INTO imports (service, file, day, works, notices, failures)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            astuple(done),
        )


def write_answers(connection: sqlite3.Connection, answers: Iterable[StoredAnswer]) -> None:
    """Keep what services answered, so that it need not be asked again while it is good."""
    with connection:
        connection.executemany(
            "INSERT OR REPLACE INTO answers (service, question, outcome, day) VALUES (?, ?, ?, ?)",
            [(one.service, one.question, one.outcome, one.day) for one in answers],
        )
