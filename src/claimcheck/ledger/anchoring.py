"""Finding a recorded quote again in a text that has changed.

Exact search on normalised text first, then approximate search, scored as the Hypothesis client
does: ``(50 * quote + 20 * prefix + 20 * suffix + 2 * position) / 92``.
"""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Literal

from attrs import evolve, field, frozen

from claimcheck.ledger.approximate import best_alignment, fewest_errors
from claimcheck.ledger.normal import NormalText, normalise, text_hash
from claimcheck.ledger.seeds import SeedIndex
from claimcheck.model import Anchor, BlockKind, Span
from claimcheck.model.by_value import ByValue

MatchKind = Literal["anchored", "drifted", "weak", "lost", "ambiguous"]

DRIFTED = 0.90
"""From this score on, an approximate match is taken for the claim (our choice)."""
WEAK = 0.75
"""From this score on, it is taken and a person should look; below, the claim is lost."""
AMBIGUOUS = 0.02
"""Two candidates whose scores are no further apart cannot be told from each other."""
CONTEXT = 32
"""Characters of prefix and suffix kept."""
_LONGEST = 4000
_MOST_ERRORS = 256
_MOST_PLACES = 10_000
_MOST_SCORED = 50


@frozen(eq=False, repr=False)
class AnchorMatch(ByValue):
    """Where a recorded quote was found.

    Args:
        span: Source span; ``None`` where it is lost or ambiguous.
        score: 0 to 1; of the best candidate where it is lost or ambiguous.
        kind: ``"anchored"``: the same words; ``"drifted"``: score from 0.90; ``"weak"``:
            from 0.75, a person should look; ``"lost"``: below, or nothing like it;
            ``"ambiguous"``: two candidates within 0.02.
        others: Further candidates, best first; for a lost or ambiguous one, all of them.
        similarity: How much of the quote's own words is there, surroundings left out, 0 to 1.
    """

    span: Span | None
    score: float
    kind: MatchKind
    others: tuple[Span, ...] = ()
    similarity: float = 1.0


LOST = AnchorMatch(None, 0.0, "lost", similarity=0.0)


