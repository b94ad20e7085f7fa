"""The libraries behind the documents of a run: bibliographies, ledgers, texts of sources."""

from collections.abc import Iterable, Iterator
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve

from claimcheck import ledger as ledger_files
from claimcheck.bibliography.projects import ProjectLayout, Projects, project_entries
from claimcheck.model import Bibliography, Failure, InputError, Ledger, Library
from claimcheck.pipeline.bibliographies import (
    BibliographyChoice,
    load_each,
    usual_bibliography,
)
from claimcheck.pipeline.folder_faults import faults_of_folders
from claimcheck.pipeline.inputs import Sources
from claimcheck.pipeline.source_texts import SourceTexts
from claimcheck.pipeline.studies import Studies
from claimcheck.pipeline.unread_documents import unread_documents
from claimcheck.pipeline.verifications import Verifications, verifications_of
from claimcheck.pipeline.work_texts import work_texts_of
from claimcheck.project_folder import ProjectFolder

if TYPE_CHECKING:
    from claimcheck.evidence.store import Store

_UNREAD_LEDGER = frozenset(
    {
        "syntax",
        "conflict",
        "binary",
        "encoding",
        "too-large",
        "unreadable",
        "folder",
        "missing",
        "outside",
    }
)

_MOST_KEPT = 100
"""Bibliographies that runs over the same files share, where a name is typed letter by letter."""
K = TypeVar("K")
V = TypeVar("V")


