"""From a Word file to a document."""

from collections.abc import Mapping

from claimcheck.model import BlockKind, Document, DocumentComment
from claimcheck.readers._drafts import finish
from claimcheck.readers._files import refuse
from claimcheck.readers.word._body import BodyContext, BodyReader
from claimcheck.readers.word._comments import own_word_comments
from claimcheck.readers.word._embedded import embedded_works
from claimcheck.readers.word._metadata import word_metadata
from claimcheck.readers.word._names import attribute_of, child_of, name_of
from claimcheck.readers.word._numbering import read_numbering
from claimcheck.readers.word._package import OfficePackage, open_package
from claimcheck.readers.word._runs import ADDED, REMOVED, RunReader
from claimcheck.readers.word._styles import read_styles

_SKIPPED = {"docx": REMOVED, "docx_original": ADDED}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def document_of(data: bytes, path: str, name: str) -> Document:
    """Read a Word file.

    Args:
        data: The file.
        path: How the document is named.
        name: The format, which says how tracked changes are read.

    Raises:
        InputError: It is no Word document, is damaged or too large.
    """
    package = open_package(data, path)
    reader = read_package(package, RunReader(skipped_changes(name), {}))
    works = embedded_works(package, reader.runs, path)
    return Document(
        path,
        name,
        "\n".join(reader.texts),
        finish(reader.drafts),
        word_metadata(package),
        text_is_source=False,
        regions=tuple(reader.regions),
        bibliography=works.bibliography,
        citations=works.citations,
        comments=_comments(package, reader.runs),
    )


def _comments(package: OfficePackage, runs: RunReader) -> tuple[DocumentComment, ...]:
    parts = dict(package.related(main_part(package)).values()) if runs.commented else {}
    return own_word_comments(package.part(parts.get("comments", "")), runs.commented)


def read_package(package: OfficePackage, runs: RunReader) -> BodyReader:
    """Walk the body of a Word file and its notes.

    Args:
        package: The file.
        runs: Reads the runs; it is given the links of each part.

    Raises:
        InputError: It is no Word document, is damaged or too large.
    """
    main = main_part(package)
    root = package.part(main)
    body = child_of(root, "body") if root is not None else None
    if body is None:
        remedy = "open it in Word or LibreOffice and save it as .docx"
        raise refuse(package.path, "is not a Word document: it has no body", remedy, "damaged")
    related = package.related(main)
    parts = dict(related.values())
    context = BodyContext(
        read_styles(package.part(parts.get("styles", ""))),
        read_numbering(package.part(parts.get("numbering", ""))),
    )
    runs.targets = _addresses(related)
    reader = BodyReader(context, runs)
    reader.read(body)
    reader.flush()
    for kind, prefix in (("footnotes", ""), ("endnotes", "e")):
        if kind in parts:
            _read_notes(reader, package, parts[kind], prefix)
    return reader


def skipped_changes(name: str) -> frozenset[str]:
    """Name the elements of tracked changes that a format does not read.

    Args:
        name: The format.
    """
    return _SKIPPED[name]


def main_part(package: OfficePackage) -> str:
    """Name the part that holds the text."""
    found = (target for kind, target in package.related("").values() if kind == "officeDocument")
    return next(found, "word/document.xml")


def _addresses(related: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    return {key: target for key, (kind, target) in related.items() if kind == "hyperlink"}


def _read_notes(reader: BodyReader, package: OfficePackage, part: str, prefix: str) -> None:
    root = package.part(part)
    reader.runs.targets = _addresses(package.related(part))
    for note in root if root is not None else ():
        if (
            name_of(note) in {"footnote", "endnote"}
            and attribute_of(note, "type") not in _SEPARATORS
        ):
            reader.kind, reader.label = BlockKind.FOOTNOTE, prefix + attribute_of(note, "id")
            reader.read(note)
            reader.flush()
    reader.kind = reader.label = None
