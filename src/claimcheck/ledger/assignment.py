"""Which record belongs to which place and claim of a document, all records taken together."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from claimcheck.ledger.anchoring import LOST, AnchorMatch, AnchorText
from claimcheck.ledger.normal import normalise
from claimcheck.ledger.retyped import is_retyped, quote_words
from claimcheck.model import Claim, ClaimStatus, Record, Span
from claimcheck.model.by_value import ByValue

_SHARED = 0.5
_STRANGE = 0.6
_MOST_ROUNDS = 4
_ALIKE = 0.7
_KEPT = 2 / 3


@frozen(eq=False, repr=False)
class Placed(ByValue):
    """A record with what was found for it.

    Args:
        record: The record.
        match: Where its quote was found.
        claim: The extracted claim that it is, where there is one.
    """

    record: Record
    match: AnchorMatch
    claim: Claim | None = None

    @property
    def covers_claim(self) -> bool:
        """Tell whether quote and claim are the same stretch, give or take half of it."""
        return self.claim is not None and (
            self.match.span is not None and overlap(self.match.span, self.claim.span) >= _SHARED
        )


def _in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: claim.span))


@frozen(slots=False, eq=False, repr=False)
class ClaimIndex(ByValue):
    """Extracted claims by place.

    Args:
        claims: In any order.
    """

    claims: tuple[Claim, ...] = field(converter=_in_order)

    @cached_property
    def _starts(self) -> list[int]:
        return [claim.span.start for claim in self.claims]

    @cached_property
    def _longest(self) -> int:
        return max((len(claim.span) for claim in self.claims), default=0)

    def best(self, span: Span) -> Claim | None:
        """Give the claim that shares most with a span: half of the shorter one at least."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_right(self._starts, span.end)
        near = [claim for claim in self.claims[first:last] if claim.span.overlaps(span)]
        best = max(near, key=lambda claim: overlap(claim.span, span), default=None)
        if best is None or _shared(best.span, span) < _SHARED * min(len(best.span), len(span)):
            return None
        return best


