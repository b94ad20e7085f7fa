"""The analyses of a run: each document once, those that have not changed out of the cache."""

from collections.abc import Iterable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from claimcheck.model import Analysis, Failure, InputError, Ledger, Library
from claimcheck.model.by_value import ByValue
from claimcheck.pipeline.analysis import AnalysisSettings, analyse
from claimcheck.pipeline.bibliographies import BibliographyChoice, bibliography_choice
from claimcheck.pipeline.inputs import DocumentSource, Sources
from claimcheck.pipeline.libraries import Libraries
from claimcheck.project_folder import ProjectFolder
from claimcheck.readers import READERS
from claimcheck.rules import RULES

if TYPE_CHECKING:
    from claimcheck.pipeline.analysis_cache import AnalysisCache


class ReadLibraries(Protocol):
    """What a run has read of bibliographies and ledgers."""

    @property
    def read(self) -> tuple[Library, ...]:
        """Give every library whose entries are judged apart from the documents."""

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        """Give every ledger."""

    @property
    def empty(self) -> Library:
        """Give what stands behind a document without a bibliography."""

    @property
    def project_files(self) -> tuple[str, ...]:
        """Give the files that projects were told by."""

    @property
    def project_folder(self) -> ProjectFolder | None:
        """Give the project around the documents."""

    def unread(self, read: Iterable[str]) -> tuple[Path, ...]:
        """List the documents of the same projects that the run does not read."""


@frozen(slots=False, eq=False, repr=False)
class Gathered(ByValue):
    """Everything that a run has read and analysed.

    Args:
        analyses: The documents.
        libraries: Every library that was read from files or given.
        failures: Inputs that could not be read.
    """

    analyses: tuple[Analysis, ...]
    libraries: ReadLibraries
    failures: tuple[Failure, ...]


def gather(sources: Sources, settings: AnalysisSettings) -> Gathered:
    """Read and analyse every document; what cannot be read is a failure and the rest goes on.

    So is what plugins register and what cannot be used.
    """
    failures: list[Failure] = [*RULES.failures(), *READERS.failures()]
    libraries = Libraries(sources, failures)
    cache = _cache(sources)
    analyses: list[Analysis] = []
    total = len(sources.paths) + len(sources.texts)
    with nullcontext() if cache is None else closing(cache):
        for number, one in enumerate(sources.documents()):
            sources.progress(number, total, one.name)
            try:
                analyses.append(_analysed(one, libraries, settings, cache))
            except InputError as error:
                failures.append(error.failure)
    sources.progress(total, total, "")
    return Gathered(tuple(analyses), libraries, tuple(failures))


def _cache(sources: Sources) -> "AnalysisCache | None":
    if not sources.cache or sources.bibliography is not None:
        return None
    from claimcheck.pipeline.analysis_cache import (  # noqa: PLC0415 - not needed without a cache
        AnalysisCache,
    )

    return AnalysisCache(sources.cache)


def _analysed(
    source: DocumentSource,
    libraries: Libraries,
    settings: AnalysisSettings,
    cache: "AnalysisCache | None",
) -> Analysis:
    data = source.bytes() if cache is not None else None
    if cache is not None and data is not None:
        known = _known(source, data, libraries, settings, cache)
        if known is not None:
            return known
    choice, library, found = _made(source, libraries, settings, data)
    if cache is not None and data is not None and not found.document.failures:
        cache.keep(source.identity(data), choice, found, library, settings)
    return found


def analyse_source(
    source: DocumentSource, libraries: Libraries, settings: AnalysisSettings
) -> Analysis:
    """Read and analyse one document.

    Args:
        source: What it is read from.
        libraries: What may stand behind it.
        settings: By what it is judged.

    Raises:
        InputError: It cannot be read.
    """
    return _made(source, libraries, settings)[2]


def _made(
    source: DocumentSource,
    libraries: Libraries,
    settings: AnalysisSettings,
    data: bytes | None = None,
) -> tuple[BibliographyChoice, Library, Analysis]:
    document = source.read(data)
    choice = bibliography_choice(document)
    library = libraries.behind(source.path, choice)
    return choice, library, analyse(document, library, settings)


def _known(
    source: DocumentSource,
    data: bytes,
    libraries: Libraries,
    settings: AnalysisSettings,
    cache: "AnalysisCache",
) -> Analysis | None:
    """Give what the cache holds of a document, where nothing that it follows from has changed."""
    row = cache.find(source.name, source.identity(data), settings)
    if row is None:
        return None
    library = libraries.behind(source.path, row.choice)
    return cache.load(row, source.name, library, settings)
