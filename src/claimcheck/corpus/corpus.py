"""Many documents audited, one analysis each: as audits one after the other, or as files."""

import os
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from attrs import evolve

from claimcheck.auditing import Audit, Config, Sources
from claimcheck.auditing.arguments import AnyPath, config_of, paths_of, shared_sources
from claimcheck.auditing.find_documents import DocumentSearch, no_document
from claimcheck.corpus.documents import DocumentList
from claimcheck.corpus.journal import Journal
from claimcheck.corpus.limits import Limits
from claimcheck.corpus.progress import Progress, silent_progress
from claimcheck.corpus.scheduling import Pool, checked_workers, in_order, pool_of
from claimcheck.corpus.settings import CorpusSettings
from claimcheck.corpus.summary import CorpusSummary
from claimcheck.corpus.worker_start import WorkerStart
from claimcheck.model import Bibliography, ConfigurationError, Failure
from claimcheck.model.arguments import a_number, a_path, one_of, strings
from claimcheck.model.choices import EngineName, KindName, ProfileName
from claimcheck.pipeline.inputs import silent
from claimcheck.readers import READERS, folder_suffixes
from claimcheck.rules import RULES

_USUAL_LIMITS = Limits()


class Corpus:
    """Many documents and the settings of their audit; each is audited only when it is needed.

    Iterating gives one audit per document, in order of path, and keeps only a few in memory.
    :meth:`save` writes tables instead, and resumes an earlier call that was interrupted.

    Args:
        paths: Files and folders.
        sources: The sources of the documents.
        config: Profile, rules, engine, suppressions and baseline.
        workers: A number of processes, or a ``dask.distributed.Client``.
        limits: Time and memory that one document may take.
    """

    def __init__(
        self,
        paths: Iterable[str],
        sources: Sources,
        config: Config,
        workers: object = 2,
        limits: Limits = _USUAL_LIMITS,
    ) -> None:
        """Keep what was said."""
        self._paths = tuple(paths)
        self._sources = evolve(sources, paths=(), texts=(), unseen=(), cache=None, progress=silent)
        self._config = config
        self._workers = checked_workers(workers)
        self._limits = limits

    def __repr__(self) -> str:
        """Show it in one line."""
        return f"<Corpus {', '.join(self._paths)}>"

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Name what stands behind every document, which plugins and folders cannot be used."""
        return self._failures(self._documents(()))

    def __iter__(self) -> Iterator[Audit]:
        """Return the audit of each document, in order; one not checked has only failures."""
        documents = self._documents(())
        jobs = ((number, documents.batch(number)) for number in range(documents.batches))
        settings = self._settings((), _today())
        with self._pool(settings) as pool:
            for data in in_order(pool, WorkerStart.of(settings), jobs):
                yield from pickle.loads(data)  # noqa: S301 - from our own workers

    def save(
        self,
        output: str | os.PathLike[str],
        *,
        formats: Iterable[str] = ("parquet",),
        label: str | None = None,
        progress: Progress = silent_progress,
    ) -> CorpusSummary:
        """Audit every document and write tables, and a page that sums them up.

        Results of an earlier call with the same settings are reused where documents are unchanged,
        even if that call was interrupted.

        Args:
            output: The folder that is written; it is made where it is missing.
            formats: ``"parquet"``, ``"jsonl"`` or both.
            label: What this run is called in the trends of the page, such as a date; without it the
                run leaves no trace there.
            progress: Told how many documents of how many are done, and how many claims they have.

        Returns:
            The counts, which documents were not checked, and what documents have in common.

        Raises:
            ConfigurationError: There is nothing to audit, pyarrow is not installed, or the settings
                cannot be used.
            InputError: The folder cannot be written, or holds files of others in place of results.
        """
        from claimcheck.corpus.saving import save  # noqa: PLC0415 - needs pyarrow
        from claimcheck.corpus.table_files import SUFFIXES  # noqa: PLC0415 - as above

        folder = a_path("output", output)
        named = strings("formats", formats, '["parquet"]')
        chosen = tuple(dict.fromkeys(one_of("format", each, SUFFIXES) for each in named))
        documents = self._documents((folder.as_posix(),))
        day = Journal.day_of_unfinished(folder) or _today()
        settings = self._settings(chosen, day)
        with self._pool(settings) as pool:
            summary = save(documents, settings, pool, folder, label=label, progress=progress)
        return evolve(summary, failures=self._failures(documents))

    def _failures(self, documents: DocumentList) -> tuple[Failure, ...]:
        read = self._settings((), _today()).auditor().failures
        return (*RULES.failures(), *READERS.failures(), *read, *documents.unseen)

    def _documents(self, apart: Iterable[str]) -> DocumentList:
        left_out = (*self._sources.apart, *apart)
        suffixes = frozenset(folder_suffixes())
        search = DocumentSearch(suffixes, self._config.exclude, left_out, self._sources.project)
        found = DocumentList(self._paths, search)
        if not found:
            raise no_document(self._paths, found.unseen)
        return found

    def _settings(self, formats: tuple[str, ...], day: str) -> CorpusSettings:
        return CorpusSettings(
            self._sources,
            self._config,
            day,
            self._limits,
            formats,
            folder=Path.cwd().as_posix(),
            run=uuid4().hex,
        )

    @contextmanager
    def _pool(self, settings: CorpusSettings) -> Iterator[Pool]:
        settings.auditor()  # what cannot be used is refused here, before any worker starts
        pool = pool_of(self._workers)
        try:
            yield pool
        finally:
            pool.close(settings.run)


def audit_corpus(
    *paths: AnyPath | Iterable[AnyPath],
    workers: Any = 2,
    bibliography: AnyPath | Iterable[AnyPath] | Bibliography | None = None,
    ledger: AnyPath | None = None,
    sources: AnyPath | None = None,
    store: AnyPath | None = None,
    profile: ProfileName = "default",
    engine: EngineName = "accurate",
    kind: KindName | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    time_limit: float = _USUAL_LIMITS.seconds,
    memory_limit: int = _USUAL_LIMITS.megabytes,
) -> Corpus:
    """Audit many documents, each by itself, in several processes or on a cluster.

    Args:
        *paths: Documents, folders of documents, or lists of them.
        workers: How many processes, each with one thread; or a ``dask.distributed.Client`` (extra
            ``dask``), whose workers must find the documents under the same paths.
        bibliography: As for :func:`claimcheck.audit`. Of a bibliography the entries that a document
            cites are audited with it.
        ledger: Folder of claim records; none are read without it.
        sources: Folder with texts of cited works, each file named after its key.
        store: An evidence store, whose facts of cited works are used; none is read without it.
        profile: Whose ceilings and severities hold.
        engine: Engine that assesses the sentences; ``"fast"`` suits large corpora.
        kind: What kind of documents they are; inferred where it is left out.
        select: Codes, prefixes, names or families of rules to run; all if empty.
        ignore: Rules not to run.
        time_limit: Seconds that a document may take. After that its worker is stopped.
        memory_limit: Megabytes that a document may take, where the system can measure it.

    Returns:
        A corpus that gives one audit per document, in order of path, when iterated, and writes
        tables and a page with ``.save("results")``. A document that takes too long or too much
        memory, or crashes its process, is named as not checked: its audit has no reading, and a
        failure.

    Raises:
        ConfigurationError: There is nothing to audit.
        ArgumentError: An argument is of the wrong kind or has no such value.

    Examples:
        >>> corpus = audit_corpus("examples", engine="fast", workers=1)
        >>> for audit in corpus:
        ...     print(audit)
        <Audit 1 document, ...>
    """
    named = tuple(path.as_posix() for path in paths_of("paths", paths))
    if not named:
        raise ConfigurationError("nothing to audit: give a path or a list of paths")
    read = shared_sources(
        named,
        bibliography=bibliography,
        ledger=ledger,
        sources=sources,
        store=store,
        engine=engine,
    )
    config = config_of(profile=profile, engine=read.engine, kind=kind, select=select, ignore=ignore)
    limits = Limits(
        float(a_number("time_limit", time_limit)), int(a_number("memory_limit", memory_limit))
    )
    return Corpus(named, read, config, workers, limits)


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - an expiry date is a local one
