"""Open full texts in JATS, kept only where the article's own licence lets everybody copy it."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import field, frozen

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.evidence.records.values import LONGEST_TITLE, RecordError
from claimcheck.model.by_value import ByValue

_OPEN = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/[\w./-]+", re.IGNORECASE
)
_IDENTIFIERS = {"doi": "doi", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid"}
_PARAGRAPHS = frozenset({"p", "title", "td", "th", "disp-quote", "verse-line"})
_LEFT_OUT = frozenset({"ref-list", "fn-group", "ack", "permissions"})
_LONGEST = 4_000_000


@frozen(eq=False, repr=False)
class FullText(ByValue):
    """The words of a work that its licence lets everybody copy.

    Args:
        identifiers: Such as ``"doi:10.1/x"`` and ``"pmid:1"``.
        title: Title of the work.
        licence: Address of the licence.
        source: Whose copy it is.
        day: When it was taken in.
        content: Title, abstract and body, a paragraph a line.
    """

    identifiers: tuple[str, ...]
    title: str
    licence: str
    source: str
    day: str
    content: str = field(repr=False)


def full_text_of(article: Element, source: str, day: str = "") -> FullText:
    """Read an article of JATS.

    Args:
        article: An element ``article``, of any version of JATS.
        source: Whose copy it is.
        day: When it is taken in.

    Raises:
        RecordError: Its licence lets nobody copy it, or it has no identifier or no body.
    """
    front = _first(article, "article-meta")
    identifiers = tuple(dict.fromkeys(_identifiers(front)))
    if not identifiers:
        raise RecordError("no article with a DOI or PMID")
    licence = _licence(front)
    if not licence:
        raise RecordError(f"{identifiers[0]} names no open licence, so its text is not kept")
    title = _words(_first(front, "article-title"))[:LONGEST_TITLE]
    body = list(_paragraphs(_first(article, "body")))
    if not body:
        raise RecordError(f"{identifiers[0]} has no text")
    abstract = [line for part in _all(front, "abstract") for line in _paragraphs(part)]
    content = "\n".join(line for line in (title, *abstract, *body) if line)[:_LONGEST]
    return FullText(identifiers, title, licence, source, day, content)


def _identifiers(front: Element) -> Iterator[str]:
    for item in front:
        kind = (
            _IDENTIFIERS.get(item.get("pub-id-type", "")) if _name(item) == "article-id" else None
        )
        value = normal_identifier(f"{kind}:{_words(item)}") if kind and _words(item) else ""
        if value:
            yield value


def _licence(front: Element) -> str:
    """Give the address of an open licence among the permissions of the article itself."""
    for permissions in front:
        if _name(permissions) != "permissions":
            continue
        for one in permissions.iter():
            for value in (*one.attrib.values(), one.text or ""):
                found = _OPEN.search(value)
                if found:
                    return found[0]
    return ""


def _paragraphs(element: Element) -> Iterator[str]:
    """Give the paragraphs, headings and cells of a part in order, each on one line."""
    for child in element:
        name = _name(child)
        if name in _LEFT_OUT:
            continue
        if name in _PARAGRAPHS:
            words = _words(child)
            if words:
                yield words
        else:
            yield from _paragraphs(child)


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _first(parent: Element, name: str) -> Element:
    return next(_all(parent, name), Element("missing"))


def _all(parent: Element, name: str) -> Iterator[Element]:
    return (one for one in parent.iter() if _name(one) == name)


def _name(element: Element) -> str:
    """Give a tag without the namespace that some exports put before every name."""
    return element.tag.rpartition("}")[2]
