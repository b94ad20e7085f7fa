"""The works of OpenAlex's snapshot and saved answers of its API."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from claimcheck.evidence.records.openalex import SERVICE, work_of
from claimcheck.evidence.store.dumps.dump import Dump, Entry, Placed, json_entries


def _read(stream: BinaryIO, path: str, day: str) -> Iterator[Placed]:
    def entries(record: Any) -> Iterator[Entry]:
        yield work_of(record, day)

    return json_entries(stream, path, ("results",), entries)


DUMP = Dump(
    name="openalex",
    service=SERVICE,
    about="the works of OpenAlex's snapshot (JSON lines, .gz)",
    read=_read,
)
