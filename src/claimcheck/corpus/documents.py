"""The documents of a corpus in order, listed on disk so that their number costs no memory."""

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final
from weakref import finalize

from claimcheck.auditing.find_documents import DocumentSearch
from claimcheck.project_folder import real_path

_LARGEST_BATCH: Final = 32
_FEWEST_BATCHES: Final = 64
PART: Final = 1024
"""Documents in a part of the results."""


class DocumentList:
    """The paths of documents in order, each once, in a file that nobody else sees.

    Args:
        paths: Files and folders as the user named them.
        search: How documents are looked for in folders.
    """

    def __init__(self, paths: Iterable[str], search: DocumentSearch) -> None:
        """Walk the folders."""
        self._file = TemporaryFile()  # noqa: SIM115 - it lives as long as the list
        finalize(self, self._file.close)
        self._starts = array("Q")
        where = 0
        for path in _documents(paths, search):
            line = path.encode("utf-8", "surrogateescape").replace(b"\n", b"\0") + b"\n"
            self._starts.append(where)
            where += self._file.write(line)
        self._file.flush()
        self.unseen = search.unseen

    def __len__(self) -> int:
        """Count the documents."""
        return len(self._starts)

    @property
    def batch_size(self) -> int:
        """Give how many documents a worker takes at a time; it follows from their number alone."""
        size = _LARGEST_BATCH
        while size > 1 and len(self) < size * _FEWEST_BATCHES:
            size //= 2
        return size

    @property
    def batches(self) -> int:
        """Count the batches."""
        return -(-len(self) // self.batch_size)

    @property
    def parts(self) -> int:
        """Count the parts."""
        return -(-len(self) // PART)

    def part_of(self, batch: int) -> int:
        """Give the part that a batch belongs to."""
        return batch * self.batch_size // PART

    def batches_of(self, part: int) -> range:
        """Give the batches of a part."""
        each = PART // self.batch_size
        return range(part * each, min((part + 1) * each, self.batches))

    def batch(self, number: int) -> tuple[str, ...]:
        """Read the paths of a batch."""
        first = number * self.batch_size
        last = min(first + self.batch_size, len(self))
        self._file.seek(self._starts[first])
        lines = (self._file.readline() for _ in range(first, last))
        return tuple(
            line[:-1].replace(b"\0", b"\n").decode("utf-8", "surrogateescape") for line in lines
        )


def _documents(paths: Iterable[str], search: DocumentSearch) -> Iterator[str]:
    """Give the documents in order of what was named, each once."""
    alone: set[str] = set()
    for path in _roots(paths):
        is_folder = path.is_dir()
        for one in search.each([path.as_posix()]):
            if one not in alone:
                yield one
            if not is_folder:
                alone.add(one)


def _roots(paths: Iterable[str]) -> list[Path]:
    """Order what was named, and leave out what lies in another folder that was named."""
    named = sorted({Path(path) for path in paths}, key=lambda path: path.parts)
    folders = {real_path(path) for path in named if path.is_dir()}
    kept: dict[Path, Path] = {}
    for path in named:
        whole = real_path(path)
        if whole not in kept and not any(parent in folders for parent in whole.parents):
            kept[whole] = path
    return list(kept.values())
