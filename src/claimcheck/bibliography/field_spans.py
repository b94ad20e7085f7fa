"""Places of fields, made into spans when somebody asks."""

from collections.abc import Iterator, Mapping

from claimcheck.model import Span


class FieldSpans(Mapping[str, Span]):
    """Spans by field name; a large bibliography has a hundred thousand that nobody looks at.

    Args:
        places: Start and end of each value by field name.
    """

    __slots__ = ("places",)

    def __init__(self, places: Mapping[str, tuple[int, int]]) -> None:
        """Keep the offsets."""
        self.places = places

    def __getitem__(self, name: str) -> Span:
        """Give the span of a field."""
        return Span(*self.places[name])

    def __iter__(self) -> Iterator[str]:
        """Give the names in file order."""
        return iter(self.places)

    def __len__(self) -> int:
        """Count the fields."""
        return len(self.places)

    def __repr__(self) -> str:
        """Show the offsets."""
        return f"FieldSpans({dict(self.places)})"
