"""Many spans at once, asked whether they overlap or contain another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from claimcheck.model.span import Span


class SpanSet:
    """Spans among which one that overlaps another is found by halving, not one by one.

    Args:
        spans: The spans, in any order; they may overlap.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        """Join what overlaps; what only touches stays apart, as an empty span falls between."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def overlaps(self, span: Span) -> bool:
        """Tell whether one of the spans shares a character with this one."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start

    def contains(self, span: Span) -> bool:
        """Tell whether a span lies wholly inside these, where they overlap in several at once."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._ends[before - 1] >= span.end
