"""Batches given to a pool of workers: processes of this machine, or those of a Dask cluster."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, Final, Protocol

from claimcheck.corpus.dask_pool import DaskPool
from claimcheck.corpus.processes import ProcessPool
from claimcheck.corpus.settings import CorpusSettings
from claimcheck.model import ArgumentError

Job = tuple[int, Sequence[str]]
"""The number of a batch and its documents."""

_AHEAD: Final = 2
_AHEAD_IN_ORDER: Final = 8
_OF_CLIENTS: Final = ("get_executor", "nthreads", "run")


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
