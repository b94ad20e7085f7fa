"""Comments in a Word file that speak to claimcheck; all others are left alone."""

from collections.abc import Mapping
from typing import Any

from claimcheck.model import DocumentComment, Span
from claimcheck.readers.word._names import attribute_of, name_of

_OWN = "claimcheck:"


def own_word_comments(
    root: Any, places: Mapping[str, tuple[int, int]]
) -> tuple[DocumentComment, ...]:
    """Read the comments that begin with ``claimcheck:``.

    Args:
        root: The part that holds the comments; ``None`` where the file has none.
        places: Where each begins and ends in the text, by its id.
    """
    found = []
    for comment in root if root is not None else ():
        place = places.get(attribute_of(comment, "id"))
        words = _words(comment)
        if place is not None and words.lower().startswith(_OWN):
            found.append(DocumentComment(words, Span(*place), attribute_of(comment, "author")))
    return tuple(found)


def _words(comment: Any) -> str:
    """Give the words of a comment, a line a paragraph."""
    paragraphs = (one for one in comment.iter() if name_of(one) == "p")
    lines = (
        "".join(one.text or "" for one in each.iter() if name_of(one) == "t") for each in paragraphs
    )
    return "\n".join(lines).strip()
