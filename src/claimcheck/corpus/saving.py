"""A run over a corpus, from what an earlier one has left to the page that sums it up."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from claimcheck._version import __version__
from claimcheck.atomic_write import write_atomic
from claimcheck.corpus.across import Across, remove_leftovers, write_across
from claimcheck.corpus.counts import CorpusCounts
from claimcheck.corpus.documents import DocumentList
from claimcheck.corpus.foreign_files import PAGE, SUMMARY, TOOL, refuse_foreign
from claimcheck.corpus.journal import Journal
from claimcheck.corpus.packing import Batch
from claimcheck.corpus.page import corpus_page
from claimcheck.corpus.parts import has_part, write_part
from claimcheck.corpus.progress import Progress
from claimcheck.corpus.scheduling import Job, Pool, as_completed
from claimcheck.corpus.settings import CorpusSettings
from claimcheck.corpus.summary import CorpusSummary
from claimcheck.corpus.tables import ACROSS, RESULTS
from claimcheck.corpus.worker_start import WorkerStart
from claimcheck.extras import needed
from claimcheck.file_updates import locked, update_text
from claimcheck.reports.html import Snapshot, history_text, parse_history

_HISTORY: Final = "history.tsv"
_PATIENCE: Final = 5.0


def save(
    documents: DocumentList,
    settings: CorpusSettings,
    pool: Pool,
    output: Path,
    *,
    label: str | None,
    progress: Progress,
) -> CorpusSummary:
    """Audit what is not audited yet, and write everything.

    Args:
        documents: The documents.
        settings: By what they are audited.
        pool: What audits them.
        output: The folder of results.
        label: What the run is called in the trends, if it is to stand there.
        progress: Told how far it is.

    Raises:
        ConfigurationError: pyarrow is not installed.
        InputError: The folder cannot be written, or holds files of others in place of results.
    """
    needed("pyarrow", "results of a corpus", "corpus")
    journal = Journal(output, settings.key(), settings.day)
    with locked(output, patience=_PATIENCE):
        refuse_foreign(output, (*RESULTS, *ACROSS))
        journal.begin()
        _Run(documents, settings, output, journal, progress).through(pool)
        pool.close(settings.run)  # what follows takes memory here, and needs no worker
        across = write_across(documents.parts, output, journal.folder, settings.formats)
        counts = CorpusCounts()
        for entry in journal.entries(documents.parts):
            counts.add(entry["counts"])
        summary = CorpusSummary(counts, across)
        _conclude(summary, settings, output, label)
        remove_leftovers(documents.parts, output, (*RESULTS, *ACROSS), settings.formats)
        journal.finish(documents.parts)
    return summary


class _Run:
    """The way from documents to parts."""

    def __init__(
        self,
        documents: DocumentList,
        settings: CorpusSettings,
        output: Path,
        journal: Journal,
        progress: Progress,
    ) -> None:
        self._documents = documents
        self._settings = settings
        self._output = output
        self._journal = journal
        self._progress = progress
        self._done = self._claims = 0
        self._open: dict[int, set[int]] = {}

    def through(self, pool: Pool) -> None:
        """Have every batch that is not there audited, and put each part together when it can be."""
        start = WorkerStart.of(self._settings)
        for number, data in as_completed(pool, start, self._jobs()):
            self._journal.keep_batch(number, data)
            self._count(Batch(data))
            part = self._documents.part_of(number)
            self._open[part].discard(number)
            self._close(part)

    def _jobs(self) -> Iterator[Job]:
        """Give the batches that are not there."""
        for part in range(self._documents.parts):
            batches = self._documents.batches_of(part)
            paths = {number: self._documents.batch(number) for number in batches}
            entry = self._finished(part, [path for each in paths.values() for path in each])
            if entry is not None:
                counts = entry["counts"]
                self._tell(counts["documents"], counts["sums"]["claims"])
                continue
            missing = []
            for number, each in paths.items():
                found = self._journal.batch(number, each)
                if found is None:
                    missing.append(number)
                else:
                    self._count(found)
            self._open[part] = set(missing)
            self._close(part)
            yield from ((number, paths[number]) for number in missing)

    def _finished(self, part: int, paths: list[str]) -> Any:
        hidden, formats = self._journal.folder, self._settings.formats
        if not has_part(part, self._output, hidden, formats):
            return None
        return self._journal.part(part, paths)

    def _close(self, part: int) -> None:
        """Write a part none of whose batches is missing."""
        if self._open[part]:
            return
        batches = self._documents.batches_of(part)
        found = map(self._journal.kept_batch, batches)
        hidden, formats = self._journal.folder, self._settings.formats
        entry = write_part(part, found, self._output, hidden, formats)
        self._journal.keep_part(part, entry, batches)
        del self._open[part]

    def _count(self, batch: Batch) -> None:
        self._tell(len(batch.head["documents"]), batch.head["claims"])

    def _tell(self, documents: int, claims: int) -> None:
        self._done += documents
        self._claims += claims
        self._progress(self._done, len(self._documents), self._claims)


def _conclude(
    summary: CorpusSummary, settings: CorpusSettings, output: Path, label: str | None
) -> None:
    """Write the counts, the trends and the page."""
    kept = output / _HISTORY
    runs: list[tuple[Snapshot, ...]] = []

    def with_this_run(text: str | None) -> str:
        history = parse_history(text, kept.as_posix()) if text else ()
        if label is not None:
            earlier = tuple(run for run in history if run.label != label)
            history = (*earlier, _snapshot(summary, label))
        runs.append(history)
        return (text or "") if label is None else history_text(history)

    update_text(kept, with_this_run, is_trial=label is None)
    history = runs[-1]
    write_atomic(output / PAGE, corpus_page(summary, settings.analysis, history))
    write_atomic(output / SUMMARY, _summary_text(summary, settings))


def _snapshot(summary: CorpusSummary, label: str) -> Snapshot:
    sums = summary.counts.sums
    return Snapshot(
        label=label,
        documents=summary.documents,
        claims=summary.claims,
        cited=sums["cited_claims"],
        links=sums["links"],
        opened=sums["opened"],
        errors=summary.errors,
        warnings=summary.warnings,
        notes=summary.notes,
    )


def _summary_text(summary: CorpusSummary, settings: CorpusSettings) -> str:
    across: Across = summary.across
    found = {
        "tool": {"name": TOOL, "version": __version__},
        "profile": settings.config.profile,
        "engine": settings.config.engine,
        "formats": list(settings.formats),
        "tables": [*RESULTS, *ACROSS],
        **summary.counts.to_dict(),
        "across": {
            "same_claims": across.same_claims,
            "retracted_uses": across.retracted_uses,
            "contradictions": across.contradicting,
        },
    }
    return json.dumps(found, indent=2, ensure_ascii=True) + "\n"
