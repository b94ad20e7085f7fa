"""Words, numbers and marks of a text, each with its place."""

import re
from typing import NamedTuple

from claimcheck.memory import remembered

_TOKEN = re.compile(r"[^\W\d_]\w*(?:['’\-‐‑]\w+)*|\d+(?:[.,]\d+)*|\S", re.UNICODE)


class Token(NamedTuple):
    """One word, number or mark.

    Args:
        text: As written.
        lower: For look-up: lower case, straight apostrophes and hyphens.
        start: Offset of its first character in the text.
        end: Offset behind its last character.
    """

    text: str
    lower: str
    start: int
    end: int


@remembered
def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens; everything but white space belongs to exactly one.

    A word begins with a letter and may hold digits, and inner apostrophes and hyphens bind:
    ``body's``, ``can't``, ``meta-analysis``, ``CJC-1295`` and ``rs53576`` are one token each, so
    that the ``mediated`` of ``oxytocin-mediated`` is not read as a verb. A number keeps its inner
    points and commas and leaves its unit behind: ``12.5mg`` is ``12.5`` and ``mg``, ``2-4`` is
    three tokens. Every other visible character is a token of its own.
    """
    make = tuple.__new__  # half the time of Token(...), and tokens are most of the work
    spans = [match.span() for match in _TOKEN.finditer(text)]
    if text.isascii():
        lower = text.lower()
        return tuple([make(Token, (text[a:b], lower[a:b], a, b)) for a, b in spans])
    return tuple([make(Token, (text[a:b], folded(text[a:b]), a, b)) for a, b in spans])


def folded(word: str) -> str:
    """Give the form under which a lexicon lists a word: lower case, straight marks."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return lower.replace("’", "'").replace("‐", "-").replace("‑", "-")
