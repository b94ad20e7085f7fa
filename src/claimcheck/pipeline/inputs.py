"""What a run is given: documents, bibliographies, ledgers, texts of sources."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from attrs import field, frozen

from claimcheck.model import Bibliography, ConfigurationError, Document, Failure
from claimcheck.model.by_value import ByValue
from claimcheck.project_folder import ProjectFolder
from claimcheck.readers import definitions_behind, read
from claimcheck.regular_files import read_regular

Progress = Callable[[int, int, str], None]


def silent(_done: int, _all: int, _name: str) -> None:
    """Show no progress; a function with a name, so that what a run reads can be pickled."""


_LARGEST_KEPT = 200_000_000
"""Size of a file beyond which its analysis is not kept."""


_TRACKED: dict[str, dict[str, str]] = {
    "accepted": {},
    "original": {".docx": "docx_original", ".docm": "docx_original"},
}
"""By how tracked changes are read: the reader of each suffix that has them."""


@frozen(slots=False, eq=False, repr=False)
class Sources(ByValue):
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
        project: The project around the documents, by which ledgers name them; ``None`` where there
            is none, and they are named as here.
        expected: Folders that somebody asked for, so that one that is not there is a failure.
        unseen: What the search for documents could not look into.
        skipped: How many files and folders the search left out, by reason.
        unsaved: Texts of ledgers, by path, that count instead of what is on disk.
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
    project: ProjectFolder | None = None
    expected: tuple[Path, ...] = ()
    unseen: tuple[Failure, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()
    unsaved: Mapping[str, str] = field(factory=dict, hash=False, repr=False)
    progress: Progress = field(default=silent, repr=False)

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


@frozen(eq=False, repr=False)
class DocumentSource(ByValue):
    """What one document is read from: a file, or a text given.

    Args:
        name: What it is called.
        path: The file, or ``""``.
        text: The text, where there is no file or an editor holds newer words than it.
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
        """Give what its analysis is kept by: its bytes, what tells their sense, and the reader."""
        return data + definitions_behind(self.path or self.name) + (self.format or "").encode()

    def bytes(self) -> bytes | None:
        """Give the bytes that it is read from; ``None`` where reading will say why not."""
        if self.text is not None:
            return self.text.encode("utf-8", "surrogatepass")
        try:
            return read_regular(self.path, _LARGEST_KEPT)
        except OSError:
            return None
