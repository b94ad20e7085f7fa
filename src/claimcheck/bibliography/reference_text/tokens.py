"""A reference string cut into tokens that keep their place."""

from typing import NamedTuple

from claimcheck.resources.patterns import lazy_pattern

_CJK = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
_TOKEN = lazy_pattern(
    r"(?P<url>(?:https?://|ftp://|www\.)[^\s<>\"“”»]{1,2000})"
    r"|(?P<doi>10\.\d{4,9}/[^\s<>\"“”»]{1,300})"
    r"|(?P<tag></?[A-Za-z]{1,8}>)"
    r"|(?P<tex>\\[A-Za-z]{1,20})"
    rf"|(?P<asian>[{_CJK}]+)"
    r"|(?P<mark>(?:[Pp]{1,2}|[Vv]ol|[Nn]o)(?=\d))"
    rf"|(?P<word>[^\W_{_CJK}]+)"
    r"|(?P<sign>\S)"
)
_TRAILING = ".,;:)]}'’?!"
_PAIRS = {")": "(", "]": "[", "}": "{"}


class ReferenceToken(NamedTuple):
    """A piece of a reference string.

    Args:
        text: The characters.
        start: Offset of the first one in the string.
        kind: ``url``, ``doi``, ``tag``, ``tex``, ``asian``, ``mark``, ``word`` or ``sign``.
        spaced: Whether white space, or nothing at all, stands before it.
    """

    text: str
    start: int
    kind: str
    spaced: bool

    @property
    def end(self) -> int:
        """Give the offset behind the last character."""
        return self.start + len(self.text)


def _trimmed(text: str) -> str:
    """Cut the punctuation of the sentence off an identifier."""
    while text and text[-1] in _TRAILING:
        opening = _PAIRS.get(text[-1])
        if opening and text.count(opening) >= text.count(text[-1]):
            break
        text = text[:-1]
    return text


def tokenize_reference(text: str, limit: int = 2000) -> list[ReferenceToken]:
    """Cut a reference into words, signs and identifiers.

    Words and numbers are split from punctuation, so that ``76(6):12-5`` is eight tokens; addresses
    and DOIs stay whole.

    Args:
        text: Any string.
        limit: The most tokens to give; a reference has some 60, a whole page has more.
    """
    tokens: list[ReferenceToken] = []
    position = 0
    previous_end = -1
    while len(tokens) < limit:
        match = _TOKEN.search(text, position)
        if match is None:
            break
        kind = match.lastgroup or "sign"
        piece = match.group()
        if kind in {"url", "doi"}:
            piece = _trimmed(piece) or piece
        start = match.start()
        tokens.append(ReferenceToken(piece, start, kind, start != previous_end))
        position = previous_end = start + len(piece)
    return tokens
