"""Text of documents fitted to columns and encodings, and made safe to show."""

import unicodedata
from collections.abc import Iterable

from claimcheck.resources.patterns import lazy_pattern
from claimcheck.safe_text import one_line, uncommanded, visible

__all__ = ["cells", "elide", "encodable", "one_line", "uncommanded", "visible", "width_of", "wrap"]

_UNSEEN = "\ufffd"
_SURROGATE = lazy_pattern("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """Replace lone surrogates, which no encoding can write; offsets stay as they are."""
    return text if text.isascii() else _SURROGATE.sub(_UNSEEN, text)


def cells(character: str) -> int:
    """Tell how many columns of a terminal a character takes: 0, 1 or 2."""
    if character.isascii():
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width_of(text: str) -> int:
    """Tell how many columns of a terminal a line takes."""
    return len(text) if text.isascii() else sum(map(cells, text))


def elide(text: str, width: int) -> str:
    """Cut a line to a width in columns, with an ellipsis where something is left out."""
    if width_of(text) <= width:
        return text
    kept, room = [], width - 1
    for character in text:
        room -= cells(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def wrap(text: str, width: int) -> Iterable[str]:
    """Break a line into lines of at most a width in columns; a longer word is cut."""
    if width_of(text) <= width:
        yield text
        return
    line = ""
    for word in _pieces(text, width):
        if line and width_of(line) + 1 + width_of(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _pieces(text: str, width: int) -> Iterable[str]:
    for word in text.split(" "):
        rest = word
        while width_of(rest) > width:
            size = max(1, width // 2)
            yield rest[:size]
            rest = rest[size:]
        yield rest