@frozen(slots=False, eq=False, repr=False)
class AnchorText(ByValue):
    """A text in which many anchors are looked up; what they share is worked out once.

    Args:
        source: The document's text.
    """

    source: str = field(repr=False)

    @cached_property
    def normal(self) -> NormalText:
        """Give the normalised text."""
        return NormalText.of(self.source)

    @cached_property
    def seeds(self) -> SeedIndex:
        """Give the words of the normalised text with their places."""
        return SeedIndex.of(self.normal.text)

    def find(self, anchor: Anchor) -> AnchorMatch:
        """Find an anchor: exactly if its words are there, approximately otherwise."""
        return self.find_exactly(anchor) or self.find_nearly(anchor)

    def find_exactly(self, anchor: Anchor) -> AnchorMatch | None:
        """Find the anchor's own words, or give ``None`` where they are not in the text."""
        if self._stands_where_it_stood(anchor):
            return AnchorMatch(Span(anchor.start, anchor.end), 1.0, "anchored")
        quote = normalise(anchor.exact)
        places = self._occurrences(quote, anchor.start)
        if not places:
            return None
        if len(places) == 1:
            return AnchorMatch(self._span(*places[0]), 1.0, "anchored")
        scored = [(self._score(anchor, 0, *place), self._span(*place)) for place in places]
        return _judge(scored, is_exact=True)

    def find_nearly(self, anchor: Anchor, taken: Collection[Span] = ()) -> AnchorMatch:
        """Find the words most like the anchor's, outside spans that belong to others."""
        quote = normalise(anchor.exact)
        if not quote or len(quote) > _LONGEST:
            return LOST
        allowed = min(_MOST_ERRORS, len(quote) // 2)
        scored: dict[Span, tuple[float, float]] = {}
        for start, end in self._windows(anchor, quote, allowed):
            place = best_alignment(quote, self.normal.text[start:end])
            if place.errors > allowed or place.start == place.end:
                continue
            low, high = self._trim(start + place.start, start + place.end)
            span = self._span(low, high)
            if not any(span.overlaps(other) for other in taken):
                rate = place.errors / len(quote)
                scored[span] = self._score(anchor, rate, low, high), 1 - rate
        found = _judge([(score, span) for span, (score, _) in scored.items()], is_exact=False)
        best = found.span or next(iter(found.others), None)
        return evolve(found, similarity=scored[best][1] if best else 0.0)

    def context_score(self, anchor: Anchor, span: Span) -> float:
        """Tell how well prefix and suffix fit around a span, 0 to 1; 1 where none is recorded."""
        start, end = self.normal.offset(span.start), self.normal.offset(span.end)
        return (self._prefix_score(anchor, start) + self._suffix_score(anchor, end)) / 2

    def _stands_where_it_stood(self, anchor: Anchor) -> bool:
        start, end = anchor.start, anchor.end
        return (
            0 <= start < end
            and self.source.startswith(anchor.exact, start)
            and end - start == len(anchor.exact)
            and self.source.endswith(anchor.prefix, 0, start)
            and self.source.startswith(anchor.suffix, end)
        )

    def places(self, anchor: Anchor) -> list[Span]:
        """Give every place at which the anchor's own words stand, in order."""
        return [self._span(*place) for place in self._all_places(normalise(anchor.exact))]

    def _all_places(self, quote: str) -> list[tuple[int, int]]:
        text, size = self.normal.text, len(quote)
        places: list[tuple[int, int]] = []
        start = text.find(quote) if quote else -1
        while start >= 0 and len(places) < _MOST_PLACES:
            places.append((start, start + size))
            start = text.find(quote, start + size)
        return places

    def _occurrences(self, quote: str, hint: int) -> list[tuple[int, int]]:
        """Give the places of a quote in order; of very many, those nearest to the hint."""
        places = self._all_places(quote)
        if len(places) <= _MOST_SCORED:
            return places
        near = self.normal.offset(min(hint, len(self.source)))
        return sorted(sorted(places, key=lambda place: abs(place[0] - near))[:_MOST_SCORED])

    def _windows(self, anchor: Anchor, quote: str, allowed: int) -> Iterator[tuple[int, int]]:
        margin = allowed + 8
        begins = self.seeds.likely_starts(quote)
        if anchor.end > 0:
            begins.append(self.normal.offset(min(anchor.start, len(self.source))))
        prefix = normalise(anchor.prefix)
        if len(prefix) > CONTEXT // 3:
            place = self.normal.text.find(prefix)
            begins += [place + len(prefix)] if place >= 0 else []
        seen: list[int] = []
        for begin in begins:
            if all(abs(begin - other) > margin // 2 for other in seen):
                seen.append(begin)
                yield max(0, begin - margin), begin + len(quote) + margin

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self.normal.text
        while end - start > 1 and text[start] == " ":
            start += 1
        while end - start > 1 and text[end - 1] == " ":
            end -= 1
        return start, end

    def _span(self, start: int, end: int) -> Span:
        return self.normal.source_span(start, end)

    def _score(self, anchor: Anchor, error_rate: float, start: int, end: int) -> float:
        return (
            50 * (1 - error_rate)
            + 20 * self._prefix_score(anchor, start)
            + 20 * self._suffix_score(anchor, end)
            + 2 * self._position_score(anchor, start)
        ) / 92

    def _prefix_score(self, anchor: Anchor, start: int) -> float:
        prefix = normalise(anchor.prefix)
        if not prefix:
            return 1.0
        near = self.normal.text[max(0, start - len(prefix) - 1) : start]
        return 1 - fewest_errors(prefix, near) / len(prefix)

    def _suffix_score(self, anchor: Anchor, end: int) -> float:
        suffix = normalise(anchor.suffix)
        if not suffix:
            return 1.0
        near = self.normal.text[end : end + len(suffix) + 1]
        return 1 - fewest_errors(suffix, near) / len(suffix)

    def _position_score(self, anchor: Anchor, start: int) -> float:
        if anchor.end <= 0 or not self.source:
            return 1.0
        place = self._span(start, start + 1).start
        return max(0.0, 1 - abs(place - anchor.start) / len(self.source))


def anchor(document_text: str, anchor: Anchor) -> AnchorMatch:
    """Find an anchor in a text.

    Args:
        document_text: The text as it is now.
        anchor: Quote with prefix, suffix and position, as recorded.

    Returns:
        The one place, or why there is none.
    """
    return AnchorText(document_text).find(anchor)


def make_anchor(
    document_text: str,
    span: Span,
    section: tuple[str, ...] = (),
    block_kind: BlockKind = BlockKind.PARAGRAPH,
) -> Anchor:
    """Describe a span so that it can be found again.

    Args:
        document_text: The text.
        span: The quote's place in it.
        section: Headings above it.
        block_kind: Kind of its block.
    """
    exact = span.of(document_text)
    return Anchor(
        exact=exact,
        prefix=document_text[max(0, span.start - CONTEXT) : span.start],
        suffix=document_text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
        section=section,
        block_kind=block_kind,
        text_hash=text_hash(exact),
    )


def _judge(scored: list[tuple[float, Span]], *, is_exact: bool) -> AnchorMatch:
    """Choose among candidates by the thresholds of the standard."""
    if not scored:
        return LOST
    scored.sort(key=lambda candidate: (-candidate[0], candidate[1]))
    best, span = scored[0]
    rivals = [(score, other) for score, other in scored[1:] if not other.overlaps(span)]
    spans = (span, *(other for _, other in rivals))
    if not is_exact and best < WEAK:
        return AnchorMatch(None, best, "lost", spans)
    if rivals and best - rivals[0][0] <= AMBIGUOUS:
        return AnchorMatch(None, best, "ambiguous", spans)
    if is_exact:
        return AnchorMatch(span, best, "anchored", spans[1:])
    return AnchorMatch(span, best, "drifted" if best >= DRIFTED else "weak", spans[1:])
