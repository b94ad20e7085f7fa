"""What a run is given, and reading it: documents, bibliographies, ledgers, texts of sources."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from claimcheck import ledger as ledger_files
from claimcheck.bibliography.projects import ProjectLayout, Projects, project_entries
from claimcheck.model import (
    Bibliography,
    ConfigurationError,
    Document,
    Failure,
    InputError,
    Ledger,
    Library,
)
from claimcheck.pipeline.bibliographies import (
    BibliographyChoice,
    load_each,
    usual_bibliography,
)
from claimcheck.pipeline.source_texts import SourceTexts
from claimcheck.pipeline.studies import Studies
from claimcheck.pipeline.unread_documents import unread_documents
from claimcheck.pipeline.verifications import Verifications, verifications_of
from claimcheck.pipeline.work_texts import work_texts_of
from claimcheck.readers import read

if TYPE_CHECKING:
    from claimcheck.evidence.store import Store

_UNREAD_LEDGER = frozenset(
    {"syntax", "conflict", "binary", "encoding", "too-large", "unreadable", "folder", "missing"}
)
Progress = Callable[[int, int, str], None]
_LARGEST_KEPT = 200_000_000
"""Size of a file beyond which its analysis is not kept."""


_TRACKED: dict[str, dict[str, str]] = {
    "accepted": {},
    "original": {".docx": "docx_original", ".docm": "docx_original"},
}
"""By how tracked changes are read: the reader of each suffix that has them."""


@frozen(slots=False)
class Sources:
    """What a run reads.

    Args:
        paths: Documents.
        texts: Documents given as text: display name, text, format.
        bibliographies: Bibliography files that stand behind every document.
        fallback: Bibliography files behind documents that neither name one nor bring a list.
        bibliography: A bibliography already read, instead of files.
        ledgers: Folder of ledgers, or ``None`` to read none.
        source_folder: Folder of texts of cited works, or ``None`` to read none.
        store: Evidence store, read and never changed, or ``None`` to read none.
        engine: Engine that reads the sentences.
        tracked: How tracked changes of Word files are read: ``"accepted"`` or ``"original"``.
        cache: Folder of what is kept between runs, or ``None``.
        apart: Folders whose files are no documents: our own reports, the texts of cited works.
        progress: Told how many documents of how many are done, and the name of the next.
    """

    paths: tuple[str, ...] = ()
    texts: tuple[tuple[str, str, str | None], ...] = ()
    bibliographies: tuple[str, ...] = ()
    fallback: tuple[str, ...] = ()
    bibliography: Bibliography | None = None
    ledgers: Path | None = None
    source_folder: Path | None = None
    store: Path | None = None
    engine: str = "accurate"
    tracked: str = "accepted"
    cache: Path | None = None
    apart: tuple[str, ...] = ("reports", "sources")
    progress: Progress = field(default=lambda _done, _all, _name: None, repr=False)

    def documents(self) -> Iterator["DocumentSource"]:
        """Give what documents are read from, in order.

        Raises:
            ConfigurationError: Tracked changes are to be read in an unknown way.
        """
        if self.tracked not in _TRACKED:
            known = " or ".join(f"`{one}`" for one in _TRACKED)
            raise ConfigurationError(f"tracked changes are read as {known}, not `{self.tracked}`")
        for path in self.paths:
            chosen = _TRACKED[self.tracked].get(Path(path).suffix.lower())
            yield DocumentSource(path, path, format=chosen)
        for name, text, kind in self.texts:
            yield DocumentSource(name, text=text, format=kind)


@frozen
class DocumentSource:
    """What one document is read from: a file, or a text given.

    Args:
        name: What it is called.
        path: The file, or ``""``.
        text: The text, where there is no file.
        format: Name of the reader; by default the name of the document decides.
    """

    name: str
    path: str = ""
    text: str | None = field(default=None, repr=False)
    format: str | None = None

    def read(self, data: bytes | None = None) -> Document:
        """Read the document.

        Args:
            data: What :meth:`bytes` gave, so that a file is read once.

        Raises:
            InputError: It cannot be read.
        """
        if self.text is not None:
            return read(text=self.text, format=self.format, name=self.name)
        if data is not None:
            return read(data=data, format=self.format, name=self.path)
        return read(self.path, format=self.format)

    def identity(self, data: bytes) -> bytes:
        """Give what its analysis is kept by: its bytes, and by which reader they are read."""
        return data + (self.format or "").encode()

    def bytes(self) -> bytes | None:
        """Give the bytes that it is read from; ``None`` where reading will say why not."""
        if self.text is not None:
            return self.text.encode("utf-8", "surrogatepass")
        try:
            file = Path(self.path)
            is_usual = file.is_file() and file.stat().st_size <= _LARGEST_KEPT
            return file.read_bytes() if is_usual else None
        except (OSError, ValueError):
            return None


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
        self._projects = Projects()
        self.ledgers = self._read_ledgers(sources.ledgers)
        folder = sources.source_folder
        self._empty = Library(
            Bibliography(),
            verifications=Verifications(Bibliography(), self._open_store(sources.store)),
            texts=SourceTexts(folder) if folder else {},
            ledgers=self.ledgers,
            shared=ledger_files.shared_records(self.ledgers) if self.ledgers else {},
        )
        self.shared = self._read_shared()

    @property
    def empty(self) -> Library:
        """Give what stands behind a document without a bibliography."""
        return self._empty

    @property
    def read(self) -> tuple[Library, ...]:
        """Give every library whose bibliography was read from files or given."""
        given = () if self.shared is None else (self.shared,)
        return (*given, *(one for one in self._by_names.values() if one.bibliography.paths))

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
        project = self._projects.around(path)
        if project is not None and (choice.named or not self._sources.fallback):
            shared = (one.as_posix() for one in project.bibliographies)
            names = tuple(dict.fromkeys((*choice.named, *shared)))
            if names or project.cites_identifiers:
                return self._named(names, project)
        beside = usual_bibliography(path, cites_keys=choice.cites_keys)
        return self._named(choice.named or self._sources.fallback or beside)

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
        paths = [path for one in self.read for path in one.bibliography.paths]
        return unread_documents(paths, read, self._projects, self._sources.apart)

    def _named(self, names: tuple[str, ...], project: ProjectLayout | None = None) -> Library:
        by_identifiers = project is not None and project.cites_identifiers
        if not names and not by_identifiers:
            return self._empty
        if names not in self._by_names:
            bibliography, failures = load_each(names, self._sources.cache)
            self._failures.extend(failures)
            if project is not None and by_identifiers:
                bibliography = project_entries(bibliography, project)
            self._by_names[names] = self._with(bibliography)
        found = self._by_names[names]
        return found if found.bibliography.paths else self._empty

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
        if folder is None or not folder.is_dir():
            return ()
        try:
            ledgers = ledger_files.load_ledgers(folder)
        except InputError as error:
            self._failures.append(error.failure)
            return ()
        self._failures.extend(_broken(ledgers))
        return ledgers


def _broken(ledgers: Iterable[Ledger]) -> Iterator[Failure]:
    """Give the failures that leave records of a ledger unread, so that the run is incomplete."""
    for ledger in ledgers:
        yield from (one for one in ledger.failures if one.kind in _UNREAD_LEDGER)
