"""Where the fields of an entry stand, made into spans and source when somebody asks.

A large bibliography has a hundred thousand fields whose places nobody looks at.
"""

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.model import Span


class FieldSpans(Mapping[str, Span]):
    """Spans by field name.

    Args:
        names: The fields.
        offsets: Start and end of each value in turn, counted from ``base``.
        base: Offset of the entry.
    """

    __slots__ = ("_base", "_names", "_offsets")

    def __init__(self, names: Sequence[str], offsets: Sequence[int], base: int = 0) -> None:
        """Keep the offsets."""
        self._names = names
        self._offsets = offsets
        self._base = base

    def __getitem__(self, name: str) -> Span:
        """Give the span of a field."""
        return Span(*self.ends(name))

    def ends(self, name: str) -> tuple[int, int]:
        """Give where a field begins and ends, for those who need no span.

        Raises:
            KeyError: The entry has no such field.
        """
        if name not in self._names:
            raise KeyError(name)
        at = 2 * self._names.index(name)
        return self._base + self._offsets[at], self._base + self._offsets[at + 1]

    def __iter__(self) -> Iterator[str]:
        """Give the names in file order."""
        return iter(self._names)

    def __len__(self) -> int:
        """Count the fields."""
        return len(self._names)

    def __repr__(self) -> str:
        """Show the spans."""
        return f"FieldSpans({dict(self)})"


class SourceFields(Mapping[str, str]):
    """Fields as written, cut out of the source.

    Args:
        text: The source.
        spans: Their places.
    """

    __slots__ = ("_spans", "_text")

    def __init__(self, text: str, spans: FieldSpans) -> None:
        """Keep text and places."""
        self._text = text
        self._spans = spans

    def __getitem__(self, name: str) -> str:
        """Give a field as written."""
        start, end = self._spans.ends(name)
        return self._text[start:end]

    def __iter__(self) -> Iterator[str]:
        """Give the names in file order."""
        return iter(self._spans)

    def __len__(self) -> int:
        """Count the fields."""
        return len(self._spans)

    def __repr__(self) -> str:
        """Show the fields."""
        return repr(dict(self))
