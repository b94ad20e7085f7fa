"""Batches given to workers: processes of this machine, or those of a Dask cluster.

Both run the same function, :func:`run_batch`. A thread of this process, or a worker of the cluster,
calls it and looks after a process that does the work; so a document that hangs or crashes costs
neither.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Lock
from typing import Any, Final, Protocol

from claimcheck.corpus.settings import CorpusSettings
from claimcheck.corpus.worker import Worker
from claimcheck.model import ArgumentError

Job = tuple[int, Sequence[str]]
"""The number of a batch and its documents."""

_AHEAD: Final = 2
_AHEAD_IN_ORDER: Final = 8
_RETRIES: Final = 3
_OF_CLIENTS: Final = ("get_executor", "nthreads", "run")
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


class Pool(Protocol):
    """What runs batches.

    Args:
        size: How many run at a time.
    """

    size: int

    def submit(self, settings: CorpusSettings, paths: Sequence[str]) -> "Future[bytes]":
        """Have a batch run."""

    def close(self, run: str) -> None:
        """Let nothing of a run go on."""


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


class DaskPool:
    """The workers of a Dask cluster.

    Args:
        client: A ``dask.distributed.Client``.
    """

    def __init__(self, client: Any) -> None:
        """Count the threads of the cluster."""
        self.size = max(sum(client.nthreads().values()), 1)
        self._client = client
        self._executor = client.get_executor(pure=False, retries=_RETRIES)

    def submit(self, settings: CorpusSettings, paths: Sequence[str]) -> "Future[bytes]":
        """Have a batch run."""
        future: Future[bytes] = self._executor.submit(run_batch, settings, paths)
        return future

    def close(self, run: str) -> None:
        """Let go of what still runs, and end the processes."""
        self._executor.shutdown(wait=False)
        self._client.run(close_workers, run)


def checked_workers(workers: object) -> object:
    """Take what a caller asks to have documents audited by.

    Args:
        workers: A number of processes, or a ``dask.distributed.Client``.

    Raises:
        ArgumentError: It is neither.
    """
    if isinstance(workers, int) and not isinstance(workers, bool) and workers < 1:
        raise ArgumentError(f"`workers` is {workers}; give a number of processes, 1 or more")
    is_number = isinstance(workers, int) and not isinstance(workers, bool)
    if not is_number and not all(hasattr(workers, name) for name in _OF_CLIENTS):
        kind = type(workers).__name__
        wanted = "give a number of processes or a `dask.distributed.Client`"
        raise ArgumentError(f"`workers` is of type {kind}; {wanted}")
    return workers


def pool_of(workers: Any) -> Pool:
    """Give the pool that a caller asks for.

    Args:
        workers: A number of processes, or a ``dask.distributed.Client``.
    """
    return ProcessPool(workers) if isinstance(workers, int) else DaskPool(workers)


def as_completed(
    pool: Pool, settings: CorpusSettings, jobs: Iterable[Job]
) -> Iterator[tuple[int, bytes]]:
    """Run batches and give each with its number as soon as it is done.

    Args:
        pool: What runs them.
        settings: By what documents are audited.
        jobs: The batches; only a few are looked at ahead.
    """
    running: dict[Future[bytes], int] = {}
    for number, paths in jobs:
        running[pool.submit(settings, paths)] = number
        while len(running) >= pool.size * _AHEAD:
            yield from _done(running)
    while running:
        yield from _done(running)


def _done(running: dict["Future[bytes]", int]) -> Iterator[tuple[int, bytes]]:
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        yield running.pop(future), future.result()


def in_order(pool: Pool, settings: CorpusSettings, jobs: Iterable[Job]) -> Iterator[bytes]:
    """Run batches and give them in order.

    Args:
        pool: What runs them.
        settings: By what documents are audited.
        jobs: The batches; only a few are looked at ahead.
    """
    running: deque[Future[bytes]] = deque()
    for _, paths in jobs:
        running.append(pool.submit(settings, paths))
        if len(running) >= pool.size * _AHEAD_IN_ORDER:
            yield running.popleft().result()
    while running:
        yield running.popleft().result()
