"""DataCite's public data file and saved answers of its API."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from claimcheck.evidence.records.datacite import SERVICE, work_of
from claimcheck.evidence.store.dumps.dump import Dump, Entry, Placed, json_entries


def _read(stream: BinaryIO, path: str, day: str) -> Iterator[Placed]:
    def entries(record: Any) -> Iterator[Entry]:
        yield work_of(record, day)

    return json_entries(stream, path, ("data",), entries)


DUMP = Dump(
    name="datacite",
    service=SERVICE,
    about="DataCite's public data file (JSON lines, .gz), or saved answers of its API",
    read=_read,
)
