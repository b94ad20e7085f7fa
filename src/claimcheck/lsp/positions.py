"""Places of a text as editors name them: line and character, counted as the client asked."""

from collections.abc import Callable, Mapping

from attrs import field, frozen
from lsprotocol import types

from claimcheck.model import LineIndex, Span
from claimcheck.model.by_value import ByValue
from claimcheck.model.span import from_utf8_offset, from_utf16_offset, utf8_offset, utf16_offset

_Count = Callable[[str, int], int]


def _same(text: str, offset: int) -> int:
    return min(offset, len(text))


_UNITS: Mapping[str, tuple[_Count, _Count]] = {
    "utf-8": (utf8_offset, from_utf8_offset),
    "utf-16": (utf16_offset, from_utf16_offset),
    "utf-32": (_same, _same),
}
"""By encoding: how code points are counted in its units, and units in code points."""


@frozen(slots=False, eq=False, repr=False)
class TextPlaces(ByValue):
    """The places of a text.

    Lines end as the protocol says: at a line feed, a carriage return, or the two together.

    Args:
        text: The text.
        encoding: ``"utf-8"``, ``"utf-16"`` or ``"utf-32"``, as was agreed with the client.
    """

    text: str = field(repr=False)
    encoding: str = "utf-16"
    lines: LineIndex = field(init=False, repr=False, eq=False)

    @lines.default
    def _lines(self) -> LineIndex:
        return LineIndex(self.text)

    def position(self, offset: int) -> types.Position:
        """Turn an offset in code points into a position."""
        place = self.lines.position(min(max(offset, 0), len(self.text)))
        count, _ = _UNITS[self.encoding]
        return types.Position(place.line - 1, count(self._line(place.line - 1), place.column - 1))

    def range(self, span: Span) -> types.Range:
        """Turn a span into a range."""
        return types.Range(self.position(span.start), self.position(span.end))

    def line_range(self, line: int) -> types.Range:
        """Give the range of a line, counted from 1; the last one where there are fewer."""
        known = min(max(line, 1), len(self.lines.starts))
        return self.range(self.lines.line_span(known))

    def offset(self, position: types.Position) -> int:
        """Turn a position into an offset; what lies outside the text counts as its nearest end."""
        if position.line >= len(self.lines.starts):
            return len(self.text)
        line = self._line(position.line)
        _, count = _UNITS[self.encoding]
        return self.lines.starts[position.line] + min(count(line, position.character), len(line))

    def span(self, given: types.Range) -> Span:
        """Turn a range into a span."""
        start, end = self.offset(given.start), self.offset(given.end)
        return Span(min(start, end), max(start, end))

    def _line(self, number: int) -> str:
        return self.lines.line_span(number + 1).of(self.text)
