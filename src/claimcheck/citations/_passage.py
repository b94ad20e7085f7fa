"""A block as citation styles read it: visible text, its words, its brackets, its marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

from claimcheck.model import Block, Link, Span

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*|\d+|[^\s\w]|_+")
_CLOSES = {")": "(", "]": "[", "}": "{"}


class CitationToken(NamedTuple):
    """A word, a number or one other character, with its prose offsets."""

    text: str
    start: int
    end: int


class Pair(NamedTuple):
    """A matching pair of brackets: offset of the opening and of the closing one."""

    start: int
    end: int


@frozen(slots=False, eq=False)
class Passage:
    """The visible text of one block, with what several styles need to know of it.

    Args:
        block: The block; every offset here counts in its prose.
        text: Its visible text.
        whole: The source of the document that holds it.
    """

    block: Block
    text: str = field(repr=False)
    whole: str = field(default="", repr=False)

    @classmethod
    def of(cls, block: Block, source: str = "") -> "Passage":
        """Open a block of a document for reading."""
        return cls(block=block, text=block.prose.text, whole=source)

    @cached_property
    def tokens(self) -> list[CitationToken]:
        """Give words, numbers and other characters in order."""
        return [CitationToken(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(self.text)]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def token_at(self, offset: int) -> int:
        """Give the index of the first token that begins at an offset or behind it."""
        return bisect_right(self._token_starts, offset - 1)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Give matching brackets, by their opening."""
        return tuple(sorted(_matching(self.text)))

    @cached_property
    def closing(self) -> dict[int, int]:
        """Give the offset of the closing bracket for that of the opening one."""
        return {pair.start: pair.end for pair in self.pairs}

    @cached_property
    def opening(self) -> dict[int, int]:
        """Give the offset of the opening bracket for that of the closing one."""
        return {pair.end: pair.start for pair in self.pairs}

    def with_brackets(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch with the round brackets around it, where they hold nothing else."""
        if self.text[start - 1 : start] == "(" and self.text[end : end + 1] == ")":
            return start - 1, end + 1
        return start, end

    @cached_property
    def superscripts(self) -> tuple[tuple[int, int], ...]:
        """Give the prose ranges that the source marks as superscript."""
        return tuple(self._ranges("superscript"))

    @cached_property
    def links(self) -> tuple[tuple[int, int, str], ...]:
        """Give the prose range of each link's label, and its target."""
        found = []
        for link in self.block.links:
            place = self._prose_range(link.label) or self._prose_range(link.span)
            if place:
                found.append((*place, link.target))
        return tuple(found)

    @cached_property
    def link_ends(self) -> tuple[int, ...]:
        """Give where the label of each link ends."""
        return tuple(end for _, end, _ in self.links)

    @cached_property
    def unlabelled(self) -> tuple[Link, ...]:
        """Give the links that show no words: ``[](doi:10.1000/x)``."""
        return tuple(
            link
            for link in self.block.links
            if not (self._prose_range(link.label) or self._prose_range(link.span))
        )

    def marks_of(self, kind: str) -> tuple[Span, ...]:
        """Give the source spans of the block's marks of a kind, such as ``"footnote"``."""
        return tuple(span for name, span in self.block.marks if name == kind)

    def written(self, span: Span) -> str:
        """Give what stands in the source at a span."""
        return span.of(self.whole)

    def is_escaped(self, offset: int) -> bool:
        """Tell whether a character stands for more than itself, as one behind a backslash does."""
        return len(self.source(offset, offset + 1)) != 1

    def source(self, start: int, end: int) -> Span:
        """Turn prose offsets into the source span behind them."""
        return self.block.prose.source_span(start, end)

    def _ranges(self, kind: str) -> Iterator[tuple[int, int]]:
        for name, span in self.block.marks:
            place = self._prose_range(span) if name == kind else None
            if place:
                yield place

    @cached_property
    def _segment_places(self) -> tuple[list[int], list[int]]:
        places, position = [], 0
        for segment in self.block.prose.segments:
            places.append(position)
            position += len(segment.text)
        return [segment.span.start for segment in self.block.prose.segments], places

    def _prose_range(self, span: Span) -> tuple[int, int] | None:
        """Do what ``Prose.prose_range`` does, without a walk over all segments."""
        sources, places = self._segment_places
        segments = self.block.prose.segments
        start, end = None, 0
        for index in range(max(bisect_right(sources, span.start) - 1, 0), len(segments)):
            segment = segments[index]
            if segment.span.start >= span.end:
                break
            if not segment.span.overlaps(span):
                continue
            low, high = 0, len(segment.text)
            if segment.is_literal:
                low = max(span.start - segment.span.start, 0)
                high = min(span.end - segment.span.start, high)
            start = places[index] + low if start is None else start
            end = places[index] + high
        return None if start is None or end <= start else (start, end)


def _matching(text: str) -> Iterator[Pair]:
    stacks: dict[str, list[int]] = {"(": [], "[": [], "{": []}
    for match in re.finditer(r"[()\[\]{}]", text):
        character = match.group()
        if character in stacks:
            stacks[character].append(match.start())
        elif stacks[_CLOSES[character]]:
            yield Pair(stacks[_CLOSES[character]].pop(), match.start())
