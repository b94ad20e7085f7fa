"""One document audited with one text of its ledger after another; all else is read once."""

from pathlib import Path

from attrs import evolve

from claimcheck.auditing import settings_of
from claimcheck.auditing.baseline import load_baseline
from claimcheck.auditing.config import Config
from claimcheck.auditing.result import Audit
from claimcheck.auditing.run import conclude
from claimcheck.memory import remembering_once
from claimcheck.model import Claim, Failure
from claimcheck.pipeline.analyses import Gathered
from claimcheck.pipeline.analysis import judge_reading
from claimcheck.pipeline.bibliographies import bibliography_choice
from claimcheck.pipeline.inputs import Sources
from claimcheck.pipeline.libraries import Libraries
from claimcheck.pipeline.read_document import read_without_records, with_ledger
from claimcheck.pipeline.stated_kind import with_stated_kind
from claimcheck.readers import READERS
from claimcheck.rules import RULES


class LedgerTrials:
    """Audits of one document as its ledger is, or would be.

    What stands behind the document is taken for unchanged: whoever holds this looks at the files.

    Args:
        sources: What is read: one document.
        config: How it is audited.

    Raises:
        InputError: The document or the baseline cannot be read.
        ConfigurationError: The configuration names what does not exist.
    """

    def __init__(self, sources: Sources, config: Config) -> None:
        """Read the document, and everything that stands behind it."""
        self._sources, self._config = sources, config
        self._settings = settings_of(config)
        self._baseline = tuple(load_baseline(Path(config.baseline))) if config.baseline else ()
        self._libraries = Libraries(sources, [])
        (source,) = sources.documents()
        document = source.read()
        self._path, self._choice = source.path, bibliography_choice(document)
        library = self._libraries.behind(self._path, self._choice)
        document = with_stated_kind(document, self._settings.kind)
        with remembering_once():
            self._words = read_without_records(document, library, self._settings.engine)

    def inferred(self) -> tuple[Claim, ...]:
        """Give the claims of the document as they are without any record."""
        behind = evolve(self._words.library, ledgers=(), shared={})
        return with_ledger(self._words, behind).claims

    def audit(self, ledger: str, text: str | None) -> Audit:
        """Audit the document as if its ledger held a text.

        Args:
            ledger: The ledger's file.
            text: What it would hold; ``None`` where there would be none.

        Returns:
            What :func:`~claimcheck.auditing.audit_sources` says where it holds that text.
        """
        failures: list[Failure] = [*RULES.failures(), *READERS.failures()]
        libraries = self._libraries.with_ledger(ledger, text).again(failures)
        library = libraries.behind(self._path, self._choice)
        with remembering_once():
            analysis = judge_reading(with_ledger(self._words, library), library, self._settings)
        gathered = Gathered((analysis,), libraries, tuple(failures))
        baseline, ignores = self._baseline, self._config.suppress
        audit = conclude(gathered, self._settings, baseline=baseline, ignores=ignores)
        return evolve(audit, skipped=self._sources.skipped)
