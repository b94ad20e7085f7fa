"""What is open in the editor as documents: files, texts without a file, notebooks cell by cell."""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import SplitResult, urlsplit

from attrs import field, frozen
from pygls.uris import to_fs_path

from claimcheck.auditing import Audit
from claimcheck.lsp.audited import AuditedDocument
from claimcheck.lsp.notebooks import OpenNotebook, notebook_json
from claimcheck.lsp.open_texts import OpenText, OpenTexts
from claimcheck.lsp.positions import TextPlaces
from claimcheck.lsp.surface import FileSurface, NotebookSurface, SourceSurface, Surface
from claimcheck.model import Document
from claimcheck.model.by_value import ByValue
from claimcheck.pipeline.inputs import DocumentSource
from claimcheck.readers._registry import readers

_NOTEBOOK = "ipynb"
_HALF: Final = re.compile(r"[\ud800-\udfff]")
"""Half of a pair, which no file can hold."""
_LANGUAGES: Mapping[str, str] = {
    "markdown": "markdown",
    "mdx": "markdown",
    "quarto": "markdown",
    "rmd": "markdown",
    "myst": "markdown",
    "latex": "latex",
    "tex": "latex",
    "plaintext": "text",
    "text": "text",
    "restructuredtext": "rst",
    "rst": "rst",
}
"""By the editor's name of a language, the reader of texts that have no telling suffix."""


@frozen(eq=False, repr=False)
class WrittenDocument(ByValue):
    """A document that is open.

    Args:
        uri: Its address.
        source: What it is read from.
        texts: Its texts: one, or the cells of a notebook in order.
        encoding: In which positions are counted.
        is_notebook: Whether the texts are cells.
    """

    uri: str
    source: DocumentSource = field(repr=False)
    texts: tuple[OpenText, ...] = field(repr=False)
    encoding: str
    is_notebook: bool = False

    @property
    def versions(self) -> tuple[tuple[str, int], ...]:
        """Give the version of each text."""
        return tuple((text.uri, text.version) for text in self.texts)

    def audited(self, audit: Audit) -> AuditedDocument:
        """Join it with what was found in it."""
        surface = self._surface(audit.readings[0].document)
        return AuditedDocument(self.uri, self.source.name, audit, surface, self.versions)

    def _surface(self, document: Document) -> Surface:
        if self.is_notebook:
            cells = ((text.uri, TextPlaces(text.text, self.encoding)) for text in self.texts)
            return NotebookSurface.of(cells, document)
        places = TextPlaces(self.texts[0].text, self.encoding)
        if document.text_is_source:
            return SourceSurface(self.uri, places)
        return FileSurface(self.uri, places, document)


def written_text(text: OpenText, encoding: str) -> WrittenDocument | None:
    """Take a text for a document, or ``None`` where no reader of texts takes it.

    Args:
        text: The text.
        encoding: In which positions are counted.
    """
    path = path_of(text.uri)
    name = _reader_of(path or _split(text.uri).path, text.kind)
    if name is None:
        return None
    words = _HALF.sub("\ufffd", text.text)
    source = DocumentSource(path or text.uri, path, words, name)
    return WrittenDocument(text.uri, source, (text,), encoding)


def written_notebook(
    notebook: OpenNotebook, texts: OpenTexts, encoding: str
) -> WrittenDocument | None:
    """Take the cells of a notebook for a document.

    Args:
        notebook: The notebook.
        texts: The open texts.
        encoding: In which positions are counted.
    """
    known = [(kind, texts.get(uri)) for kind, uri in notebook.cells]
    cells = [(kind, text) for kind, text in known if text is not None]
    if not cells:
        return None
    path = path_of(notebook.uri)
    source = DocumentSource(path or notebook.uri, path, notebook_json(cells), _NOTEBOOK)
    shown = tuple(text for _, text in cells)
    return WrittenDocument(notebook.uri, source, shown, encoding, is_notebook=True)


def path_of(uri: str) -> str:
    """Name the file behind an address as the command would; ``""`` where there is none."""
    name = to_fs_path(uri) if _split(uri).scheme == "file" else ""
    if not name or "\0" in name:
        return ""
    path = Path(name)
    with suppress(OSError, RuntimeError):  # the folder is gone, or links lead in a circle
        here = Path.cwd()
        for one in (path, path.resolve()):
            with suppress(ValueError):
                return one.relative_to(here).as_posix()
    return path.as_posix()


def _split(uri: str) -> SplitResult:
    """Take an address apart; one that is none has no parts."""
    try:
        return urlsplit(uri)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _reader_of(path: str, language: str) -> str | None:
    suffix = PurePath(path).suffix.lower()
    for name, reader in readers().items():
        if suffix in reader.suffixes:
            return name if reader.text_is_source or name == _NOTEBOOK else None
    return _LANGUAGES.get(language) if not suffix or language in _LANGUAGES else None
