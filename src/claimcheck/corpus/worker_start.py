"""What a worker of a run is started with, which a process that only waits for it need not read."""

import pickle
from typing import TYPE_CHECKING, Self

from attrs import field, frozen

from claimcheck.corpus.limits import Limits

if TYPE_CHECKING:
    from claimcheck.corpus.settings import CorpusSettings


@frozen
class WorkerStart:
    """What a worker is started with.

    Args:
        run: What tells the workers of one run from those of others.
        limits: What one document may take.
        settings: By what documents are audited, as a pickle: to read it takes most of the library,
            which a task of a cluster would import only to pass it on.
    """

    run: str
    limits: Limits
    settings: bytes = field(repr=False)

    @classmethod
    def of(cls, settings: "CorpusSettings") -> Self:
        """Put the settings of a run together for its workers.

        Args:
            settings: The settings.
        """
        return cls(settings.run, settings.limits, pickle.dumps(settings, protocol=5))
