"""The door of the corpus: a damaged document, beside results of which one file is damaged."""

import pickle
import random
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.fuzzing.making import broken_bytes
from claimcheck.auditing import Config, Sources
from claimcheck.auditing.find_documents import DocumentSearch
from claimcheck.corpus.documents import DocumentList
from claimcheck.corpus.limits import Limits
from claimcheck.corpus.progress import silent_progress
from claimcheck.corpus.saving import save
from claimcheck.corpus.settings import CorpusSettings
from claimcheck.corpus.worker_start import WorkerStart
from claimcheck.corpus.worker_task import WorkerTask

_FORMATS = ("parquet", "jsonl")
_SOUND = "Tea improves sleep in adults [@lee2020]. Zinc shortens colds in children.\n"
_DICE = 8


def of_documents(make: Callable[[random.Random], bytes]) -> Callable[[random.Random], bytes]:
    """Put before a document what is to happen to the results that lie there."""
    return lambda dice: dice.randbytes(_DICE) + make(dice)


def enter(data: bytes, folder: Path) -> None:
    """Audit a corpus of two documents over results that an earlier run has left."""
    results, documents = folder / "results", folder / "documents"
    for one in (results, documents):
        shutil.rmtree(one, ignore_errors=True)
    shutil.copytree(_finished(), results)
    documents.mkdir()
    (documents / "a.md").write_bytes(data[_DICE:])
    (documents / "b.md").write_text(_SOUND, "utf-8")
    dice = random.Random(data[:_DICE])  # noqa: S311 - no secret
    files = sorted(path for path in results.rglob("*") if path.is_file())
    for path in dice.sample(files, dice.choice((0, 1, 3))):
        path.write_bytes(broken_bytes(path.read_bytes(), dice))
    _save(documents, results)


def _save(documents: Path, results: Path) -> None:
    settings = CorpusSettings(
        Sources(), Config(engine="fast"), "2025-01-01", Limits(), _FORMATS, "", "fuzzing"
    )
    found = DocumentList((documents.as_posix(),), DocumentSearch(frozenset({".md"}), (), (), None))
    save(found, settings, _Here(), results, label="run", progress=silent_progress)


@cache
def _finished() -> Path:
    """Make what a run leaves, once."""
    place = Path(mkdtemp(prefix="fuzzing-"))
    (place / "documents").mkdir()
    (place / "documents" / "b.md").write_text(_SOUND, "utf-8")
    _save(place / "documents", place / "results")
    return place / "results"


class _Here:
    """A pool that works where it stands."""

    size = 1

    def submit(self, start: WorkerStart, paths: Sequence[str]) -> "Future[bytes]":
        future: Future[bytes] = Future()
        task = WorkerTask(pickle.loads(start.settings))  # noqa: S301 - our own
        future.set_result(task.packed([task.audited(path) for path in paths]))
        return future

    def close(self, run: str) -> None:
        """Have nothing to close."""
