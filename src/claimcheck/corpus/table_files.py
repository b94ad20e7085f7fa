"""Tables written to files, as Parquet and as lines of JSON, whole or not at all."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

from claimcheck.corpus.arrow import arrow_table, schema_of
from claimcheck.reports._safe import encodable

SUFFIXES: Final = {"parquet": ".parquet", "jsonl": ".jsonl"}
_GROUP: Final = 50_000
"""Rows in a row group, as far as batches allow."""


class TableFile:
    """One table of one part, written piece by piece; it takes its place when it is closed.

    Args:
        table: Name of the table.
        path: The file without its suffix.
        formats: ``"parquet"``, ``"jsonl"`` or both.
    """

    def __init__(self, table: str, path: Path, formats: Sequence[str]) -> None:
        """Open temporary files beside those that are to be."""
        import pyarrow.parquet as pq  # noqa: PLC0415 - of the extra `corpus`

        self._table = table
        self._path = path
        self._formats = formats
        self._rows: list[Any] = []
        self._count = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        self._parquet = self._lines = None
        if "parquet" in formats:
            name = str(self._waiting("parquet"))
            self._parquet = pq.ParquetWriter(name, schema_of(table), compression="zstd")
        if "jsonl" in formats:
            self._lines = self._waiting("jsonl").open("wb")

    def __enter__(self) -> Self:
        """Give the file."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put the files in their place, unless something went wrong."""
        self._flush()
        if self._parquet is not None:
            self._parquet.close()
        if self._lines is not None:
            _to_disk(self._lines)
        for each in self._formats:
            if kind is None:
                self._waiting(each).replace(self._path.with_suffix(SUFFIXES[each]))
            else:
                self._waiting(each).unlink(missing_ok=True)

    def add(self, table: Any, lines: bytes = b"") -> None:
        """Write rows.

        Args:
            table: The rows as an Arrow table.
            lines: The same rows as lines of JSON, where those are written.
        """
        if self._lines is not None:
            self._lines.write(lines)
        if self._parquet is not None:
            self._rows.append(table)
            self._count += table.num_rows
            if self._count >= _GROUP:
                self._flush()

    def add_rows(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write rows that are mappings.

        Args:
            rows: The rows.
        """
        known = list(rows)
        lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in known)
        self.add(arrow_table(self._table, known), encodable(lines).encode())

    def _flush(self) -> None:
        import pyarrow as pa  # noqa: PLC0415 - of the extra `corpus`

        if self._parquet is not None and self._count:
            self._parquet.write_table(pa.concat_tables(self._rows), row_group_size=self._count)
        self._rows, self._count = [], 0

    def _waiting(self, each: str) -> Path:
        return self._path.with_name(f".{self._path.name}{SUFFIXES[each]}.tmp")


def _to_disk(stream: IO[bytes]) -> None:
    stream.flush()
    os.fsync(stream.fileno())
    stream.close()
