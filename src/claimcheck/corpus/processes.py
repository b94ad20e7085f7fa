"""The processes of this machine as a pool: a thread looks after each.

It calls :func:`run_batch`, as a task of a Dask cluster does, which gives the batch to a process
that does the work; so a document that hangs or crashes costs neither the run nor the cluster.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from claimcheck.corpus.settings import CorpusSettings
from claimcheck.corpus.worker import Worker

_idle: dict[str, list[Worker]] = {}
_lock = Lock()


def run_batch(settings: CorpusSettings, paths: Sequence[str]) -> bytes:
    """Audit a batch in a worker of its run, started where none is idle.

    Args:
        settings: By what documents are audited.
        paths: The documents.

    Raises:
        ClaimcheckError: The settings cannot be used, or no worker can be started.
    """
    with _lock:
        waiting = _idle.setdefault(settings.run, [])
        worker = waiting.pop() if waiting else Worker(settings)
    try:
        result = worker.run(paths)
    except BaseException:
        worker.close()
        raise
    with _lock:
        _idle.setdefault(settings.run, []).append(worker)
    return result


def close_workers(run: str) -> None:
    """End the idle workers of a run.

    Args:
        run: Which one.
    """
    with _lock:
        waiting = _idle.pop(run, [])
    for worker in waiting:
        worker.close()


class ProcessPool:
    """Processes of this machine.

    Args:
        size: How many.
    """

    def __init__(self, size: int) -> None:
        """Start a thread for each, which starts the process when it is needed."""
        self.size = size
        self._threads = ThreadPoolExecutor(size, "claimcheck-worker")

    def submit(self, settings: CorpusSettings, paths: Sequence[str]) -> "Future[bytes]":
        """Have a batch run."""
        return self._threads.submit(run_batch, settings, paths)

    def close(self, run: str) -> None:
        """End the processes."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        close_workers(run)
