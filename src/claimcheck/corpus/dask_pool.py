"""The workers of a Dask cluster as a pool: a task waits for a process that audits a batch.

A Dask worker samples what its threads do a hundred times a second, and it measures the delay of its
event loop fifty times, as the scheduler and the nanny of each worker do. For a task that only waits
this tells nothing and costs up to a tenth of the time of its batch. So both happen less often in a
worker while such a task runs, and, while a run lasts, in the scheduler and the nannies of a local
cluster, which share the process that writes the results.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, suppress
from threading import Lock
from typing import Any, Final

from claimcheck.corpus.processes import close_workers, run_batch
from claimcheck.corpus.worker_start import WorkerStart

_RETRIES: Final = 3
_SAMPLERS: Final = ("profile", "tick")
_LESS_OFTEN: Final = 16
_lock = Lock()


class DaskPool:
    """The workers of a Dask cluster.

    Args:
        client: A ``dask.distributed.Client``.
    """

    def __init__(self, client: Any) -> None:
        """Count the threads of the cluster."""
        from distributed import KilledWorker  # noqa: PLC0415 - of the extra `dask`

        self.losses: tuple[type[Exception], ...] = (KilledWorker,)
        self.size = max(sum(client.nthreads().values()), 1)
        self._client = client
        self._executor = client.get_executor(pure=False, retries=_RETRIES)
        self._sampled = ExitStack()
        self._sampled.enter_context(sampled_less_often(*_servers_here(client)))

    def submit(self, start: WorkerStart, paths: Sequence[str]) -> "Future[bytes]":
        """Have a batch run."""
        future: Future[bytes] = self._executor.submit(run_on_cluster, start, paths)
        return future

    def close(self, run: str) -> None:
        """Let go of what still runs, and end the processes; one out of reach ends by itself."""
        self._sampled.close()
        with suppress(Exception):
            self._executor.shutdown(wait=False)
            self._client.run(close_workers, run, on_error="ignore")


def run_on_cluster(start: WorkerStart, paths: Sequence[str]) -> bytes:
    """Audit a batch, in a task of a Dask worker.

    Args:
        start: What their workers are started with.
        paths: The documents.

    Raises:
        ClaimcheckError: The settings cannot be used, or no worker can be started.
    """
    from distributed import get_worker  # noqa: PLC0415 - of the extra `dask`

    with sampled_less_often(get_worker()):
        return run_batch(start, paths)


@contextmanager
def sampled_less_often(*servers: Any) -> Iterator[None]:
    """Have servers of a Dask cluster look at themselves less often within a block.

    Args:
        *servers: Such as a worker, whose other tasks may do the same meanwhile.
    """
    _stretch(servers, _LESS_OFTEN)
    try:
        yield
    finally:
        _stretch(servers, 1 / _LESS_OFTEN)


def _stretch(servers: Iterable[Any], factor: float) -> None:
    with _lock:
        for server in servers:
            for name in _SAMPLERS:
                if name in server.periodic_callbacks:
                    server.periodic_callbacks[name].callback_time *= factor


def _servers_here(client: Any) -> list[Any]:
    """Give the scheduler, and the workers or their nannies, that run in this process."""
    cluster = getattr(client, "cluster", None)
    workers = getattr(cluster, "workers", None) or {}
    servers = [getattr(cluster, "scheduler", None), *workers.values()]
    return [one for one in servers if hasattr(one, "periodic_callbacks")]
