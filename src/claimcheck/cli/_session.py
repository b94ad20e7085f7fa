"""From options and configuration to an audit: options win over the file, the file over defaults."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from claimcheck import ledger as ledger_files
from claimcheck.auditing import Audit, audit_sources
from claimcheck.auditing.config import Config
from claimcheck.auditing.find_documents import DocumentSearch, FoundDocuments, no_document
from claimcheck.auditing.summary import told_skipped
from claimcheck.cli._configured import configured
from claimcheck.cli._other_projects import in_other_projects, refuse_several_projects
from claimcheck.cli._outputs import checked_output
from claimcheck.cli._progress import progress
from claimcheck.cli._streams import read_standard_input
from claimcheck.evidence.store.default_path import chosen_store
from claimcheck.model import ConfigurationError, Failure, InputError
from claimcheck.model.by_value import ByValue
from claimcheck.pipeline.inputs import Sources
from claimcheck.project_folder import (
    ProjectFolder,
    real_path,
)
from claimcheck.readers import folder_suffixes


@frozen(slots=False, eq=False, repr=False)
class Session(ByValue):
    """A configured run.

    Args:
        config: Configuration with the options worked in.
        paths: Documents to read.
        stdin: Text of standard input where the path ``-`` was given.
        bibliographies: Bibliographies named on the command line; they stand behind everything.
        project: The project around the documents.
        given: Keys of the configuration whose value the user gave.
        unseen: What the search for documents could not look into.
        skipped: How many files and folders it left out, by reason.
        strangers: Documents in its folders that are part of other projects.
    """

    config: Config
    paths: tuple[str, ...]
    stdin: str | None = None
    bibliographies: tuple[str, ...] = ()
    project: ProjectFolder = field(factory=lambda: ProjectFolder(real_path(".")))
    given: frozenset[str] = frozenset()
    unseen: tuple[Failure, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()
    strangers: tuple[Failure, ...] = ()

    def audit(self) -> Audit:
        """Run the audit, showing progress on standard error where it takes long."""
        return audit_sources(self.sources(), self.config)

    def sources(self) -> Sources:
        """Give what the run reads."""
        return Sources(
            paths=self.paths,
            texts=(("<stdin>", self.stdin, None),) if self.stdin is not None else (),
            bibliographies=self.bibliographies,
            fallback=() if self.bibliographies else self.config.bib,
            ledgers=Path(self.config.ledger) if self.config.ledger else None,
            source_folder=Path(self.config.sources) if self.config.sources else None,
            store=chosen_store(self.config.store),
            engine=self.config.engine,
            tracked=self.config.tracked,
            cache=Path(self.config.cache) if self.config.cache else None,
            apart=tuple(one for one in (self.config.reports, self.config.sources) if one),
            project=self.project,
            expected=tuple(self._expected()),
            unseen=self.unseen,
            skipped=self.skipped,
            progress=progress(len(self.paths)),
        )

    def _expected(self) -> Iterator[Path]:
        """Give the folders that somebody asked for by another name than the usual."""
        usual = Config()
        for key in ("ledger", "sources"):
            value, is_named = getattr(self.config, key), key in self.config.lines
            is_usual = Path(value).name == getattr(usual, key)
            if value and (key in self.given or (is_named and not is_usual)):
                yield Path(value)

    @property
    def ledger_folder(self) -> Path:
        """Give the folder of ledgers to write into."""
        return Path(self.config.ledger or "claims")

    def load_ledgers(self) -> "ledger_files.NamedLedgers":
        """Read the ledgers of the folder, each by the name that its document has in this run."""
        folder = self.ledger_folder
        ledgers = ledger_files.load_ledgers(folder, self.project) if os.path.isdir(folder) else ()  # noqa: PTH112 - a closed one is told
        return ledger_files.name_documents(ledgers, self.project, self.paths)

    def check_output(self, path: str | Path) -> Path:
        """Give a file to write to, unless it is an input, or a link of the project leads out there.

        Raises:
            InputError: It is one, or leads out.
        """
        whole = real_path(path)
        inputs = (*self.paths, *self.bibliographies, *self.config.bib, self.config.source)
        is_beside = whole.parent == real_path(self.ledger_folder)
        is_ledger = is_beside and whole.suffix.lower() == ".toml"
        if is_ledger or whole in {real_path(one) for one in inputs if one}:
            message, remedy = "is read by this run", "name another file to write to"
            raise InputError(Failure(Path(path).as_posix(), message, remedy=remedy, kind="input"))
        return checked_output(path, self.project)


def open_session(paths: tuple[str, ...], options: dict[str, Any]) -> Session:
    """Work options into the configuration and find the documents.

    The folder of reports is left out of other folders: web pages in it are no documents.

    Args:
        paths: Paths as given; none means those of the configuration.
        options: Values of :func:`~claimcheck.cli._options.audit_options` and others that name
            fields of :class:`~claimcheck.auditing.config.Config`; ``None`` and empty: not given.

    Raises:
        ConfigurationError: Nothing to audit, or the configuration is wrong.
    """
    is_chosen = bool(options.get("config") or options.get("ledger"))
    session = named_session(paths, options)
    if not is_chosen:
        refuse_several_projects((path for path in paths if path != "-"), session.project)
    documents = _find_documents(session)
    text = read_standard_input() if "-" in session.paths else None
    return evolve(
        session,
        paths=documents.paths,
        stdin=text,
        unseen=documents.unseen,
        skipped=documents.skipped,
        strangers=() if is_chosen else tuple(in_other_projects(documents.paths, session.project)),
    )


def _find_documents(session: Session) -> FoundDocuments:
    """Find the documents of what was named, beside standard input.

    Raises:
        ConfigurationError: There is none, and standard input is not read either.
    """
    config, named = session.config, session.paths
    apart = [folder for folder in (config.reports, config.sources) if folder]
    suffixes = frozenset(folder_suffixes())
    search = DocumentSearch(
        suffixes, config.exclude, apart, session.project, takes_named=not config.force_exclude
    )
    documents = search.find(path for path in named if path != "-")
    if all(Path(path).is_dir() for path in documents.paths) and "-" not in named:
        if left := told_skipped(documents.skipped):
            why = f"{left} (--no-force-exclude takes what is named)"
            raise no_document(named, documents.unseen, why)
        raise no_document(named, documents.unseen)
    return documents


def named_session(paths: tuple[str, ...], options: dict[str, Any]) -> Session:
    """Work options into the configuration, and keep files and folders as they were named.

    Args:
        paths: Paths as given; none means those of the configuration.
        options: As for :func:`open_session`.

    Raises:
        ConfigurationError: Nothing to audit, or the configuration is wrong.
    """
    given = tuple(options.get("bib") or ())
    found = configured(options, paths)
    named = paths or found.config.paths
    if not named:
        raise ConfigurationError(
            "nothing to audit: name a document or a folder, or set `paths` in the configuration"
        )
    return Session(
        found.config, named, bibliographies=given, project=found.project, given=found.given
    )
