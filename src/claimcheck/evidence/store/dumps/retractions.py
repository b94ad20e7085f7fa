"""The Retraction Watch file."""

from collections.abc import Iterator
from typing import BinaryIO

from claimcheck.evidence.records.retraction_watch import SERVICE, column_names, retraction_notices
from claimcheck.evidence.store.dumps.dump import Dump, Placed
from claimcheck.evidence.store.streams import numbered_rows
from claimcheck.model import Failure, InputError


def _read(stream: BinaryIO, path: str, day: str) -> Iterator[Placed]:
    rows = numbered_rows(stream, path)
    line, head = next(rows, (1, []))
    try:
        columns = column_names(head)
    except ValueError as error:
        remedy = "give the Retraction Watch file as Crossref publishes it"
        raise InputError(Failure(path, str(error), line=1, remedy=remedy)) from error
    if columns is None:
        yield from _entries(line, head, columns, day)
    for line, row in rows:
        if row:
            yield from _entries(line, row, columns, day)


def _entries(
    line: int, row: list[str], columns: tuple[str, ...] | None, day: str
) -> Iterator[Placed]:
    try:
        for about in retraction_notices(row, columns, day):
            yield line, about
    except ValueError as error:
        yield line, error


DUMP = Dump(
    name="retractions",
    service=SERVICE,
    about="the Retraction Watch file (.csv) that Crossref publishes",
    read=_read,
)
