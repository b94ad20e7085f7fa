"""Rows as Arrow tables."""

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.corpus.tables import tables
from claimcheck.reports._safe import encodable

if TYPE_CHECKING:
    import pyarrow as pa


def import_without_pandas() -> None:
    """Import pyarrow so that it does not bring pandas, which is a third of a worker's memory.

    For processes of our own alone: Arrow tables of such a process cannot become pandas frames.
    Whoever imports pandas itself later gets it.
    """
    if "pandas" in sys.modules or "pyarrow" in sys.modules:
        return
    missing = _NoPandas()
    sys.meta_path.insert(0, missing)
    try:
        import pyarrow as pa  # noqa: PLC0415 - of the extra `corpus`

        pa.array([""])  # it looks for pandas once, when it is first given a list
    finally:
        sys.meta_path.remove(missing)


class _NoPandas:
    """Says to whoever imports pandas that it is not installed."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        del path, target
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


@cache
def schema_of(table: str) -> "pa.Schema":
    """Give the schema of a table.

    Args:
        table: Its name.
    """
    import pyarrow as pa  # noqa: PLC0415 - of the extra `corpus`

    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "number": pa.float64(),
        "truth": pa.bool_(),
        "bytes": pa.binary(),
    }
    return pa.schema([pa.field(one.name, kinds[one.type]) for one in tables()[table]])


def arrow_table(table: str, rows: Sequence[Mapping[str, Any]]) -> "pa.Table":
    """Make an Arrow table of rows.

    Args:
        table: Name of the table.
        rows: Its rows.
    """
    import pyarrow as pa  # noqa: PLC0415 - of the extra `corpus`

    schema = schema_of(table)
    columns = [[row[name] for row in rows] for name in schema.names]
    try:
        arrays = [pa.array(each, kind) for each, kind in zip(columns, schema.types, strict=True)]
    except UnicodeEncodeError:
        clean = [[_clean(value) for value in each] for each in columns]
        arrays = [pa.array(each, kind) for each, kind in zip(clean, schema.types, strict=True)]
    return pa.table(arrays, schema=schema)


def _clean(value: Any) -> Any:
    """Replace what no file can hold."""
    if isinstance(value, str):
        return encodable(value)
    return [encodable(one) for one in value] if isinstance(value, list) else value
