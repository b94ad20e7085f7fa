"""Crossref's public data file and saved answers of its API."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from claimcheck.evidence.records.crossref import SERVICE, notices_about_others, work_of
from claimcheck.evidence.store.dumps.dump import Dump, Entry, Placed, json_entries


def _read(stream: BinaryIO, path: str, day: str) -> Iterator[Placed]:
    def entries(record: Any) -> Iterator[Entry]:
        yield work_of(record, day)
        yield from notices_about_others(record, day)

    return json_entries(stream, path, ("items", "message"), entries)


DUMP = Dump(
    name="crossref",
    service=SERVICE,
    about="Crossref's public data file (.jsonl.gz), or saved answers of its API",
    read=_read,
)
