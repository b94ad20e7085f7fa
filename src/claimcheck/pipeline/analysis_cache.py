"""Analyses kept between runs, so that an unchanged document costs a look-up.

One SQLite file in the cache folder. A row is found by the document's bytes, its path, the settings
and the code; it counts only where the entries that the document uses, what resolves its citations
among the others, and its ledger are what they were. Whatever is missing or damaged is made anew.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from attrs import asdict, evolve, frozen

from claimcheck.atomic_write import write_atomic
from claimcheck.disk_cache import FOLDER_NOTICE, code_stamp, module_stamp
from claimcheck.model import Analysis, InputError, Library, Reference
from claimcheck.model.by_value import ByValue
from claimcheck.pipeline.analysis import AnalysisSettings
from claimcheck.pipeline.bibliographies import BibliographyChoice
from claimcheck.pipeline.record_pickle import dump_records, load_records
from claimcheck.readers import READERS
from claimcheck.rules import RULES

_FILE: Final = "analyses.sqlite"
_LAYOUT: Final = 1
_MOST: Final = 20_000
"""Analyses that are kept; beyond that the oldest go."""
_RESOLVING: Final = frozenset({"abstract", "keywords", "annote", "annotation", "file", "design"})
"""Fields that bear on a work as evidence, and not on what a citation resolves to."""
_SCHEMA: Final = (
    "create table if not exists analyses (key text primary key, choice text, resolving text, "
    "used text, digest text, content blob)"
)

_FIND: Final = "select choice, resolving, used, digest, content from analyses where key = ?"
_FORGET: Final = "delete from analyses where rowid <= (select max(rowid) from analyses) - ?"


@frozen(eq=False, repr=False)
class CachedRow(ByValue):
    """What is kept of one document.

    Args:
        key: Digest of the document, its path, the settings and the code.
        choice: How its bibliography was chosen.
        resolving: Digest of all that its citations could resolve to.
        used: Keys that it uses, with the digest of their entries.
        digest: Checksum of the content.
        content: The analysis.
    """

    key: str
    choice: BibliographyChoice
    resolving: str
    used: tuple[tuple[str, ...], str]
    digest: str
    content: bytes


class AnalysisCache:
    """The analyses of one cache folder.

    Args:
        folder: The folder; made where it is missing. Where it cannot be written nothing is kept.
    """

    def __init__(self, folder: Path) -> None:
        """Open the file; a damaged one is put aside."""
        self._path = folder / _FILE
        self._digests: dict[int, _LibraryDigests] = {}
        self._connection = _opened(self._path)

    def find(self, path: str, data: bytes, settings: AnalysisSettings) -> CachedRow | None:
        """Look up what is kept of a document by its bytes."""
        key = row_key(path, data, settings)
        if self._connection is None:
            return None
        with suppress(sqlite3.Error, ValueError, TypeError):
            found = self._connection.execute(_FIND, (key,)).fetchone()
            if found is None:
                return None
            choice, resolving, used, digest, content = found
            keys, entries = json.loads(used)
            names = json.loads(choice)
            return CachedRow(
                key,
                BibliographyChoice(tuple(names[0]), bool(names[1]), bool(names[2])),
                str(resolving),
                (tuple(map(str, keys)), str(entries)),
                str(digest),
                bytes(content),
            )
        return None

    def load(
        self, row: CachedRow, path: str, library: Library, settings: AnalysisSettings
    ) -> Analysis | None:
        """Give the analysis of a row where nothing that it follows from has changed."""
        digests = self._of(library)
        keys, entries = row.used
        if row.resolving != digests.resolving(path, settings) or entries != digests.entries(keys):
            return None
        if row.digest != _checksum(row.content):
            return None
        try:
            found = load_records(row.content, library)
        except ValueError:
            return None
        return found if isinstance(found, Analysis) else None

    def keep(
        self,
        data: bytes,
        choice: BibliographyChoice,
        analysis: Analysis,
        library: Library,
        settings: AnalysisSettings,
    ) -> None:
        """Keep an analysis; where that cannot be done, do nothing.

        One that holds an error of the program is not kept.
        """
        if self._connection is None or analysis.errors:
            return
        path = analysis.document.path
        digests, keys = self._of(library), tuple(sorted(analysis.reading.cited))
        content = dump_records(analysis, library)
        row = (
            row_key(path, data, settings),
            json.dumps([choice.named, choice.has_own_list, choice.cites_keys]),
            digests.resolving(path, settings),
            json.dumps([keys, digests.entries(keys)]),
            _checksum(content),
            content,
        )
        with suppress(sqlite3.Error):
            self._connection.execute(
                "insert or replace into analyses values (?, ?, ?, ?, ?, ?)", row
            )

    def close(self) -> None:
        """Write what was kept, and let the oldest go."""
        if self._connection is None:
            return
        with suppress(sqlite3.Error):
            self._connection.execute(_FORGET, (_MOST,))
            self._connection.commit()
        with suppress(sqlite3.Error):
            self._connection.close()

    def _of(self, library: Library) -> "_LibraryDigests":
        return self._digests.setdefault(id(library), _LibraryDigests(library))


def row_key(path: str, data: bytes, settings: AnalysisSettings) -> str:
    """Give the digest by which a document's analysis is found again."""
    return _digest((_told(settings, _plugged()), path.encode("utf-8", "surrogatepass"), data))