class Libraries:
    """The libraries behind the documents of a run, each bibliography read once.

    Args:
        sources: What the run reads.
        failures: Where what cannot be read is put.
    """

    def __init__(self, sources: Sources, failures: list[Failure]) -> None:
        """Read the ledgers and the bibliography that stands behind every document."""
        self._sources = sources
        self._failures = failures
        self._by_names: dict[tuple[str, ...], Library] = {}
        self._loaded: dict[tuple[str, ...], tuple[Library, tuple[Failure, ...]]] = {}
        self._unread: dict[tuple[tuple[str, ...], ...], tuple[Path, ...]] = {}
        self._projects = Projects()
        failures.extend(sources.unseen)
        faults = tuple(faults_of_folders(sources))
        failures.extend(faults)
        is_closed = any(one.path == str(sources.ledgers) for one in faults)
        self._files = self._read_ledgers(None if is_closed else sources.ledgers)
        before = len(failures)
        self.ledgers, faulty = self._named_ledgers()
        failures.extend(faulty)
        self._about_ledgers = slice(before, len(failures))
        folder = sources.source_folder
        self._empty = Library(
            Bibliography(),
            verifications=Verifications(Bibliography(), self._open_store(sources.store)),
            texts=SourceTexts(folder, sources.project) if folder else {},
            ledgers=self.ledgers,
            shared=ledger_files.shared_records(self.ledgers) if self.ledgers else {},
        )
        self.shared = self._read_shared()
        self._opened = tuple(failures)

    def with_ledger(self, path: str, text: str | None) -> "Libraries":
        """Give the libraries as they would be if one ledger had another text.

        Everything but the ledgers is what it was, and is not read again.

        Args:
            path: The ledger's file.
            text: What it would hold; ``None`` where it would be gone.
        """
        other = copy(self)
        given = () if text is None else (ledger_files.parse_ledger(text, path),)
        rest = (one for one in self._files if one.path != path)
        other._replace_ledgers((*rest, *given))  # noqa: SLF001 - of this class
        return other

    def _replace_ledgers(self, ledgers: Iterable[Ledger]) -> None:
        self._files = tuple(sorted(ledgers, key=lambda one: one.path))
        self.ledgers, faulty = self._named_ledgers()
        opened = list(self._opened)
        opened[self._about_ledgers] = faulty
        start = self._about_ledgers.start
        self._opened, self._about_ledgers = tuple(opened), slice(start, start + len(faulty))
        shared = ledger_files.shared_records(self.ledgers) if self.ledgers else {}

        def renewed(library: Library) -> Library:
            return evolve(library, ledgers=self.ledgers, shared=shared)

        self._empty = renewed(self._empty)
        self.shared = None if self.shared is None else renewed(self.shared)
        self._loaded = {names: (renewed(one), told) for names, (one, told) in self._loaded.items()}
        self._by_names = {}

    def again(self, failures: list[Failure]) -> "Libraries":
        """Give the libraries of another run over files that have not changed since.

        Args:
            failures: Where what could not be read is put.
        """
        other = copy(self)
        other._by_names = {}  # noqa: SLF001 - of this class
        other._failures = failures  # noqa: SLF001 - as above
        failures.extend(self._opened)
        return other

    @property
    def empty(self) -> Library:
        """Give what stands behind a document without a bibliography."""
        return self._empty

    @property
    def read(self) -> tuple[Library, ...]:
        """Give every library whose bibliography was read from files or given."""
        given = () if self.shared is None else (self.shared,)
        return (*given, *(one for one in self._by_names.values() if one.bibliography.paths))

    @property
    def project_folder(self) -> ProjectFolder | None:
        """Give the project around the documents."""
        return self._sources.project

    def behind(self, path: str, choice: BibliographyChoice) -> Library:
        """Choose the library of a document.

        What its front matter names comes first, with that of the project around it; then the list
        at its own end, the configured bibliography, that of the project alone, and the usual one
        beside the document.

        Args:
            path: The document's file; ``""`` for a text that is no file.
            choice: What the document says of it.
        """
        if self.shared is not None:
            return self.shared
        if not path:
            return self._named(() if choice.has_own_list else self._sources.fallback)
        if not choice.named and choice.has_own_list:
            return self._empty
        if (library := self._of_project(path, choice)) is not None:
            return library
        beside = usual_bibliography(path, cites_keys=choice.cites_keys)
        return self._named(choice.named or self._sources.fallback or beside)

    def _of_project(self, path: str, choice: BibliographyChoice) -> Library | None:
        """Give the library of the project around a document, where it tells what is cited."""
        project = self._projects.around(path)
        faults = self._projects.faults_around(path)
        self._failures.extend(one for one in faults if one not in self._failures)
        if project is None or (self._sources.fallback and not choice.named):
            return None
        shared = (one.as_posix() for one in project.bibliographies)
        names = tuple(dict.fromkeys((*choice.named, *shared)))
        return self._named(names, project) if names or project.cites_identifiers else None

    @property
    def files(self) -> tuple[str, ...]:
        """Give the files that were looked for so far: bibliographies and project files."""
        named = (name for names in self._loaded for name in names)
        return (*self._sources.bibliographies, *named, *self.project_files)

    @property
    def project_files(self) -> tuple[str, ...]:
        """Give the files that projects were told by."""
        return tuple(path.as_posix() for path in self._projects.files)

    def unread(self, read: Iterable[str]) -> tuple[Path, ...]:
        """List the documents of the same projects that the run does not read.

        Args:
            read: Paths of the documents of the run.
        """
        if self._sources.bibliography is not None:
            return ()
        paths = tuple(path for one in self.read for path in one.bibliography.paths)
        key = (paths, tuple(read))
        if key not in self._unread:
            found = unread_documents(*key, self._projects, self._sources.apart)
            around = self._sources.project
            self._unread[key] = tuple(one for one in found if around is None or around.holds(one))
            _let_oldest_go(self._unread)
        return self._unread[key]

    def _named(self, names: tuple[str, ...], project: ProjectLayout | None = None) -> Library:
        by_identifiers = project is not None and project.cites_identifiers
        if not names and not by_identifiers:
            return self._empty
        if names not in self._by_names:
            if names not in self._loaded:
                self._loaded[names] = self._load(names, project if by_identifiers else None)
                _let_oldest_go(self._loaded)
            self._by_names[names], failures = self._loaded[names]
            self._failures.extend(failures)
        found = self._by_names[names]
        return found if found.bibliography.paths else self._empty

    def _load(
        self, names: tuple[str, ...], project: ProjectLayout | None
    ) -> tuple[Library, tuple[Failure, ...]]:
        """Read bibliographies; those that lie outside of the project are left out, and told."""
        around = self._sources.project
        outside = [name for name in names if around is not None and not around.holds(name)]
        inside = tuple(name for name in names if name not in outside)
        bibliography, failures = load_each(inside, self._sources.cache)
        if around is not None:
            left_out = (around.outside(name, "name it with --bib") for name in outside)
            failures = (*left_out, *failures)
        if project is not None:
            bibliography = project_entries(bibliography, project)
        return self._with(bibliography), failures

    def _read_shared(self) -> Library | None:
        if self._sources.bibliography is not None:
            return self._with(self._sources.bibliography)
        if not self._sources.bibliographies:
            return None
        bibliography, failures = load_each(self._sources.bibliographies, self._sources.cache)
        self._failures.extend(failures)
        return self._with(bibliography) if bibliography.paths else None

    def _with(self, bibliography: Bibliography) -> Library:
        verifications = verifications_of(bibliography, self._empty)
        return evolve(
            self._empty,
            bibliography=bibliography,
            studies=Studies(bibliography, verifications),
            verifications=verifications,
            texts=work_texts_of(bibliography, self._empty),
        )

    def _open_store(self, path: Path | None) -> "Store | None":
        if path is None:
            return None
        from claimcheck.evidence.store import open_store  # noqa: PLC0415 - slow, seldom there

        try:
            return open_store(path)
        except InputError as error:
            self._failures.append(error.failure)
            return None

    def _read_ledgers(self, folder: Path | None) -> tuple[Ledger, ...]:
        unsaved = self._sources.unsaved
        if folder is None or not (folder.is_dir() or unsaved):
            return ()
        try:
            ledgers = self._ledgers_in(folder) if folder.is_dir() else ()
        except InputError as error:
            self._failures.append(error.failure)
            return ()
        given = (ledger_files.parse_ledger(text, path) for path, text in unsaved.items())
        return tuple(sorted((*ledgers, *given), key=lambda one: one.path))

    def _named_ledgers(self) -> tuple[tuple[Ledger, ...], tuple[Failure, ...]]:
        """Give the ledgers with their documents named as here, and what is wrong with them."""
        names = (*self._sources.paths, *(name for name, _, _ in self._sources.texts))
        named = ledger_files.name_documents(self._files, self._sources.project, names)
        return named.ledgers, (*_broken(self._files), *named.failures)

    def _ledgers_in(self, folder: Path) -> tuple[Ledger, ...]:
        sources = self._sources
        return ledger_files.load_ledgers(folder, sources.project, unread=sources.unsaved)


def _let_oldest_go(kept: dict[K, V]) -> None:
    while len(kept) > _MOST_KEPT:
        kept.pop(next(iter(kept)))


def _broken(ledgers: Iterable[Ledger]) -> Iterator[Failure]:
    """Give the failures that leave records of a ledger unread, so that the run is incomplete."""
    for ledger in ledgers:
        yield from (one for one in ledger.failures if one.kind in _UNREAD_LEDGER)
