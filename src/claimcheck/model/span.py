"""Places in a text: one internal span type, and its conversions."""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from attrs import field, frozen

from claimcheck.model.by_value import ByValue


@frozen(order=True)
class Span:
    """A half-open range of code points: ``text[start:end]`` is the quote.

    Args:
        start: Offset of the first character, from 0.
        end: Offset behind the last character, not below ``start``.

    Raises:
        ValueError: The range is negative or reversed.
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        """Refuse a range that is negative or runs backwards, by one test: there are many spans."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span runs from {self.start} to {self.end}")

    def __len__(self) -> int:
        """Count the code points covered."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Cut the quote out of its source text."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def shift(self, offset: int) -> "Span":
        """Move the span by a signed number of code points."""
        return Span(self.start + offset, self.end + offset)


@frozen(order=True)
class Position:
    """A place as editors show it.

    Args:
        line: Line number, from 1.
        column: Column in code points, from 1.
    """

    line: int
    column: int


@frozen(slots=False, eq=False, repr=False)
class LineIndex(ByValue):
    r"""Where the lines of a text begin, to turn offsets into lines and columns and back.

    Lines end at ``\n``, ``\r\n`` or a lone ``\r``; no other character ends a line.

    Args:
        text: The whole source.
    """

    text: str = field(repr=False)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Give the offset at which each line begins."""
        plain = self.text.replace("\r\n", " \n").replace("\r", "\n")
        lengths = [len(line) + 1 for line in plain.split("\n")[:-1]]
        return tuple(accumulate(lengths, initial=0))

    def position(self, offset: int) -> Position:
        """Turn an offset (0 to the length of the text) into line and column."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """Turn line and column back into the offset."""
        return self.starts[position.line - 1] + position.column - 1

    def line_span(self, line: int) -> Span:
        """Give the span of a line (from 1) without its line end."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


_LEADING_BITS = 0b1100_0000
_CONTINUES = 0b1000_0000


def utf16_offset(text: str, offset: int) -> int:
    """Count the UTF-16 code units before a code-point offset (the unit of editors' protocols)."""
    before = text[:offset]
    if before.isascii():
        return offset
    return offset + sum(character > "\uffff" for character in before)


def utf8_offset(text: str, offset: int) -> int:
    """Count the UTF-8 bytes before a code-point offset; a lone surrogate counts three."""
    return len(text[:offset].encode("utf-8", "surrogatepass"))


def from_utf16_offset(text: str, units: int) -> int:
    """Turn a count of UTF-16 code units back into a code-point offset."""
    seen = 0
    for offset, character in enumerate(text):
        if seen >= units:
            return offset
        seen += 2 if character > "\uffff" else 1
    return len(text)


def from_utf8_offset(text: str, size: int) -> int:
    """Turn a count of UTF-8 bytes back into a code-point offset; within a character, its end."""
    raw = text.encode("utf-8", "surrogatepass")[:size]
    return sum(byte & _LEADING_BITS != _CONTINUES for byte in raw)
