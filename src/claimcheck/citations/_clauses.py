"""Where clauses of a sentence begin and end, so that a citation knows its own."""

import re
from bisect import bisect_right
from collections.abc import Callable

from claimcheck.citations._passage import Passage
from claimcheck.model import Span

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]?\s+(?=[\"'“‘(\[]?[A-ZÀ-Þ])|\n\s*\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:al|e\.g|i\.e|cf|vs|etc|fig|figs|dr|prof|no|vol|pp?|ca|eq|ref|refs|st|approx)"
    r"|(?<![^\W_])[^\W\d_])\.$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r";\s|,\s(?=(?:and|but|while|whereas|although|though|because|since|so|yet|or|which|whilst|"
    r"unless|even though|even if)\b)"
    r"|\s(?=(?:but|while|whereas|although|whilst)\s)",
    re.IGNORECASE,
)


def clause_finder(passage: Passage) -> Callable[[int, int], Span | None]:
    """Give a function from prose offsets of a mark to the source span of its clause.

    It answers ``None`` where the sentence is a single clause.
    """
    sentences: list[int] | None = None
    bounds: list[int] = []

    def clause_of(start: int, end: int) -> Span | None:
        nonlocal sentences, bounds
        if sentences is None:
            sentences = sentence_starts(passage.text)
            bounds = _clause_starts(passage, sentences)
        index = bisect_right(bounds, start) - 1
        low = bounds[index]
        following = bisect_right(bounds, max(end - 1, low))
        high = bounds[following] if following < len(bounds) else len(passage.text)
        sentence = bisect_right(sentences, start) - 1
        last = sentences[sentence + 1] if sentence + 1 < len(sentences) else len(passage.text)
        if (low, high) == (sentences[sentence], last):
            return None
        return _stripped(passage, low, high)

    return clause_of


def sentence_starts(text: str) -> list[int]:
    """Give the offsets at which sentences begin, near enough for telling clauses apart."""
    ends = (
        match.end()
        for match in _SENTENCE_END.finditer(text)
        if not _ABBREVIATED.search(text, max(match.start() - 8, 0), match.start())
    )
    return sorted({0, *ends})


def _clause_starts(passage: Passage, sentences: list[int]) -> list[int]:
    """Split at conjunctions and semicolons that stand outside brackets."""
    inside = bytearray(len(passage.text) + 1)
    reached = 0
    for pair in passage.pairs:
        if pair.end >= reached:
            low = max(pair.start, reached)
            inside[low : pair.end] = b"\1" * (pair.end - low)
            reached = pair.end
    ends = (match.end() for match in _CLAUSE_END.finditer(passage.text))
    return sorted({*sentences, *(end for end in ends if not inside[end])})


def _stripped(passage: Passage, low: int, high: int) -> Span | None:
    text = passage.text[low:high]
    low += len(text) - len(text.lstrip())
    high -= len(text) - len(text.rstrip())
    return passage.source(low, high) if low < high else None
