"""What lies around or behind a place, found without looking at everything."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from claimcheck.model.span import Span


class HasSpan(Protocol):
    """Something that has a place."""

    @property
    def span(self) -> Span:
        """Its place."""


T = TypeVar("T", bound=HasSpan)


class SpanIndex(Generic[T]):
    """Things by their places.

    Args:
        things: All of them.
        shown: Those that may be asked for as the next.
    """

    def __init__(self, things: Iterable[T], shown: Iterable[T]) -> None:
        """Order them."""
        self._things = sorted(things, key=_start)
        self._starts = [thing.span.start for thing in self._things]
        self._reach = list(accumulate((thing.span.end for thing in self._things), max))
        self._shown = sorted(shown, key=_start)
        self._shown_starts = [thing.span.start for thing in self._shown]

    def around(self, span: Span) -> tuple[T, ...]:
        """Give those that contain a span, by their beginning."""
        at = bisect_right(self._starts, span.start)
        found = []
        while at and self._reach[at - 1] >= span.end:
            at -= 1
            if self._things[at].span.contains(span):
                found.append(self._things[at])
        return tuple(reversed(found))

    def behind(self, offset: int) -> T | None:
        """Give the first that may be asked for and begins at an offset or later."""
        at = bisect_left(self._shown_starts, offset)
        return self._shown[at] if at < len(self._shown) else None


def _start(thing: HasSpan) -> int:
    return thing.span.start