def _plugged() -> tuple[tuple[str, str, str], ...]:
    """Name the rules and readers of other distributions, with these and their modules."""
    groups = (RULES.plugged(), READERS.plugged())
    return tuple(
        (one.distribution, one.name, one.module) for found in groups for one in found.values()
    )


@lru_cache(2)
def _told(settings: AnalysisSettings, plugged: tuple[tuple[str, str, str], ...]) -> bytes:
    """Tell the code and the settings of a run from others; the same for all its documents."""
    judging = repr(asdict(evolve(settings.judging, today=settings.judging.today[:4])))
    parts = (code_stamp(), settings.engine, settings.kind, judging, *settings.codes)
    for distribution, name, module in plugged:
        parts += (distribution, name, module_stamp(module))
    return _digest(part.encode("utf-8", "surrogatepass") for part in parts).encode("ascii")


class _LibraryDigests:
    """Digests of a library's parts, each made when it is first asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._entries: dict[str, str] = {}
        self._rest: str | None = None

    def entries(self, keys: Iterable[str]) -> str:
        """Digest whole entries and the texts of their works."""
        return _digest(part for key in keys for part in self._entry(key))

    def resolving(self, path: str, settings: AnalysisSettings) -> str:
        """Digest what citations resolve to, and the ledger of a document.

        A review grows old with the day, so that the date counts where there is a ledger.
        """
        if self._rest is None:
            bibliography = self.library.bibliography
            self._rest = _digest(
                part for reference in bibliography.references for part in _identity(reference)
            )
        ledgers = [one.text for one in self.library.ledgers if one.document == path]
        if ledgers:
            ledgers.append(settings.judging.today)
        if self.library.shared:
            ledgers += [one.text for one in self.library.ledgers]
        parts = (self._rest, *self.library.bibliography.paths, *ledgers)
        return _digest(part.encode("utf-8", "surrogatepass") for part in parts)

    def _entry(self, key: str) -> Iterator[bytes]:
        study = self.library.studies.get(key)
        yield repr(None if study is None else asdict(study)).encode("utf-8", "surrogatepass")
        reference = self.library.bibliography.get(key)
        yield key.encode("utf-8", "surrogatepass")
        yield repr(None if reference is None else sorted(reference.fields.items())).encode(
            "utf-8", "surrogatepass"
        )
        with suppress(InputError):
            text = self.library.texts.get(key)
            yield b"" if text is None else text.text.encode("utf-8", "surrogatepass")


def _identity(reference: Reference) -> Iterator[bytes]:
    for name, value in sorted(reference.fields.items()):
        if name not in _RESOLVING:
            yield f"{name}={value}".encode("utf-8", "surrogatepass")
    yield f"{reference.key} {reference.type} {reference.line}".encode("utf-8", "surrogatepass")


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open the file; one that is damaged or of another layout is made anew, a link is left be."""
    if path.is_symlink():
        return None
    try:
        if not path.parent.exists():
            for name, text in FOLDER_NOTICE:
                write_atomic(path.parent / name, text)
        return _connected(path)
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError:
        with suppress(OSError, sqlite3.Error):
            path.unlink()
            return _connected(path)
    except (OSError, InputError):
        return None
    return None


def _connected(path: Path) -> sqlite3.Connection:
    """Connect to the file, made where it is missing.

    Raises:
        sqlite3.DatabaseError: It is damaged.
    """
    connection = sqlite3.connect(path, timeout=2)
    try:
        _lay_out(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _lay_out(connection: sqlite3.Connection) -> None:
    """Make the table where it is missing or of another layout."""
    if connection.execute("pragma user_version").fetchone()[0] != _LAYOUT:
        connection.execute("drop table if exists analyses")
    connection.execute(_SCHEMA)
    connection.execute("select count(*) from analyses").fetchone()
    connection.execute(f"pragma user_version = {_LAYOUT}")


def _digest(parts: Iterable[bytes]) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(b"%d\n" % len(part))
        digest.update(part)
    return digest.hexdigest()


def _checksum(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
