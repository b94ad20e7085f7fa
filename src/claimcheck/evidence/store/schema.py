"""The tables of the store, and the version that a file says it has."""

import sqlite3
from pathlib import Path

from claimcheck.model import Failure, InputError

VERSION = 1
APPLICATION = 0x434C434B  # "CLCK"

_PRIMARY = 0xFF
_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})

_TABLES = """
CREATE TABLE works (
  id INTEGER PRIMARY KEY,
  service TEXT NOT NULL,
  name TEXT NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (service, name)
);
CREATE TABLE keys (
  key TEXT NOT NULL,
  work INTEGER NOT NULL,
  PRIMARY KEY (key, work)
) WITHOUT ROWID;
CREATE INDEX keys_of_work ON keys (work);
CREATE TABLE notices (
  about TEXT NOT NULL,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  notice TEXT NOT NULL,
  source TEXT NOT NULL,
  fetched TEXT NOT NULL,
  PRIMARY KEY (about, kind, day, notice, source)
) WITHOUT ROWID;
CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  service TEXT NOT NULL,
  file TEXT NOT NULL,
  day TEXT NOT NULL,
  works INTEGER NOT NULL,
  notices INTEGER NOT NULL,
  failures INTEGER NOT NULL
);
CREATE TABLE answers (
  service TEXT NOT NULL,
  question TEXT NOT NULL,
  outcome TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (service, question)
) WITHOUT ROWID;
CREATE TABLE texts (
  work TEXT PRIMARY KEY,
  licence TEXT NOT NULL,
  source TEXT NOT NULL,
  day TEXT NOT NULL,
  content TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE titles USING fts5 (
  title, tokenize = "unicode61 remove_diacritics 2", detail = none, columnsize = 0
);
"""


def create(connection: sqlite3.Connection) -> None:
    """Lay out an empty file."""
    connection.executescript(_TABLES)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.commit()


def fault_of(connection: sqlite3.Connection, path: Path) -> str:
    """Say why a file is no store that this version reads, empty where it is one.

    Raises:
        InputError: Another program is writing it.
    """
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        refuse_held(path, error)
        return f"is not an evidence store: {error}"
    if application != APPLICATION:
        return "is not an evidence store"
    if version != VERSION:
        return f"is an evidence store of version {version}, and this claimcheck reads {VERSION}"
    return ""


def refuse_held(path: str | Path, error: sqlite3.Error) -> None:
    """Say of a store that another program holds that it is held, and not that it is broken.

    Raises:
        InputError: Another program is writing the store.
    """
    if getattr(error, "sqlite_errorcode", 0) & _PRIMARY not in _HELD:
        return
    message = "another program is writing this store"
    remedy = "try again when it has ended"
    raise InputError(Failure(str(path), message, remedy=remedy, kind="locked")) from error