def overlap(one: Span, other: Span) -> float:
    """Tell how much two spans share, from 0 (nothing) to 1 (they are the same)."""
    shared = _shared(one, other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def place_records(
    text: AnchorText, records: Sequence[Record], claims: Sequence[Claim]
) -> list[Placed]:
    """Find every record in a text, no place given to two records that were apart.

    Records whose own words are there come first; an approximate match never takes a place that
    belongs to one of them.

    Args:
        text: The document's text.
        records: The records of the document.
        claims: What was extracted from it.

    Returns:
        One for each record, in their order.
    """
    index = ClaimIndex(tuple(claims))
    found: list[AnchorMatch | None] = [text.find_exactly(record.anchor) for record in records]
    _tell_twins_apart(text, records, found)
    _part_rivals(text, records, found)
    _leave_strangers(text, records, found, index)
    _find_changed(text, records, found)
    _find_carried_off(records, found, index)
    return [
        Placed(record, match or LOST, index.best(match.span) if match and match.span else None)
        for record, match in zip(records, found, strict=True)
    ]


def _tell_twins_apart(
    text: AnchorText, records: Sequence[Record], found: list[AnchorMatch | None]
) -> None:
    """Give as many records as there are places of the same words each its own, in order."""
    twins: dict[str, list[int]] = {}
    for number, match in enumerate(found):
        if match and match.kind == "ambiguous":
            twins.setdefault(normalise(records[number].anchor.exact), []).append(number)
    taken = {match.span for match in found if match and match.span}
    for numbers in twins.values():
        everywhere = text.places(records[numbers[0]].anchor)
        places = [span for span in everywhere if span not in taken]
        numbers.sort(key=lambda number: (records[number].anchor.start, number))
        if len(places) == len(numbers):
            for number, span in zip(numbers, places, strict=True):
                match = found[number]
                found[number] = AnchorMatch(span, match.score if match else 1.0, "anchored")


def _part_rivals(
    text: AnchorText, records: Sequence[Record], found: list[AnchorMatch | None]
) -> None:
    """Leave a place that several records found to the one that fits best around it."""
    rivals: dict[Span, list[int]] = {}
    for number, match in enumerate(found):
        if match and match.span:
            rivals.setdefault(match.span, []).append(number)
    for span, numbers in rivals.items():
        if len({_seen_at(records[number]) for number in numbers}) == 1:
            continue

        def fit(number: int, span: Span = span) -> tuple[float, int, int]:
            anchor = records[number].anchor
            distance = abs(anchor.start - span.start)
            return -text.context_score(anchor, span), distance, number

        for number in sorted(numbers, key=fit)[1:]:
            found[number] = None


def _seen_at(record: Record) -> tuple[int, int, str]:
    return record.anchor.start, record.anchor.end, record.anchor.prefix


def _leave_strangers(
    text: AnchorText,
    records: Sequence[Record],
    found: list[AnchorMatch | None],
    index: ClaimIndex,
) -> None:
    """Give up words found inside a claim that is another record's, in strange surroundings."""
    owned = {match.span for match in found if match and match.span}
    for number, match in enumerate(found):
        if not match or not match.span:
            continue
        claim = index.best(match.span)
        inside = claim is not None and claim.span != match.span and claim.span in owned
        if inside and text.context_score(records[number].anchor, match.span) < _STRANGE:
            found[number] = None


def _find_changed(
    text: AnchorText, records: Sequence[Record], found: list[AnchorMatch | None]
) -> None:
    """Find the records whose own words are gone, the best match first."""
    taken = [match.span for match in found if match and match.span]
    waiting = {number for number, match in enumerate(found) if match is None}
    for _ in range(_MOST_ROUNDS):
        near = {number: _find_same(text, records[number], taken) for number in waiting}
        order = sorted(near, key=lambda number: (-near[number].score, number))
        for number in order:
            span = near[number].span
            if span is not None and any(span.overlaps(other) for other in taken):
                continue
            found[number] = near[number]
            waiting.discard(number)
            if span is not None:
                taken.append(span)


def _find_same(text: AnchorText, record: Record, taken: Sequence[Span]) -> AnchorMatch:
    """Find words like the record's, unless the place alone speaks for another statement there.

    Surroundings weigh almost half of the score, so that a sentence put in the place of another
    can pass; what a person said of the old one must not be laid upon the new one.
    """
    match = text.find_nearly(record.anchor, taken)
    if match.span is None or match.similarity >= _ALIKE:
        return match
    old, new = quote_words(record.anchor.exact), quote_words(match.span.of(text.source))
    if (Counter(old) & Counter(new)).total() >= _KEPT * len(old):
        return match
    return evolve(match, span=None, kind="lost", others=(match.span, *match.others))


def _find_carried_off(
    records: Sequence[Record], found: list[AnchorMatch | None], index: ClaimIndex
) -> None:
    """Find claims that were moved and slightly retyped, so that their surroundings are strange.

    Only where the old words are all still there, and one claim alone has them.
    """
    lost = [n for n, match in enumerate(found) if match is None or match.kind == "lost"]
    if not lost:
        return
    free = _free_claims(found, index)
    words = {id(claim): quote_words(claim.quote) for claim in free}
    for number in lost:
        old = quote_words(records[number].anchor.exact)
        same = [claim for claim in free if is_retyped(old, words[id(claim)])]
        if len(same) == 1:
            match = found[number] or LOST
            found[number] = AnchorMatch(same[0].span, match.score, "weak", match.others)
            free.remove(same[0])


def _free_claims(found: Sequence[AnchorMatch | None], index: ClaimIndex) -> list[Claim]:
    """Give the claims on which no record was laid."""
    taken = {id(index.best(match.span)) for match in found if match and match.span}
    return [claim for claim in index.claims if id(claim) not in taken]


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def restored(record: Record) -> Record:
    """Give an orphaned record the status that it had."""
    was = record.values.get("was", ClaimStatus.EXTRACTED)
    if record.status is ClaimStatus.ORPHANED and isinstance(was, ClaimStatus):
        return evolve(record, status=was)
    return record
