"""Text as anchors compare it, with the way back to the source.

Two quotes are the same words when they differ only in Unicode compatibility form, kind of
quotation mark or dash, width and number of spaces, line breaks (block-quote marks behind them
included) and invisible characters.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from unicodedata import category, combining, normalize

from attrs import field, frozen

from claimcheck.model import Span
from claimcheck.model.by_value import ByValue

_SPECIAL = re.compile(r"[ \t\r]*\n[ \t\r\n>]*|[^!-~ \n][^!-~\n]*| {2,}|-{2,}")
_QUOTES = dict.fromkeys("‘’‚‛′´ʼ‹›＇", "'") | dict.fromkeys("“”„‟″«»＂", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_PLAIN = _QUOTES | _DASHES
_INVISIBLE = {"Cc", "Cf"}
_REPLACEMENT = "\ufffd"


@frozen(slots=False, eq=False, repr=False)
class NormalText(ByValue):
    """A normalised text whose every offset leads back to the source.

    Args:
        text: The normalised text.
        starts: Offset in ``text`` at which each piece begins.
        sources: Source start and end of each piece, and whether the piece is the source itself.
    """

    text: str
    starts: list[int] = field(repr=False)
    sources: list[tuple[int, int, bool]] = field(repr=False)

    @classmethod
    def of(cls, source: str) -> "NormalText":
        """Normalise a text."""
        pieces: list[str] = []
        starts: list[int] = []
        sources: list[tuple[int, int, bool]] = []
        length = 0
        for piece, start, end in _pieces(source):
            doubled = bool(pieces) and piece[:1] in {" ", "-"} and pieces[-1].endswith(piece[0])
            kept = piece[1:] if doubled else piece
            if not kept:
                continue
            literal = end - start == len(piece)
            pieces.append(kept)
            starts.append(length)
            sources.append((start + (doubled and literal), end, literal))
            length += len(kept)
        return cls("".join(pieces), starts, sources)

    def source_span(self, start: int, end: int) -> Span:
        """Turn a non-empty range of normalised offsets into the source span behind it."""
        first_piece = bisect_right(self.starts, start) - 1
        first, _, literal = self.sources[first_piece]
        if literal:
            first += start - self.starts[first_piece]
        last_piece = bisect_right(self.starts, end - 1) - 1
        last_start, last, literal = self.sources[last_piece]
        if literal:
            last = last_start + end - self.starts[last_piece]
        return Span(first, max(first, last))

    def offset(self, source_offset: int) -> int:
        """Turn a source offset into the nearest normalised one."""
        piece = bisect_right(self._source_starts, source_offset) - 1
        if piece < 0:
            return 0
        start, _, literal = self.sources[piece]
        inside = source_offset - start if literal else 0
        following = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(self.starts[piece] + inside, following)

    @cached_property
    def _source_starts(self) -> list[int]:
        return [start for start, _, _ in self.sources]


def normalise(text: str) -> str:
    """Give a quote as anchors compare it, without space at its ends."""
    return NormalText.of(text).text.strip()


def text_hash(quote: str) -> str:
    """Give the first 16 hexadecimal digits of the SHA-256 of the normalised quote."""
    return sha256(normalise(quote).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _pieces(source: str) -> Iterator[tuple[str, int, int]]:
    """Cut a source into normalised pieces with their source range."""
    position = 0
    for match in _SPECIAL.finditer(source):
        start, end = match.span()
        found = match[0]
        if start > position and combining(found[0]):
            start -= 1
        if start > position:
            yield source[position:start], position, start
        if "\n" in found or found[0] == " ":
            yield " ", start, end
        elif found[0] == "-":
            yield "-", start, end
        else:
            yield from _clusters(source, start, end)
        position = end
    if position < len(source):
        yield source[position:], position, len(source)


def _clusters(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Normalise a run character by character, marks together with their base."""
    position = start
    while position < end:
        following = position + 1
        while following < end and combining(source[following]):
            following += 1
        yield _plain(source[position:following]), position, following
        position = following


def _plain(cluster: str) -> str:
    known = _PLAIN.get(cluster)
    if known is not None:
        return known
    if cluster.isspace():
        return " "
    if "\ud800" <= cluster[0] <= "\udfff":
        return _REPLACEMENT
    return "".join(
        _PLAIN.get(character, character)
        for character in normalize("NFKC", cluster)
        if category(character) not in _INVISIBLE
    )
