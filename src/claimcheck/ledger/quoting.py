"""Looking a recorded quote up in the text of its source.

Both are compared without regard to case, quotation marks, kind of dash, spaces, line breaks,
hyphens and emphasis. An ellipsis in the quote stands for any words left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property, lru_cache

from attrs import field, frozen

from claimcheck.ledger.anchoring import DRIFTED
from claimcheck.ledger.approximate import best_alignment
from claimcheck.ledger.normal import NormalText, normalise
from claimcheck.ledger.sameness import keeps_sense, similarity
from claimcheck.ledger.seeds import SeedIndex
from claimcheck.model import SourceText, Span
from claimcheck.model.by_value import ByValue

_JOINTS = re.compile(r"(?<=[^\W\d_])- ?(?=[^\W\d_])|[*_`'\"]+")
_ELLIPSES = re.compile(r"\[ ?(?:\.{3}|…) ?\]|\( ?(?:\.{3}|…) ?\)|\.{3,}|…|(?:\. ){2,}\.")
_EDGES = " .,;:…"
_LONGEST = 4000


@frozen(eq=False, repr=False)
class QuoteMatch(ByValue):
    """Where the words of a quote were found.

    Args:
        source: Name of the text that holds them.
        locator: Such as ``"abstract"``, ``"p. 3"`` or ``"line 12"``.
        similarity: 1 where the words are the same, 0.90 or more where they are nearly.
        words: What the source says there, on one line.
        keeps_sense: Whether no word is exchanged, no number other, and nothing denied.
        span: From the first part to the last, in the text of the source.
    """

    source: str
    locator: str
    similarity: float
    words: str
    keeps_sense: bool
    span: Span

    @property
    def is_exact(self) -> bool:
        """Tell whether the words are the same."""
        return self.similarity == 1.0


def find_in_source(source: SourceText, quote: str) -> QuoteMatch | None:
    """Find a quote in one text: its own words first, then words at least 0.90 alike.

    Args:
        source: The text.
        quote: As recorded; the parts between ellipses must stand in their order.

    Returns:
        The place, or ``None`` where one of the parts is not there or nothing is quoted.
    """
    folded = _folded(source.text)
    found: list[_Stretch] = []
    for part in quote_parts(quote):
        after = found[-1].end if found else 0
        stretch = folded.exactly(part, after) or folded.nearly(part, after)
        if stretch is None:
            return None
        found.append(stretch)
    return _match(source, folded, found) if found else None


def _match(source: SourceText, folded: "_Folded", found: list["_Stretch"]) -> QuoteMatch:
    spans = [folded.source_span(stretch.start, stretch.end) for stretch in found]
    words = " … ".join(" ".join(span.of(source.text).split()) for span in spans)
    return QuoteMatch(
        source=source.name,
        locator=source.place(spans[0].start),
        similarity=min(stretch.similarity for stretch in found),
        words=words,
        keeps_sense=all(stretch.keeps_sense for stretch in found),
        span=Span(spans[0].start, max(span.end for span in spans)),
    )


@lru_cache(maxsize=16)
def _folded(text: str) -> "_Folded":
    return _Folded.of(text)


def find_quote(quote: str, texts: Iterable[SourceText]) -> QuoteMatch | None:
    """Find a quote in the first text that has its very words, else where it is most alike."""
    best: QuoteMatch | None = None
    for text in texts:
        match = find_in_source(text, quote)
        if match is not None and match.is_exact:
            return match
        if match is not None and (best is None or _rank(match) > _rank(best)):
            best = match
    return best


def quote_parts(quote: str) -> list[str]:
    """Give the parts of a quote between its ellipses, as they are compared."""
    parts = (_Folded.of(part).text.strip(_EDGES) for part in _ELLIPSES.split(normalise(quote)))
    return [part for part in parts if any(character.isalnum() for character in part)]


def _rank(match: QuoteMatch) -> tuple[bool, float]:
    return match.keeps_sense, match.similarity


@frozen(eq=False, repr=False)
class _Stretch(ByValue):
    """A stretch of folded text that a part of a quote was found at."""

    start: int
    end: int
    similarity: float = 1.0
    keeps_sense: bool = True


@frozen(slots=False, eq=False, repr=False)
class _Folded(ByValue):
    """A text without case, hyphens, quotation marks and emphasis, and the way to the source."""

    normal: NormalText
    text: str
    starts: tuple[int, ...] = field(repr=False)
    origins: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, source: str) -> "_Folded":
        normal = NormalText.of(source)
        pieces, starts, origins, length, position = [], [], [], 0, 0
        for match in (*_JOINTS.finditer(normal.text), None):
            end = match.start() if match else len(normal.text)
            if end > position:
                pieces.append(normal.text[position:end])
                starts.append(length)
                origins.append(position)
                length += end - position
            position = match.end() if match else end
        return cls(normal, _lower("".join(pieces)), tuple(starts), tuple(origins))

    def source_span(self, start: int, end: int) -> Span:
        """Turn a non-empty range of folded offsets into the source span behind it."""
        return self.normal.source_span(self._origin(start), self._origin(end - 1) + 1)

    def exactly(self, part: str, after: int) -> _Stretch | None:
        """Find the very words behind an offset, as whole words."""
        start = self.text.find(part, after)
        while start >= 0:
            if self._is_whole(start, start + len(part)):
                return _Stretch(start, start + len(part))
            start = self.text.find(part, start + 1)
        return None

    def nearly(self, part: str, after: int) -> _Stretch | None:
        """Find the words most like a part, at least 0.90 alike."""
        if len(part) > _LONGEST:
            return None
        margin = len(part) // 2 + 8
        found = []
        for begin in self._seeds.likely_starts(part):
            low = max(after, begin - margin)
            place = best_alignment(part, self.text[low : begin + len(part) + margin])
            if place.end == place.start:
                continue
            start, end = self._whole(low + place.start, low + place.end)
            words = self.text[start:end]
            alike = similarity(part, words)
            if alike >= DRIFTED:
                found.append(_Stretch(start, end, alike, keeps_sense(part, words)))
        return max(found, key=lambda one: (one.keeps_sense, one.similarity), default=None)

    @cached_property
    def _seeds(self) -> SeedIndex:
        return SeedIndex.of(self.text)

    def _origin(self, offset: int) -> int:
        piece = max(0, bisect_right(self.starts, offset) - 1)
        return self.origins[piece] + offset - self.starts[piece]

    def _is_whole(self, start: int, end: int) -> bool:
        text = self.text
        cut_before = start > 0 and _is_letter(text[start]) and _is_letter(text[start - 1])
        cut_behind = end < len(text) and _is_letter(text[end - 1]) and _is_letter(text[end])
        return not (cut_before or cut_behind)

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """Widen a stretch to whole words, so that "5" never stands for "50"."""
        text = self.text
        while start > 0 and _is_letter(text[start]) and _is_letter(text[start - 1]):
            start -= 1
        while end < len(text) and _is_letter(text[end - 1]) and _is_letter(text[end]):
            end += 1
        return start, end


def _is_letter(character: str) -> bool:
    """Tell whether a character binds to its neighbour; scripts without spaces do not."""
    return character.isalnum() and character < "\u2e80"


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
