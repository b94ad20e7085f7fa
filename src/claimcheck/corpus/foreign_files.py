"""Files of other origin in the folder of results, which a run must not write over."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from claimcheck.corpus.journal import FOLDER
from claimcheck.corpus.table_files import SUFFIXES
from claimcheck.model import Failure, InputError
from claimcheck.regular_files import read_regular

PAGE: Final = "index.html"
SUMMARY: Final = "summary.json"
TOOL: Final = "claimcheck"
_MOST = 100_000_000
"""Bytes of a summary; one of a million documents has some 2 MB."""


def refuse_foreign(output: Path, tables: Iterable[str]) -> None:
    """Refuse a folder where a file that no run has written stands in the place of a result.

    Args:
        output: The folder of results.
        tables: The tables that are to be written.

    Raises:
        InputError: There is such a file; it is named.
    """
    if (output / FOLDER).is_dir() or _is_ours(output / SUMMARY):
        return
    for path in _places(output, tables):
        message = "is in the place of a result, but no run of `claimcheck corpus` has written it"
        remedy = "name another folder, or move the file away"
        raise InputError(Failure(path.as_posix(), message, remedy=remedy, kind="foreign"))


def _is_ours(summary: Path) -> bool:
    with suppress(OSError, ValueError, KeyError, TypeError):
        return bool(json.loads(read_regular(summary, _MOST))["tool"]["name"] == TOOL)
    return False


def _places(output: Path, tables: Iterable[str]) -> Iterator[Path]:
    """Give the files that stand where results are written; a history is added to, and read."""
    yield from (output / name for name in (PAGE, SUMMARY) if (output / name).exists())
    for table in tables:
        found = sorted((output / table).glob("part-*"))
        yield from (path for path in found if path.name.endswith(tuple(SUFFIXES.values())))
