"""What an audit would say of a document if its ledger held another text."""

from pathlib import Path
from threading import Lock

from attrs import define, field

from claimcheck.auditing import Config, Sources
from claimcheck.auditing.ledger_trials import LedgerTrials
from claimcheck.model import Claim
from claimcheck.review.open_document import OpenDocument, stamp_of

_MOST_HELD = 4


@define
class Foresight:
    """Audits of documents as they would be; what a document rests on is read once.

    Args:
        config: How they are audited.
        folder: Folder of ledgers.
    """

    config: Config
    folder: Path
    _trials: dict[str, tuple[frozenset[str], LedgerTrials]] = field(
        factory=dict, init=False, repr=False
    )
    _last: tuple[OpenDocument, str | None, OpenDocument] | None = field(default=None, init=False)
    _lock: Lock = field(factory=Lock, init=False, repr=False)

    def prepare(self, opened: OpenDocument, sources: Sources) -> None:
        """Read what later questions rest on.

        Args:
            opened: The document as it is.
            sources: What it is read from.
        """
        with self._lock:
            self._held(opened, sources)

    def inferred(self, opened: OpenDocument, sources: Sources) -> tuple[Claim, ...]:
        """Give the claims of a document as they are without any record.

        Args:
            opened: The document as it is.
            sources: What it is read from.

        Raises:
            InputError: The document or the baseline cannot be read.
        """
        with self._lock:
            return self._held(opened, sources).inferred()

    def of(self, opened: OpenDocument, sources: Sources, text: str | None) -> OpenDocument:
        """Give a document as it would be; what was asked a moment ago is at hand.

        Args:
            opened: The document as it is.
            sources: What it is read from.
            text: What its ledger would hold; ``None`` where there would be none.

        Raises:
            InputError: The document or the baseline cannot be read.
        """
        with self._lock:
            if self._last is None or self._last[0] is not opened or self._last[1] != text:
                trials = self._held(opened, sources)
                audit = trials.audit(opened.ledger_path.as_posix(), text)
                self._last = opened, text, opened.audited(audit)
            return self._last[2]

    def _held(self, opened: OpenDocument, sources: Sources) -> LedgerTrials:
        """Give what was read of a document, read anew where a file or the day is another."""
        path = opened.reading.document.path
        basis, trials = self._trials.pop(path, (None, None))
        if trials is None or basis != opened.basis:
            trials = LedgerTrials(sources, self.config)
            if not opened.rests_on(stamp_of(opened, self.folder)):
                return trials  # a file changed while it was read: good for once
        self._trials[path] = opened.basis, trials
        while len(self._trials) > _MOST_HELD:
            del self._trials[next(iter(self._trials))]
        return trials
