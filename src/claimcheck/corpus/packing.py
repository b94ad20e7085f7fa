"""The results of a batch as the bytes of one archive, which a file holds or a network carries."""

import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from claimcheck.corpus.document_rows import DocumentRows
from claimcheck.corpus.settings import CorpusSettings
from claimcheck.corpus.tables import RESULTS
from claimcheck.reports._safe import encodable

HEAD = "batch.json"
_DAY = (1980, 1, 1, 0, 0, 0)
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def packed_audits(results: Sequence[bytes]) -> bytes:
    """Put pickled audits together."""
    return pickle.dumps([pickle.loads(one) for one in results], protocol=5)  # noqa: S301 - our own


def packed_batch(documents: Sequence[DocumentRows], settings: CorpusSettings) -> bytes:
    """Put the rows of some documents into an archive: each table, and what they were made from.

    Args:
        documents: The rows, in order.
        settings: By what they were audited, and what they are written as.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for table in (*RESULTS, "marks"):
            rows = [row for one in documents for row in one.rows[table]]
            archive.writestr(_member(f"{table}.arrow", ZIP_STORED), _arrow(table, rows))
            if "jsonl" in settings.formats and table in RESULTS:
                archive.writestr(_member(f"{table}.jsonl", ZIP_DEFLATED), _lines(rows))
        archive.writestr(_member(HEAD, ZIP_STORED), json.dumps(_head(documents, settings)))
    return buffer.getvalue()


def _member(name: str, method: int) -> ZipInfo:
    """Name a member without a time, so that the same rows are the same bytes."""
    member = ZipInfo(name, _DAY)
    member.compress_type = method
    return member


def _head(documents: Sequence[DocumentRows], settings: CorpusSettings) -> Mapping[str, Any]:
    inputs = {path: digest for one in documents for path, digest in one.inputs.items()}
    paths = [row["document"] for one in documents for row in one.rows["documents"]]
    dated = any(one.is_dated for one in documents)
    return {
        "documents": paths,
        "inputs": inputs,
        "day": settings.day if dated else "",
        "claims": sum(len(one.rows["claims"]) for one in documents),
    }


def _arrow(table: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - of the extra `corpus`

    from claimcheck.corpus.arrow import arrow_table  # noqa: PLC0415 - of the extra `corpus`

    made = arrow_table(table, rows)
    sink = BytesIO()
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_stream(sink, made.schema, options=options) as writer:
        writer.write_table(made)
    return sink.getvalue()


def _lines(rows: Sequence[Mapping[str, Any]]) -> bytes:
    return b"".join(_line(row) for row in rows)


def _line(row: Mapping[str, Any]) -> bytes:
    return f"{encodable(_JSON.encode(row))}\n".encode()


class Batch:
    """A packed batch, read back.

    Args:
        data: The archive.

    Raises:
        ValueError: It is damaged.
    """

    def __init__(self, data: bytes) -> None:
        """Read what it was made from."""
        try:
            self._archive = ZipFile(BytesIO(data))
            self.head: Mapping[str, Any] = json.loads(self._archive.read(HEAD))
        except (BadZipFile, KeyError, OSError, EOFError) as error:
            raise ValueError("no archive of a batch") from error

    def table(self, name: str) -> Any:
        """Give a table.

        Args:
            name: Its name.
        """
        import pyarrow as pa  # noqa: PLC0415 - of the extra `corpus`

        return pa.ipc.open_stream(self._archive.read(f"{name}.arrow")).read_all()

    def lines(self, name: str) -> bytes:
        """Give a table as lines of JSON.

        Args:
            name: Its name.
        """
        return self._archive.read(f"{name}.jsonl")

    def rows(self, name: str) -> Iterator[Mapping[str, Any]]:
        """Give the rows of a table.

        Args:
            name: Its name.
        """
        yield from self.table(name).to_pylist()
