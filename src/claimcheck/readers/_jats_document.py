"""From JATS XML to a document: blocks, places, and references with the marks that lead to them."""

from collections.abc import Iterator
from itertools import chain

from claimcheck.model import Document, EmbeddedCitation
from claimcheck.readers._drafts import finish
from claimcheck.readers._embedded_works import Shelving
from claimcheck.readers._files import refuse
from claimcheck.readers._jats_ranges import with_ranges
from claimcheck.readers._jats_walk import JatsWalk
from claimcheck.readers._xml_events import XmlEvent, xml_events

_ROOTS = frozenset(
    {"article", "book", "book-part-wrapper", "book-part", "pmc-articleset", "OAI-PMH"}
)

_MOST_MARKS = 20_000


def document_of(text: str, path: str) -> Document:
    """Read an article or a book.

    Args:
        text: The XML.
        path: How the document is named.

    Raises:
        InputError: It is XML of another kind, damaged, or holds over 20,000 cross-references.
    """
    events = xml_events(text, path)
    front = _up_to_root(events)
    root = front[-1].name if front else ""
    if root not in _ROOTS:
        message = f"is XML of another kind (`{root}`), not JATS or BITS"
        raise refuse(path, message, "save its text as HTML or Markdown", "no-reader")
    if text.count("<xref") > _MOST_MARKS:
        raise refuse(path, f"holds over {_MOST_MARKS:,} cross-references", "split it", "too-large")
    walk = JatsWalk(text)
    walk.run(chain(front, events))
    shelving = Shelving(path)
    keys = {one.identity: shelving.key(one) for one in walk.records}
    order = [one.identity for one in walk.records]
    cited = (
        EmbeddedCitation(span, tuple(keys.get(one, one) for one in ids))
        for span, ids in with_ranges(walk.cited, order, text)
        if span.of(text).strip()
    )
    return Document(
        path,
        "jats",
        text,
        finish(walk.drafts, text),
        walk.metadata,
        bibliography=shelving.bibliography(),
        citations=tuple(cited),
    )


def _up_to_root(events: Iterator[XmlEvent]) -> list[XmlEvent]:
    """Give what stands before the first tag, and that tag."""
    front: list[XmlEvent] = []
    for event in events:
        front.append(event)
        if event.kind == "open":
            return front
    return []
