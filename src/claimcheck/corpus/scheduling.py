"""Batches given to a pool of workers: processes of this machine, or those of a Dask cluster."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from typing import Any, Final, Protocol

from attrs import define

from claimcheck.corpus.dask_pool import DaskPool
from claimcheck.corpus.processes import ProcessPool
from claimcheck.corpus.worker_start import WorkerStart
from claimcheck.model import ArgumentError, Failure, InputError

Job = tuple[int, Sequence[str]]
"""The number of a batch and its documents."""

_AHEAD: Final = 2
_AHEAD_IN_ORDER: Final = 8
_LOSSES: Final = 10
"""How often a batch is given away again that a cluster gave up because its workers ended."""
_OF_CLIENTS: Final = ("get_executor", "nthreads", "run")


class Pool(Protocol):
    """What runs batches.

    Args:
        size: How many run at a time.
        losses: What is raised of a batch whose workers were killed from outside.
    """

    size: int
    losses: tuple[type[Exception], ...]

    def submit(self, start: WorkerStart, paths: Sequence[str]) -> "Future[bytes]":
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


@define(eq=False)
class _Running:
    """A batch that runs.

    Args:
        number: Its number.
        paths: Its documents.
        future: Its result.
        losses: How often a cluster gave it up.
    """

    number: int
    paths: Sequence[str]
    future: "Future[bytes]"
    losses: int = 0


def as_completed(
    pool: Pool, start: WorkerStart, jobs: Iterable[Job]
) -> Iterator[tuple[int, bytes]]:
    """Run batches and give each with its number as soon as it is done.

    Args:
        pool: What runs them.
        start: What their workers are started with.
        jobs: The batches; only a few are looked at ahead.

    Raises:
        InputError: The workers cannot be reached any more, or end again and again.
    """
    running: dict[Future[bytes], _Running] = {}

    def done() -> Iterator[tuple[int, bytes]]:
        finished, _ = wait(running, return_when=FIRST_COMPLETED)
        for batch in [running.pop(future) for future in finished]:
            result = _result(batch, pool, start)
            if result is None:
                running[batch.future] = batch
            else:
                yield batch.number, result

    for number, paths in jobs:
        batch = _Running(number, paths, pool.submit(start, paths))
        running[batch.future] = batch
        while len(running) >= pool.size * _AHEAD:
            yield from done()
    while running:
        yield from done()


def in_order(pool: Pool, start: WorkerStart, jobs: Iterable[Job]) -> Iterator[bytes]:
    """Run batches and give them in order.

    Args:
        pool: What runs them.
        start: What their workers are started with.
        jobs: The batches; only a few are looked at ahead.

    Raises:
        InputError: The workers cannot be reached any more, or end again and again.
    """
    running: deque[_Running] = deque()

    def first() -> bytes:
        batch = running.popleft()
        while (result := _result(batch, pool, start)) is None:
            pass
        return result

    for number, paths in jobs:
        running.append(_Running(number, paths, pool.submit(start, paths)))
        if len(running) >= pool.size * _AHEAD_IN_ORDER:
            yield first()
    while running:
        yield first()


def _result(batch: _Running, pool: Pool, start: WorkerStart) -> bytes | None:
    """Wait for the result of a batch; ``None`` where it was given up, and is given away again."""
    try:
        return batch.future.result()
    except CancelledError as error:
        raise _unreachable("the cluster that audits documents cannot be reached") from error
    except pool.losses as error:
        if batch.losses >= _LOSSES:
            raise _unreachable("the workers of the cluster end again and again") from error
        batch.losses += 1
        batch.future = pool.submit(start, batch.paths)
        return None


def _unreachable(message: str) -> InputError:
    return InputError(Failure("corpus", message, remedy="see its logs", kind="unreachable"))
