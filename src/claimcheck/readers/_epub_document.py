"""From an e-book to a document: its chapters, read as pages, in the order of its spine."""

import re
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from attrs import evolve, frozen

from claimcheck.model import BlockKind, Document
from claimcheck.model.by_value import ByValue
from claimcheck.readers._draft import Draft
from claimcheck.readers._drafts import finish
from claimcheck.readers._files import decode, refuse
from claimcheck.readers._html_charset import decode_page
from claimcheck.readers._html_page import document_of as page_of
from claimcheck.readers._laid_anew import PlainLayout
from claimcheck.readers._xml_events import XmlEvent, xml_events
from claimcheck.readers._zip_parts import PartLimit, unpacked
from claimcheck.resources.patterns import lazy_pattern

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_CHAPTER = lazy_pattern(r"[^:#?]{1,200}\.x?html?#.", re.IGNORECASE)
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_NAMES = {"title": "title", "creator": "author", "language": "lang", "date": "date"}
_LARGEST_BOOK = 20_000_000
_MOST_CHAPTERS = 2_000
_MOST_TAGS = 400_000
_REMEDY = "download the book again, or give the HTML files inside"
_PARTS = PartLimit(5_000_000, _REMEDY, "split the book")


@frozen(eq=False, repr=False)
class _Book(ByValue):
    """The archive of a book."""

    archive: ZipFile
    path: str

    def part(self, name: str) -> bytes | None:
        """Unpack a part; ``None`` where the book has none of the name."""
        return unpacked(self.archive, name, self.path, _PARTS)

    def events(self, name: str) -> list[XmlEvent]:
        """Read a part as XML; a part that is missing is a damaged book."""
        raw = self.part(name)
        if raw is None:
            raise refuse(self.path, f"is not an e-book: it has no `{name}`", _REMEDY, "damaged")
        return [*xml_events(decode(raw, self.path), self.path)]


def document_of(data: bytes, path: str) -> Document:
    """Read an e-book.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: It is no e-book, is damaged, protected or too large.
    """
    try:
        book = _Book(ZipFile(BytesIO(data)), path)
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise refuse(path, "is not an e-book, or is damaged", _REMEDY, "damaged") from error
    package = _package_of(book)
    events = book.events(package)
    layout = PlainLayout()
    size = tags = 0
    for name in _chapters(book, events, dirname(package)):
        raw = book.part(name)
        if raw is None:
            continue
        size += len(raw)
        if size > _LARGEST_BOOK:
            message = f"holds over {_LARGEST_BOOK // 1_000_000} MB of text"
            raise refuse(path, message, "split the book", "too-large")
        tags += raw.count(b"<")
        if tags > _MOST_TAGS:
            raise refuse(path, f"holds over {_MOST_TAGS:,} tags", "split the book", "too-large")
        layout.add(page_of(decode_page(raw, path), path).blocks)
    return Document(
        path,
        "epub",
        layout.text,
        finish(_with_pointers(layout.drafts)),
        _metadata(events),
        text_is_source=False,
        regions=tuple(layout.regions),
    )


def _with_pointers(drafts: list[Draft]) -> list[Draft]:
    """Let links to other chapters lead into the book, where no two entries have one number."""
    labels = [draft.label for draft in drafts if draft.kind is BlockKind.REFERENCE and draft.label]
    if len(set(labels)) == len(labels):
        for draft in drafts:
            draft.links = tuple(
                evolve(link, target=f"#{link.target.partition('#')[2]}")
                if _CHAPTER.match(link.target)
                else link
                for link in draft.links
            )
    return drafts


def _package_of(book: _Book) -> str:
    """Give the name of the part that lists what the book is made of."""
    for event in book.events(_CONTAINER):
        if event.kind == "open" and event.name == "rootfile":
            return event.attributes.get("full-path", "")
    raise refuse(book.path, "is not an e-book: it names no package", _REMEDY, "damaged")


def _chapters(book: _Book, events: list[XmlEvent], folder: str) -> Iterator[str]:
    """Give the names of the chapters, in order; tables of contents are none."""
    items = {
        event.attributes.get("id", ""): event.attributes
        for event in events
        if event.kind == "open" and event.name == "item"
    }
    spine = [
        event.attributes.get("idref", "")
        for event in events
        if event.kind == "open" and event.name == "itemref"
    ]
    if len(spine) > _MOST_CHAPTERS:
        raise refuse(book.path, f"has over {_MOST_CHAPTERS:,} chapters", "split it", "too-large")
    protected = _protected(book)
    for key in dict.fromkeys(spine):
        item = items.get(key, {})
        if item.get("media-type") not in _PAGES or "nav" in item.get("properties", "").split():
            continue
        name = normpath(join(folder, unquote(item.get("href", "")).partition("#")[0]))
        if name in protected:
            message = "is protected against copying"
            raise refuse(book.path, message, "ask its publisher for an open copy", "protected")
        yield name


def _protected(book: _Book) -> frozenset[str]:
    """Name the parts that are encrypted."""
    if book.part(_ENCRYPTION) is None:
        return frozenset()
    events = book.events(_ENCRYPTION)
    found = (event.attributes.get("URI", "") for event in events if event.name == "CipherReference")
    return frozenset(normpath(unquote(name)) for name in found if name)


def _metadata(events: list[XmlEvent]) -> dict[str, object]:
    """Read title, author, language and date."""
    found: dict[str, object] = {}
    name, words = "", ""
    for event in events:
        if event.kind == "open":
            name, words = event.name, ""
        elif event.kind == "text":
            words += event.name
        elif event.kind == "close" and event.name == name and name in _NAMES and words.strip():
            found.setdefault(_NAMES[name], " ".join(words.split()))
    return found
