"""Parts of the results, each put together of the batches of about a thousand documents."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from claimcheck.corpus.counts import CorpusCounts
from claimcheck.corpus.ipc import IpcFile
from claimcheck.corpus.packing import Batch
from claimcheck.corpus.table_files import SUFFIXES, TableFile
from claimcheck.corpus.tables import RESULTS

_WORKS: Final = [
    "document",
    "key",
    "title",
    "work",
    "standing",
    "says_retracted",
    "claims",
    "cited",
]


def write_part(
    number: int, batches: Iterable[Batch], output: Path, hidden: Path, formats: Sequence[str]
) -> dict[str, Any]:
    """Write the files of a part, and give its entry in the journal.

    Args:
        number: Number of the part.
        batches: Its batches, in order.
        output: The folder of results.
        hidden: Where what is compared across documents is kept.
        formats: What results are written as.
    """
    name = f"part-{number:05}"
    counts = CorpusCounts()
    documents: list[str] = []
    inputs: dict[str, str] = {}
    day = ""
    with ExitStack() as stack:
        files = {
            table: stack.enter_context(TableFile(table, output / table / name, formats))
            for table in RESULTS
        }
        marks = stack.enter_context(IpcFile(hidden / f"marks-{number:05}.arrow"))
        works = stack.enter_context(IpcFile(hidden / f"works-{number:05}.arrow"))
        for batch in batches:
            tables = {table: batch.table(table) for table in RESULTS}
            for table, file in files.items():
                file.add(tables[table], batch.lines(table) if "jsonl" in formats else b"")
            marks.add(batch.table("marks"))
            works.add(tables["references"].select(_WORKS))
            counts.add_tables(tables)
            documents += batch.head["documents"]
            inputs |= batch.head["inputs"]
            day = day or batch.head["day"]
    return {"documents": documents, "inputs": inputs, "day": day, "counts": counts.to_dict()}


def has_part(number: int, output: Path, hidden: Path, formats: Sequence[str]) -> bool:
    """Tell whether the files of a part are there.

    Args:
        number: Number of the part.
        output: The folder of results.
        hidden: Where what is compared across documents is kept.
        formats: What results are written as.
    """
    names = [f"part-{number:05}{SUFFIXES[each]}" for each in formats]
    shown = (output / table / name for table in RESULTS for name in names)
    kept = (hidden / f"{kind}-{number:05}.arrow" for kind in ("marks", "works"))
    return all(path.is_file() for path in (*shown, *kept))
