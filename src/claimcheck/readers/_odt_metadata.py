"""What an OpenDocument text says of itself, and the comments in it that speak to claimcheck."""

from collections.abc import Iterable
from typing import Any

from claimcheck.model import DocumentComment, Span
from claimcheck.readers.word._names import attribute_of, name_of

_NAMES = {"title": "title", "creator": "author", "language": "lang", "description": "description"}
_OWN = "claimcheck:"


def odt_metadata(root: Any) -> dict[str, object]:
    """Read title, author, language, and properties named ``claimcheck:kind`` and so on.

    Args:
        root: The part that describes the file; ``None`` where there is none.
    """
    found: dict[str, object] = {}
    own: dict[str, str] = {}
    for element in root.iter() if root is not None else ():
        text = (element.text or "").strip()
        name = attribute_of(element, "name").lower()
        if name_of(element) == "user-defined" and name.startswith(_OWN) and text:
            own[name.removeprefix(_OWN)] = text
        elif text and name_of(element) in _NAMES:
            found.setdefault(_NAMES[name_of(element)], text)
    return {**found, "claimcheck": own} if own else found


def own_odt_comments(annotations: Iterable[tuple[Any, int, int]]) -> tuple[DocumentComment, ...]:
    """Read the comments that begin with ``claimcheck:``.

    Args:
        annotations: The element of each, and where what it is about begins and ends.
    """
    found = []
    for element, start, end in annotations:
        lines = ["".join(one.itertext()) for one in element if name_of(one) == "p"]
        words = "\n".join(lines).strip()
        if words.lower().startswith(_OWN):
            author = next((one.text or "" for one in element if name_of(one) == "creator"), "")
            found.append(DocumentComment(words, Span(start, end), author))
    return tuple(found)
