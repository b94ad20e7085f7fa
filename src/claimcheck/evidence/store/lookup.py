"""Reading the store: by identifier, by the words of a title, by place; notices and answers."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from attrs import frozen

from claimcheck.bibliography.matching import normal_title
from claimcheck.evidence.store.keys import (
    place_keys,
    searched_words,
    title_keys,
    without_mark,
    word_groups,
)
from claimcheck.evidence.store.schema import fault_of, refuse_held
from claimcheck.evidence.store.work_records import from_record
from claimcheck.model import Failure, InputError, Notice, Person, Work
from claimcheck.model.arguments import a_path
from claimcheck.model.by_value import ByValue

_MOST = 40
_SEEN = 400
_LIKEST = 8
_ALIKE, _PLAIN = 0.5, 0.6


@frozen(eq=False, repr=False)
class Import(ByValue):
    """One file that was imported, or one update from a service.

    Args:
        service: Whose records.
        file: Name of the file.
        day: When.
        works: Works taken in.
        notices: Notices taken in.
        failures: Records that could not be read.
    """

    service: str
    file: str
    day: str
    works: int
    notices: int
    failures: int


@frozen(eq=False, repr=False)
class StoredAnswer(ByValue):
    """What a service once answered, kept while it is good.

    Args:
        service: Name of the service.
        question: The identifier or the words that were asked for.
        outcome: ``"found"`` or ``"not found"``.
        day: When.
    """

    service: str
    question: str
    outcome: str
    day: str


class Store:
    """An evidence store, open for reading; it cannot be changed through this object.

    It can be pickled: the copy opens the same file again.

    Args:
        path: The file.
    """

    def __init__(self, path: str | Path) -> None:
        """Open the file.

        Raises:
            ArgumentError: The path is neither a string nor a path.
            InputError: There is no such file, or it is not an evidence store.
        """
        self.path = a_path("path", path)
        self._connection = _opened(self.path)

    def __reduce__(self) -> tuple[type["Store"], tuple[Path]]:
        """Pickle the path alone."""
        return (Store, (self.path,))

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def __del__(self) -> None:
        """Close the file when nobody holds the store any more."""
        connection = getattr(self, "_connection", None)
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """Close the file; later queries are an error."""
        self._connection.close()

    def __len__(self) -> int:
        """Count the records of works."""
        (count,) = self._row("SELECT count(*) FROM works")
        return int(count)

    def __bool__(self) -> bool:
        """Be true even where it is empty: an empty store was asked all the same."""
        return True

    def by_identifier(self, identifier: str) -> tuple[Work, ...]:
        """Return the works of a normal identifier, such as ``"doi:10.1/x"``."""
        return self._works([identifier])

    def by_title(self, title: str) -> tuple[Work, ...]:
        """Return the works of just this title, whatever its case, marks and blanks."""
        return self._works(title_keys(title))

    def by_place(
        self, people: Iterable[Person], pages: str, years: Iterable[int]
    ) -> tuple[Work, ...]:
        """Return the works that begin on a page of a year and have this first author."""
        return self._works(place_keys(people, pages, years))

    def by_words(self, title: str) -> tuple[Work, ...]:
        """Return the works whose titles share many words with a title, most similar first."""
        wanted = frozenset(normal_title(without_mark(title)).split())
        shares: dict[int, float] = {}
        for group in word_groups(searched_words(title)):
            rows = self._rows(
                "SELECT rowid, title FROM titles WHERE titles MATCH ? LIMIT ?",
                (" AND ".join(map(_quoted, group)), _SEEN),
            )
            shares.update((number, _shared(wanted, words)) for number, words in rows)
            if max(shares.values(), default=0.0) >= _PLAIN:
                break
        likest = sorted((-share, number) for number, share in shares.items() if share >= _ALIKE)
        found = (
            self._row("SELECT record FROM works WHERE id = ?", (number,))
            for _, number in likest[:_LIKEST]
        )
        return tuple(self._decoded(row for row in found if row))

    def notices(self, identifiers: Iterable[str]) -> tuple[Notice, ...]:
        """Return what was published about the works of some identifiers, in order of time."""
        asked = sorted(set(identifiers))
        marks = ",".join("?" * len(asked))
        rows = self._rows(
            "SELECT kind, day, notice, source, fetched FROM notices"  # noqa: S608 - marks only
            f" WHERE about IN ({marks}) ORDER BY day, kind, notice, source",
            asked,
        )
        return tuple(dict.fromkeys(Notice(*row) for row in rows))

    def answers(self, questions: Iterable[str]) -> tuple[StoredAnswer, ...]:
        """Return what services once answered to some questions."""
        asked = sorted(set(questions))
        marks = ",".join("?" * len(asked))
        rows = self._rows(
            "SELECT service, question, outcome, day FROM answers"  # noqa: S608 - marks only
            f" WHERE question IN ({marks}) ORDER BY service, question",
            asked,
        )
        return tuple(StoredAnswer(*row) for row in rows)

    def text(self, identifiers: Iterable[str]) -> str:
        """Return the open full text of a work, empty where the store holds none."""
        for identifier in identifiers:
            row = self._row("SELECT content FROM texts WHERE work = ?", (identifier,))
            if row:
                return str(row[0])
        return ""

    def imports(self) -> tuple[Import, ...]:
        """Return what was imported, in order."""
        rows = self._rows(
            "SELECT service, file, day, works, notices, failures FROM imports ORDER BY id"
        )
        return tuple(Import(*row) for row in rows)

    def counts(self) -> dict[str, int]:
        """Count the records of each service, and the notices."""
        rows = self._rows("SELECT service, count(*) FROM works GROUP BY service ORDER BY service")
        found = {str(service): int(count) for service, count in rows}
        (notices,) = self._row("SELECT count(*) FROM notices")
        return {**found, "notices": int(notices)}

    def _works(self, keys: Iterable[str]) -> tuple[Work, ...]:
        found: dict[int, str] = {}
        for key in keys:
            rows = self._rows(
                "SELECT id, record FROM works WHERE id IN"
                " (SELECT work FROM keys WHERE key = ? LIMIT ?)",
                (key, _MOST),
            )
            found.update(dict(rows))
        return tuple(self._decoded((record,) for record in found.values()))

    def _decoded(self, rows: Iterable[Sequence[Any]]) -> Iterator[Work]:
        for (record,) in rows:
            try:
                yield from_record(json.loads(record))
            except (ValueError, TypeError) as error:
                raise _unreadable(self.path, "holds a damaged record") from error

    def _row(self, query: str, values: Sequence[Any] = ()) -> Any:
        return next(iter(self._rows(query, values)), None)

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        try:
            with closing(self._connection.execute(query, values)) as cursor:
                return cursor.fetchall()
        except sqlite3.Error as error:
            refuse_held(self.path, error)
            raise _unreadable(self.path, f"cannot be read: {error}") from error


def open_store(path: str | Path) -> Store:
    """Open an evidence store for reading.

    Args:
        path: The file, as ``claimcheck store import`` writes it.

    Raises:
        ArgumentError: The path is neither a string nor a path.
        InputError: There is no such file, or it is not an evidence store.

    Examples:
        >>> with open_store("examples/evidence.sqlite") as store:
        ...     [work.title for work in store.by_identifier("pmid:19505497")]
        ['Oxytocin, vasopressin, and human social behavior']
    """
    return Store(path)


def _opened(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        kind = "is a folder" if path.is_dir() else "does not exist"
        raise _unreadable(path, kind, "missing")
    try:
        address = f"{path.resolve().as_uri()}?mode=ro"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise _unreadable(path, f"is not an evidence store: {error}") from error
    try:
        fault = fault_of(connection, path)
    except InputError:
        connection.close()
        raise
    if fault:
        connection.close()
        raise _unreadable(path, fault)
    return connection


def _unreadable(path: Path, message: str, kind: str = "unreadable") -> InputError:
    remedy = "make one with `claimcheck store import`"
    return InputError(Failure(path.as_posix(), message, remedy=remedy, kind=kind))


def _shared(wanted: frozenset[str], title: str) -> float:
    """Return the share of words that two titles have in common."""
    words = set(title.split())
    return len(wanted & words) / max(len(wanted | words), 1)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
