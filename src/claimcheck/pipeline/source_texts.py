"""Texts of cited works: a folder of files, each named after its key, read when asked for."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final
from unicodedata import normalize

from claimcheck.model import Failure, InputError, SourceText
from claimcheck.project_folder import ProjectFolder
from claimcheck.readers import read
from claimcheck.regular_files import FileTooLargeError, read_regular

LARGEST: Final = 50_000_000
"""Largest file that is read, in bytes."""
_LARGEST_HTML = 10_000_000
_MOST_CHARACTERS = 10_000_000
_SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf")


class SourceTexts(Mapping[str, SourceText]):
    """The texts of a folder by citation key.

    ``chen2011.txt``, ``.md``, ``.html`` or ``.pdf`` is the text of ``chen2011``; of several the
    first in this order counts. Characters of a key that a file name cannot hold are written as
    ``_`` (``doi_10.1000_x.pdf`` for ``doi:10.1000/x``).

    Args:
        folder: The folder; one that is not there holds no texts.
        project: The project that it is part of, out of which no link may lead.
    """

    def __init__(self, folder: Path, project: ProjectFolder | None = None) -> None:
        """Start with nothing read."""
        self._folder = folder
        self._project = project
        self._read: dict[str, SourceText | InputError] = {}

    def __getitem__(self, key: str) -> SourceText:
        """Read the text of a key, once.

        Raises:
            KeyError: No file is named after the key.
            InputError: There is one, and it cannot be read.
        """
        name = _file_name(key)
        if name not in self._read:
            self._read[name] = _try(self._files[name], self._project)
        found = self._read[name]
        if isinstance(found, InputError):
            raise found
        return found

    def __contains__(self, key: object) -> bool:
        """Tell whether a file is named after a key, without reading it."""
        return isinstance(key, str) and _file_name(key) in self._files

    def __iter__(self) -> Iterator[str]:
        """Give the names of the files without their suffix, sorted."""
        return iter(self._files)

    def __len__(self) -> int:
        """Count the texts."""
        return len(self._files)

    @cached_property
    def _files(self) -> dict[str, Path]:
        try:
            listed = [path for path in self._folder.iterdir() if path.is_file()]
        except OSError:
            return {}
        known = [path for path in listed if path.suffix.lower() in _SUFFIXES]
        known.sort(key=lambda path: (path.stem, _SUFFIXES.index(path.suffix.lower()), path.name))
        files: dict[str, Path] = {}
        for path in known:
            files.setdefault(_file_name(path.stem), path)
        return files


def read_source_text(path: Path) -> SourceText:
    """Read the text of a cited work.

    Args:
        path: A text, Markdown, HTML or PDF file.

    Raises:
        InputError: It is too large, is no text, holds no words, or, for a PDF, needs the extra
            ``pdf`` that is not installed.
    """
    name = path.as_posix()
    raw = _bytes(path, name)
    read = {".pdf": _pdf, ".html": _html, ".htm": _html}.get(path.suffix.lower(), _plain)
    source = read(raw, name)
    if not source.text.strip():
        remedy = "a scan needs its text recognised first"
        raise _refuse(name, "holds no words", remedy, "empty")
    if len(source.text) > _MOST_CHARACTERS:
        raise _refuse(name, "holds over 10 million characters", "keep the part cited", "too-large")
    return source


def _try(path: Path, project: ProjectFolder | None) -> SourceText | InputError:
    try:
        if project is not None:
            project.refuse_outside(path, "name the folder with --sources")
        return read_source_text(path)
    except InputError as error:
        return error


def _file_name(key: str) -> str:
    name = normalize("NFC", key)
    return "".join("_" if one in '/\\:*?"<>|' or not one.isprintable() else one for one in name)


def _bytes(path: Path, name: str) -> bytes:
    try:
        return read_regular(path, LARGEST)
    except FileTooLargeError as error:
        raise _refuse(name, str(error.strerror), "keep the part cited", "too-large") from error
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise _refuse(name, message, "check the file") from error


def _plain(raw: bytes, name: str) -> SourceText:
    return SourceText(name, _decoded(raw, name))


def _decoded(raw: bytes, name: str) -> str:
    """Decode UTF-8, or the old Western code page where it is not that."""
    if b"\0" in raw:
        raise _refuse(name, "is a binary file", "save it as text", "binary")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _html(raw: bytes, name: str) -> SourceText:
    """Give all that a page shows, navigation too: what a quote stands in is not for us to judge."""
    if len(raw) > _LARGEST_HTML:
        raise _refuse(name, "is larger than 10 MB", "save the page as text", "too-large")
    page = read(data=raw, format="html", name=name)
    title = str(page.metadata.get("title", ""))
    lines = [title, *(block.prose.text for block in page.blocks)]
    return SourceText(name, "\n".join(line for line in lines if line))


def _pdf(raw: bytes, name: str) -> SourceText:
    document = read(data=raw, format="pdf", name=name)
    starts: dict[int, int] = {}
    for region in document.regions:
        starts.setdefault(region.location.page or 1, region.span.start)
    last = max(starts, default=0)
    pages: list[int] = []
    for number in range(last, 0, -1):
        pages.append(starts.get(number, pages[-1] if pages else 0))
    return SourceText(name, document.text, pages=tuple(reversed(pages)), is_faithful=False)


def _refuse(name: str, message: str, remedy: str, kind: str = "unreadable") -> InputError:
    return InputError(Failure(name, message, remedy=remedy, kind=kind))
