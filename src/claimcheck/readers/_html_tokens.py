"""The tokens of a web page with their places, by the rules of the HTML standard.

The standard library's parser changes what it makes of broken markup from one version to the next,
searches an unclosed tag to the end of the page each time anew, and tells no end of a tag; documents
must read the same everywhere.
"""

import re
from collections.abc import Iterator
from html import unescape

from attrs import frozen

from claimcheck.model.by_value import ByValue

_OPENS = re.compile(r"<(?=[a-zA-Z/!?])")
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"[\s/]*+([^\s/>=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)))?"
)
_BLANK = re.compile(r"[\s/]*")
_MOST_ATTRIBUTES = 1_000
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})


@frozen(eq=False, repr=False)
class PageToken(ByValue):
    """A piece of a page.

    Args:
        kind: ``"text"``, ``"open"``, ``"close"`` or ``"comment"``.
        start: Offset of its first character.
        end: Offset behind its last.
        name: Name of a tag, in lower case.
        attributes: Range of the attributes of a tag that opens.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: tuple[int, int] = (0, 0)


def tokens_of(page: str) -> Iterator[PageToken]:
    """Cut a page into its tokens, which together cover it; a tag that never closes is dropped."""
    position = 0
    while position < len(page):
        opening = _OPENS.search(page, position)
        start = opening.start() if opening else len(page)
        token = _token_at(page, start) if opening else None
        if position < start:
            yield PageToken("text", position, start)
        if token is None:
            position = start + 1
            if start < len(page):
                yield PageToken("text", start, position)
            continue
        yield token
        position = token.end
        if token.kind == "open" and token.name in _RAW:
            end = _raw_end(page, position, token.name)
            if position < end:
                yield PageToken("text", position, end)
            position = end


def attributes_of(page: str, token: PageToken) -> dict[str, str]:
    """Give the attributes of a tag, names in lower case; of two the first counts."""
    found: dict[str, str] = {}
    if token.attributes[0] >= token.attributes[1]:
        return found
    for match in _attributes(page, *token.attributes):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match.group(1).lower(), unescape(value))
    return found


def _attributes(page: str, position: int, end: int) -> Iterator[re.Match[str]]:
    """Find the attributes of a tag, up to the ``>`` that ends it; a thousand are enough."""
    for _ in range(_MOST_ATTRIBUTES):
        if position >= end:
            return
        attribute = _ATTRIBUTE.match(page, position, end)
        if attribute:
            yield attribute
            position = attribute.end()
            continue
        blank = _BLANK.match(page, position, end)
        position = blank.end() if blank else position
        if page[position : position + 1] == ">":
            return
        position += 1


def _token_at(page: str, start: int) -> PageToken | None:
    """Read the markup at a ``<``; ``None`` where it is a sign for less."""
    if page.startswith("<!--", start):
        end = page.find("-->", start + 4)
        return PageToken("comment", start, end + 3 if end >= 0 else len(page))
    name = _NAME.match(page, start)
    if name is None:
        if page[start + 1] == "/" and not page.startswith("</>", start):
            return None
        return PageToken("comment", start, _behind(page, start))
    if page[start + 1] == "/":
        return PageToken("close", start, _behind(page, name.end()), name.group(1).lower())
    is_bare = page.startswith(">", name.end())
    end = name.end() + 1 if is_bare else _tag_end(page, name.end())
    return PageToken(
        "open", start, end, name.group(1).lower(), (name.end(), max(end - 1, name.end()))
    )


def _behind(page: str, start: int) -> int:
    end = page.find(">", start)
    return end + 1 if end >= 0 else len(page)


def _tag_end(page: str, start: int) -> int:
    """Find the end of a tag, past the ``>`` in quoted values."""
    position = start
    for attribute in _attributes(page, start, len(page)):
        position = attribute.end()
    return _behind(page, position)


def _raw_end(page: str, start: int, name: str) -> int:
    """Find the tag that closes an element whose content is no markup."""
    closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, start)
    return closing.start() if closing else len(page)
