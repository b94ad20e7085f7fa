"""What a run has finished, on disk: batches, then the parts that they are put together to.

A batch is one file, written whole or not at all, and says what it was made from; it counts only
where that is unchanged. A part has an entry in the journal, written when its files stand, and its
batches are then taken away. So a run can be killed at any moment and started again.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from claimcheck.atomic_write import write_atomic, write_atomic_bytes
from claimcheck.corpus.packing import Batch
from claimcheck.corpus.settings import file_digest

FOLDER: Final = ".corpus"


class Journal:
    """The state of a run in the folder of its results.

    Args:
        output: The folder of results.
        key: Digest of the settings.
        day: ISO date by which expiry and age are judged.
    """

    def __init__(self, output: Path, key: str, day: str) -> None:
        """Look at nothing yet."""
        self.folder = output / FOLDER
        self._key = key
        self._day = day

    @staticmethod
    def day_of_unfinished(output: Path) -> str:
        """Give the day of a run that was killed, ``""`` where none was.

        Args:
            output: The folder of results.
        """
        with suppress(OSError, ValueError):
            return (output / FOLDER / "day").read_text("ascii")
        return ""

    def begin(self) -> None:
        """Note the day, so that a run that goes on past midnight, or is killed, keeps it."""
        write_atomic(self.folder / ".gitignore", "*\n")
        write_atomic(self.folder / "day", self._day)

    def finish(self, parts: int) -> None:
        """Note that everything is done, and take away what is left of earlier runs.

        Args:
            parts: How many parts there are.
        """
        (self.folder / "day").unlink(missing_ok=True)
        shutil.rmtree(self.folder / "batches", ignore_errors=True)
        for path in sorted(self.folder.glob("part-*.json")):
            if int(path.stem.partition("-")[2]) >= parts:
                path.unlink()

    def keep_batch(self, number: int, data: bytes) -> None:
        """Write a batch.

        Args:
            number: Its number.
            data: The archive.
        """
        write_atomic_bytes(self._batch(number), data)

    def kept_batch(self, number: int) -> Batch:
        """Read a batch that is known to be there.

        Args:
            number: Its number.
        """
        return Batch(self._batch(number).read_bytes())

    def batch(self, number: int, documents: Sequence[str]) -> Batch | None:
        """Read a batch; ``None`` where it is missing, damaged or of other documents.

        Args:
            number: Its number.
            documents: What it must hold.
        """
        try:
            found = Batch(self._batch(number).read_bytes())
        except (OSError, ValueError):
            return None
        return found if self._is_current(found.head, documents) else None

    def keep_part(self, number: int, entry: Mapping[str, Any], batches: range) -> None:
        """Note that the files of a part stand, and take its batches away.

        Args:
            number: Its number.
            entry: What it was made from, and its counts.
            batches: Its batches.
        """
        text = json.dumps({**entry, "settings": self._key}, sort_keys=True)
        write_atomic(self._part(number), text)
        for batch in batches:
            self._batch(batch).unlink(missing_ok=True)

    def part(self, number: int, documents: Sequence[str]) -> Mapping[str, Any] | None:
        """Read the entry of a part; ``None`` where it is missing or of other documents.

        Args:
            number: Its number.
            documents: What it must hold.
        """
        with suppress(OSError, ValueError, KeyError, TypeError):
            entry: Mapping[str, Any] = json.loads(self._part(number).read_text("ascii"))
            if entry["settings"] == self._key and self._is_current(entry, documents):
                return entry
        return None

    def entries(self, parts: int) -> Iterator[Mapping[str, Any]]:
        """Give the entries of all parts, which must stand.

        Args:
            parts: How many there are.
        """
        for number in range(parts):
            yield json.loads(self._part(number).read_text("ascii"))

    def _is_current(self, head: Mapping[str, Any], documents: Sequence[str]) -> bool:
        if list(head["documents"]) != list(documents) or head["day"] not in {"", self._day}:
            return False
        return all(file_digest(path) == known for path, known in head["inputs"].items())

    def _batch(self, number: int) -> Path:
        return self.folder / "batches" / f"{self._key[:16]}-{number:07}.zip"

    def _part(self, number: int) -> Path:
        return self.folder / f"part-{number:05}.json"
