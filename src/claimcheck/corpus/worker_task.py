"""What a worker does with a document: audit it, and turn the audit into what is asked for."""

import pickle
from collections.abc import Sequence

from claimcheck.auditing import Audit
from claimcheck.auditing.one_document import DocumentAuditor, unread_audit
from claimcheck.corpus.arrow import import_without_pandas
from claimcheck.corpus.document_rows import DocumentRows, document_rows
from claimcheck.corpus.packing import packed_audits, packed_batch
from claimcheck.corpus.settings import CorpusSettings
from claimcheck.model import Failure
from claimcheck.pipeline.analysis import analyse
from claimcheck.readers import read

_EXAMPLE = "Zinc prevents colds in children (Lee 2020)."


class WorkerTask:
    """Audits documents as the settings say.

    Args:
        settings: By what documents are audited, and what is made of an audit.
    """

    def __init__(self, settings: CorpusSettings) -> None:
        """Read what stands behind the documents, and load the model.

        Raises:
            ClaimcheckError: The settings cannot be used.
        """
        self._settings = settings
        self._analysis = settings.analysis
        self._auditor: DocumentAuditor = settings.auditor()
        if settings.formats:
            import_without_pandas()
        analyse(read(text=_EXAMPLE, format="text"), settings=self._analysis)

    def audited(self, path: str) -> bytes:
        """Audit a document."""
        return self._made(path, self._auditor.audit(path))

    def failed(self, failure: Failure) -> bytes:
        """Say of a document that it was not checked."""
        return self._made(failure.path, unread_audit(failure, self._analysis))

    def packed(self, results: Sequence[bytes]) -> bytes:
        """Put the results of some documents together, in order."""
        if not self._settings.formats:
            return packed_audits(results)
        rows: list[DocumentRows] = [pickle.loads(one) for one in results]  # noqa: S301 - our own
        return packed_batch(rows, self._settings)

    def _made(self, path: str, audit: Audit) -> bytes:
        made = document_rows(path, audit) if self._settings.formats else audit
        return pickle.dumps(made, protocol=5)
