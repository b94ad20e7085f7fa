"""Numbers that may be the whole sample: those that stand there, and sums of groups."""

from collections.abc import Iterator, Sequence

from claimcheck.evidence.abstract import AbstractSentence
from claimcheck.evidence.counts import Count, counts_of
from claimcheck.evidence.sums import (
    PlacedCount,
    Total,
    equal_groups,
    is_control,
    is_part,
    sums_across,
    sums_in,
)

_MOST_IN_A_SENTENCE = 10
_MOST = 80
_NEAR = 3
_STEPS = (1, 3, 9, 19, 49, 199, 999, 19_999)


def totals_of(parts: Sequence[AbstractSentence]) -> list[Total]:
    """Collect every number that may be the whole sample.

    Sums are made of groups that stand in one sentence ("30 patients and 30 controls"), of a group
    and the controls of a later sentence, and of equal groups ("three groups of 12").

    Args:
        parts: The sentences of title and abstract.
    """
    counted = [counts_of(part.tokens)[:_MOST_IN_A_SENTENCE] for part in parts]
    found = [
        PlacedCount(place, part.role, count)
        for place, part in enumerate(parts)
        for count in counted[place]
    ][:_MOST]
    values = [one.number.value for one in found]
    whole = {total.value for total in _all_sums(parts, found)}
    singles = [
        Total(
            one.number.value,
            (one.span,),
            frozenset((*_of_single(one, order, values, whole), *_beside(one, found))),
        )
        for order, one in enumerate(found)
    ]
    apart = {single.spans[0] for single in singles if _is_no_whole(single)}
    kept = [one for one in found if one.span not in apart]
    sums = (*_all_sums(parts, kept), *sums_across(kept), *equal_groups(found, parts))
    return [
        *(single for single in singles if single.spans[0] not in apart),
        *(_compared(total, values) for total in sums),
    ]


def _all_sums(parts: Sequence[AbstractSentence], found: Sequence[PlacedCount]) -> list[Total]:
    return [
        total
        for place in range(len(parts))
        for total in sums_in(place, parts, [o.number for o in found if o.place == place])
    ]


def _is_no_whole(single: Total) -> bool:
    """Tell whether a number is one of each group, or of those screened before fewer were let in."""
    is_screened = "S:screened_first" in single.features and "is_sum" not in single.features
    return is_screened or "each" in single.features


def nothing_stated(totals: Sequence[Total]) -> frozenset[str]:
    """Give the features of the answer that no number is the whole sample.

    Args:
        totals: Every number that may be it.
    """
    signed = any("kind:sign" in total.features for total in totals)
    return frozenset(
        {"nothing", f"nothing:{min(len(totals), 5)}", "nothing:sign" if signed else "nothing:words"}
    )


def _of_single(
    one: PlacedCount, order: int, values: Sequence[int], whole: set[int]
) -> Iterator[str]:
    count = one.number
    yield f"kind:{count.kind}"
    yield f"role:{one.role}"
    yield f"{count.kind}&{one.role}"
    yield f"order:{min(order, 4)}"
    yield f"larger:{min(sum(value > count.value for value in values), 4)}"
    yield f"size:{_step(count.value)}"
    yield f"counts:{min(len(values), 6)}"
    if count.value in whole:
        yield "is_sum"
    if values.count(count.value) > 1:
        yield "repeated"
    if any(value < count.value for value in values[order + 1 :]):
        yield "smaller_follows"
    yield from (f"{count.kind}|{cue}" for cue in count.cues)
    yield from count.cues


def _beside(one: PlacedCount, found: Sequence[PlacedCount]) -> Iterator[str]:
    """Say whether another group stands beside this one, and whether fewer were let in later."""
    others = [
        other for other in found if other is not one and abs(other.place - one.place) <= _NEAR
    ]
    yield from _controls_beside(one, others)
    yield from _likes_beside(one, others)
    if _is_screened(one, _let_in_later(one, found)):
        yield "S:screened_first"
    if _is_let_in(one.number) and _was_screened_earlier(one, found):
        yield "S:let_in_after_screening"


def _controls_beside(one: PlacedCount, others: Sequence[PlacedCount]) -> Iterator[str]:
    kind = one.number.kind
    controls = [o for o in others if is_control(o.number) and not is_part(o.number)]
    if is_control(one.number):
        yield f"{kind}|control_beside" if len(others) > len(controls) else f"{kind}|control_alone"
        return
    for other in controls:
        near = "same" if other.place == one.place else "other"
        yield f"{kind}|has_control:{near}"
        if other.number.value == one.number.value:
            yield f"{kind}|has_equal_control"


def _likes_beside(one: PlacedCount, others: Sequence[PlacedCount]) -> Iterator[str]:
    """Name the kinds of groups of like size in the same sentence."""
    for other in others:
        is_like = other.number.value * 3 > one.number.value
        if is_like and other.place == one.place and not is_part(other.number):
            yield f"{one.number.kind}|like_beside:{other.number.kind}"


def _let_in_later(one: PlacedCount, found: Sequence[PlacedCount]) -> list[PlacedCount]:
    later = (o for o in found if o.place >= one.place and o.number.value < one.number.value)
    return [o for o in later if o.number.kind in {"noun", "bare"} and _is_let_in(o.number)]


def _was_screened_earlier(one: PlacedCount, found: Sequence[PlacedCount]) -> bool:
    earlier = (o for o in found if o.place <= one.place and o.number.value > one.number.value)
    return any(_has_cue(o.number, ":screened") for o in earlier)


def _is_screened(one: PlacedCount, let_in: Sequence[PlacedCount]) -> bool:
    """Tell whether these were looked at before fewer were let in."""
    if _has_cue(one.number, ":screened"):
        return bool(let_in)
    return _has_cue(one.number, ":assessed") and any(
        other.place == one.place and _has_cue(other.number, ":allocated") for other in let_in
    )


def _is_let_in(count: Count) -> bool:
    """Tell whether these were taken into the study, not only looked at for it."""
    if _has_cue(count, ":allocated"):
        return True
    return _has_cue(count, ":enrolled") and not _has_cue(count, ":screened")


def _has_cue(count: Count, ending: str) -> bool:
    return any(cue.endswith(ending) for cue in count.cues)


def _step(value: int) -> int:
    return sum(value > step for step in _STEPS)


def _compared(total: Total, values: Sequence[int]) -> Total:
    """Say whether the sum stands somewhere, and whether something larger does."""
    larger = sum(value > total.value for value in values)
    more = {f"sum_larger:{min(larger, 3)}", f"sum_counts:{min(len(values), 6)}"}
    if total.value in values:
        more.add("sum_stands")
    return total._replace(features=total.features | more)
