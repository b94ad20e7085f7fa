"""The processes of this machine as a pool: a thread looks after each.

It calls :func:`run_batch`, as a task of a Dask cluster does, which gives the batch to a process
that does the work; so a document that hangs or crashes costs neither the run nor the cluster. A
process that nobody asks anything for some minutes is ended: its run may have been killed.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock, Timer
from typing import Final

from claimcheck.corpus.worker import Worker
from claimcheck.corpus.worker_start import WorkerStart

_IDLE: Final = 300.0
_idle: dict[str, dict[Worker, Timer]] = {}
"""By run its workers that have nothing to do, each with what ends it unless it gets some."""
_lock = Lock()


def run_batch(start: WorkerStart, paths: Sequence[str]) -> bytes:
    """Audit a batch in a worker of its run, started where none is idle.

    Args:
        start: What their workers are started with.
        paths: The documents.

    Raises:
        ClaimcheckError: The settings cannot be used, or no worker can be started.
    """
    worker = _taken(start.run) or Worker(start)
    try:
        result = worker.run(paths)
    except BaseException:
        worker.close()
        raise
    _put_back(start.run, worker)
    return result


def close_workers(run: str) -> None:
    """End the idle workers of a run.

    Args:
        run: Which one.
    """
    with _lock:
        waiting = _idle.pop(run, {})
    for worker, timer in waiting.items():
        timer.cancel()
        worker.close()


def _taken(run: str) -> Worker | None:
    with _lock:
        waiting = _idle.get(run)
        if not waiting:
            return None
        worker, timer = waiting.popitem()
    timer.cancel()
    return worker


def _put_back(run: str, worker: Worker) -> None:
    timer = Timer(_IDLE, _end, (run, worker))
    timer.daemon = True
    with _lock:
        _idle.setdefault(run, {})[worker] = timer
    timer.start()


def _end(run: str, worker: Worker) -> None:
    """End a worker that is still idle."""
    with _lock:
        waiting = _idle.get(run, {})
        is_idle = waiting.pop(worker, None) is not None
        if not waiting:
            _idle.pop(run, None)
    if is_idle:
        worker.close()


class ProcessPool:
    """Processes of this machine.

    Args:
        size: How many.
    """

    def __init__(self, size: int) -> None:
        """Start a thread for each, which starts the process when it is needed."""
        self.size = size
        self.losses: tuple[type[Exception], ...] = ()
        self._threads = ThreadPoolExecutor(size, "claimcheck-worker")

    def submit(self, start: WorkerStart, paths: Sequence[str]) -> "Future[bytes]":
        """Have a batch run."""
        return self._threads.submit(run_batch, start, paths)

    def close(self, run: str) -> None:
        """End the processes."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        close_workers(run)
