"""What the head of a page says of it: title, language, and the names that scholars' sites use."""

from html import unescape
from typing import TYPE_CHECKING

from claimcheck.readers._html_tree import PageElement

if TYPE_CHECKING:
    from claimcheck.readers._html_tokens import PageToken

_NAMES = {
    "citation_title": "title",
    "citation_author": "author",
    "citation_doi": "doi",
    "citation_publication_date": "date",
    "citation_journal_title": "journal",
    "dc.title": "title",
    "dc.creator": "author",
    "dc.date": "date",
    "author": "author",
    "description": "description",
}
_LISTS = frozenset({"author"})
_OWN = "claimcheck:"


def page_metadata(page: PageElement, text: str) -> dict[str, object]:
    """Give what the head of a page says.

    Args:
        page: The whole page.
        text: Its text.
    """
    found: dict[str, object] = {}
    titles: list[str] = []
    for element in page.within():
        if element.name == "meta":
            _note(element.attributes, found)
        elif element.name == "title" and not titles:
            titles.append(element_words(element, text))
        elif element.name == "html" and element.attributes.get("lang"):
            found.setdefault("lang", element.attributes["lang"])
    if titles and titles[0]:
        found.setdefault("title", titles[0])
    return found


def element_words(element: PageElement, text: str) -> str:
    """Give the words of an element on one line."""
    return " ".join(unescape("".join(_texts(element, text))).split())


def _texts(element: PageElement, text: str) -> list[str]:
    found = []
    waiting: list[PageElement | PageToken] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, PageElement):
            waiting.extend(reversed(one.children))
        elif one.kind == "text":
            found.append(text[one.start : one.end])
    return found


def _note(attributes: dict[str, str], found: dict[str, object]) -> None:
    name = (attributes.get("name") or attributes.get("property") or "").lower()
    content = attributes.get("content", "").strip()
    if not content:
        return
    if name.startswith(_OWN):
        own = found.setdefault("claimcheck", {})
        if isinstance(own, dict):
            own.setdefault(name.removeprefix(_OWN), content)
        return
    key = _NAMES.get(name)
    if key in _LISTS:
        names = found.setdefault(key, [])
        if isinstance(names, list) and content not in names:
            names.append(content)
    elif key is not None:
        found.setdefault(key, content)
