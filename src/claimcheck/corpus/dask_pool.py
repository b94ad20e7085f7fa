"""The workers of a Dask cluster as a pool: a task waits for a process that audits a batch.

A Dask worker samples what its threads do a hundred times a second, and measures the delay of its
event loop fifty times. For a task that only waits, this tells nothing and costs up to a tenth of
the time of its batch; so both happen less often while such a task runs.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any, Final

from claimcheck.corpus.processes import close_workers, run_batch
from claimcheck.corpus.settings import CorpusSettings

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

    def submit(self, settings: CorpusSettings, paths: Sequence[str]) -> "Future[bytes]":
        """Have a batch run."""
        future: Future[bytes] = self._executor.submit(run_on_cluster, settings, paths)
        return future

    def close(self, run: str) -> None:
        """Let go of what still runs, and end the processes; one out of reach ends by itself."""
        with suppress(Exception):
            self._executor.shutdown(wait=False)
            self._client.run(close_workers, run, on_error="ignore")


def run_on_cluster(settings: CorpusSettings, paths: Sequence[str]) -> bytes:
    """Audit a batch, in a task of a Dask worker.

    Args:
        settings: By what documents are audited.
        paths: The documents.

    Raises:
        ClaimcheckError: The settings cannot be used, or no worker can be started.
    """
    from distributed import get_worker  # noqa: PLC0415 - of the extra `dask`

    with sampled_less_often(get_worker()):
        return run_batch(settings, paths)


@contextmanager
def sampled_less_often(worker: Any) -> Iterator[None]:
    """Have a Dask worker look at itself less often within a block.

    Args:
        worker: The worker, whose other tasks may do the same meanwhile.
    """
    _stretch(worker, _LESS_OFTEN)
    try:
        yield
    finally:
        _stretch(worker, 1 / _LESS_OFTEN)


def _stretch(worker: Any, factor: float) -> None:
    with _lock:
        for name in _SAMPLERS:
            if name in worker.periodic_callbacks:
                worker.periodic_callbacks[name].callback_time *= factor
