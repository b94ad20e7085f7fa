"""One document audited by itself, with the libraries of many read once: the work of a corpus."""

from collections.abc import Iterable
from pathlib import Path

from attrs import evolve, frozen

from claimcheck.auditing.baseline import Known
from claimcheck.auditing.config import Ignore
from claimcheck.auditing.result import Audit
from claimcheck.auditing.run import conclude
from claimcheck.ledger.naming import named_as
from claimcheck.model import Analysis, Failure, InputError, Ledger, Library, Project
from claimcheck.model.by_value import ByValue
from claimcheck.pipeline.analyses import Gathered
from claimcheck.pipeline.analysis import AnalysisSettings, analyse
from claimcheck.pipeline.bibliographies import bibliography_choice
from claimcheck.pipeline.inputs import DocumentSource, Sources
from claimcheck.pipeline.libraries import Libraries
from claimcheck.project_folder import ProjectFolder, real_path


class DocumentAuditor:
    """Audits documents one by one, each as a project of its own.

    Of a bibliography that stands behind a document only the entries that it cites are judged with
    it: the others are no matter of this document.

    Args:
        sources: What stands behind the documents; the documents in it are not looked at.
        settings: By what they are judged.
        ignores: Findings that the configuration switches off.
        baseline: Findings that are known.
    """

    def __init__(
        self,
        sources: Sources,
        settings: AnalysisSettings,
        ignores: Iterable[Ignore] = (),
        baseline: Iterable[Known] = (),
    ) -> None:
        """Read what stands behind every document."""
        self._settings = settings
        self._ignores = tuple(ignores)
        self._baseline = tuple(baseline)
        self._sources = sources
        failures: list[Failure] = []
        self._libraries = Libraries(sources, failures)
        self.failures = tuple(failures)
        self._ledgers = {
            real_path(one.document): one for one in self._libraries.ledgers if one.document
        }

    def audit(self, path: str) -> Audit:
        """Audit one document; one that cannot be read is the failure of an empty audit.

        Args:
            path: The document.

        Raises:
            MemoryError: Reading it takes more memory than there may be.
        """
        (source,) = evolve(self._sources, paths=(path,), texts=()).documents()
        try:
            gathered = self._gathered(source)
        except InputError as error:
            if isinstance(error.__cause__, MemoryError):
                raise error.__cause__ from None
            return unread_audit(error.failure, self._settings)
        known = [one for one in self._baseline if one.path == path]
        return conclude(gathered, self._settings, baseline=known, ignores=self._ignores)

    def _gathered(self, source: DocumentSource) -> Gathered:
        document = source.read()
        choice = bibliography_choice(document)
        failures: list[Failure] = []
        libraries = self._libraries.again(failures)
        given = self._with_ledger(libraries.behind(source.path, choice), source.path)
        analysis = analyse(document, given, self._settings)
        behind = analysis.reading.library
        own = _narrowed(behind, analysis.reading.cited)
        if own is not behind:
            analysis = evolve(analysis, reading=evolve(analysis.reading, library=own))
        read = own if behind is given else _narrowed(given, analysis.reading.cited)
        own_failures = tuple(failures[len(self.failures) :])
        return Gathered((analysis,), _BehindOne.of(analysis, read, libraries), own_failures)

    def _with_ledger(self, library: Library, path: str) -> Library:
        """Let the ledger of a document name it as it was named here."""
        ledger = self._ledgers.get(real_path(path)) if self._ledgers else None
        if ledger is None or ledger.document == path:
            return library
        named = (named_as(one, path) if one is ledger else one for one in library.ledgers)
        return evolve(library, ledgers=tuple(named))


def unread_audit(failure: Failure, settings: AnalysisSettings) -> Audit:
    """Give the audit of a document that was not checked.

    Args:
        failure: Why it was not.
        settings: By what it would have been judged.
    """
    return Audit(
        Project(failures=(failure,)),
        failures=(failure,),
        profile=settings.judging.profile,
        engine=settings.engine,
    )


def _narrowed(library: Library, cited: frozenset[str]) -> Library:
    """Keep the entries of a shared library that a document cites."""
    bibliography = library.bibliography
    if library.is_own_list or not bibliography:
        return library
    kept = tuple(one for one in bibliography.references if one.key in cited)
    return evolve(library, bibliography=evolve(bibliography, references=kept, failures=()))


@frozen(eq=False, repr=False)
class _BehindOne(ByValue):
    """What was read for one document.

    Args:
        read: The library whose entries are judged with it, where it has one.
        ledgers: Its ledger, where it has one.
        empty: What stands behind a document without a bibliography.
        project_folder: The project around the documents.
        project_files: Files that projects were told by: of no use for one document.
    """

    read: tuple[Library, ...]
    ledgers: tuple[Ledger, ...]
    empty: Library
    project_folder: ProjectFolder | None
    project_files: tuple[str, ...] = ()

    @classmethod
    def of(cls, analysis: Analysis, library: Library, libraries: Libraries) -> "_BehindOne":
        ledger = analysis.ledger
        read = (library,) if library.bibliography.paths and not library.is_own_list else ()
        ledgers = () if ledger is None else (ledger,)
        return cls(read, ledgers, libraries.empty, libraries.project_folder)

    def unread(self, read: Iterable[str]) -> tuple[Path, ...]:
        """List no other document: a document of a corpus stands by itself."""
        del self, read
        return ()
