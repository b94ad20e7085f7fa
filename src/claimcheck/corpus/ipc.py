"""Arrow files that a run keeps for itself."""

from pathlib import Path
from typing import Any, Self


class IpcFile:
    """An Arrow file for ourselves, written piece by piece; it takes its place when it is closed.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        """Open nothing before the first piece says what columns there are."""
        self._path = path
        self._waiting = path.with_name(f".{path.name}.tmp")
        self._writer: Any = None

    def __enter__(self) -> Self:
        """Give the file."""
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Put the file in its place, unless something went wrong."""
        if self._writer is not None:
            self._writer.close()
        if kind is None and self._writer is not None:
            self._waiting.replace(self._path)

    def add(self, table: Any) -> None:
        """Write rows.

        Args:
            table: The rows as an Arrow table.
        """
        import pyarrow as pa  # noqa: PLC0415 - of the extra `corpus`

        if self._writer is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            options = pa.ipc.IpcWriteOptions(compression="lz4")
            self._writer = pa.ipc.new_file(str(self._waiting), table.schema, options=options)
        self._writer.write_table(table)


def read_ipc(path: Path) -> Any:
    """Read an Arrow file of ours.

    Args:
        path: The file.
    """
    import pyarrow as pa  # noqa: PLC0415 - of the extra `corpus`

    with pa.OSFile(str(path), "rb") as source:
        return pa.ipc.open_file(source).read_all()
