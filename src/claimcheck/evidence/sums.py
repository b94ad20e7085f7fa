"""Sums of groups that may be the whole sample: side by side, across sentences, or equal."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.evidence.abstract import AbstractSentence
from claimcheck.evidence.count_cues import kinds_of_words
from claimcheck.evidence.counts import Count, groups_named

_LONGEST_RUN = 6
_FAR = 30
_FAR_SIGNS = 40
_JOINTS = frozenset(
    {"and", ",", ";", "vs", "versus", "with", "plus", "or", "&", "to", "than", "by"}
)
_OPPOSED = frozenset({"compared", "versus", "vs"})
_SHARED = ("control", "sexed", "share", "screened", "subset", "outcome", "negative", "group")
_SPREADS = (1.25, 2, 4)
_GAPS = (3, 7, 16)
_WHOLE_CUES = (
    "before:whole",
    "before:enrolled",
    "before:allocated",
    "behind:enrolled",
    "behind:allocated",
    "behind:planned",
    "before:group",
    "inside:control",
    "before:control",
    "opens:",
    "last:of",
    "last:in",
    "upper",
    "lower",
    "before:subset",
    "before:study_number",
    "before:earlier",
)


Span = tuple[int, int, int]


class Total(NamedTuple):
    """A number that may be the whole sample, and what the choice rests on.

    Args:
        value: The number.
        spans: Where its words stand: passage, first token, and the token behind.
        features: What speaks for and against it, by name.
    """

    value: int
    spans: tuple[Span, ...]
    features: frozenset[str]


class PlacedCount(NamedTuple):
    """A number with the passage that it stands in.

    Args:
        place: Which passage, from 0.
        role: The role of the passage.
        number: The number.
    """

    place: int
    role: str
    number: Count

    @property
    def span(self) -> Span:
        """Passage, first token, and the token behind."""
        return self.place, self.number.start, self.number.end


def sums_in(
    place: int, parts: Sequence[AbstractSentence], counts: Sequence[Count]
) -> Iterator[Total]:
    """Add up each run of neighbours in a sentence."""
    tokens = parts[place].tokens
    for first in range(len(counts)):
        run = [counts[first]]
        for count in counts[first + 1 : first + _LONGEST_RUN]:
            signs = count.kind == run[-1].kind == "sign"
            if count.start - run[-1].end > (_FAR_SIGNS if signs else _FAR):
                break
            run.append(count)
            between = [
                [token.lower for token in tokens[one.end : other.start]]
                for one, other in pairwise(run)
            ]
            features = set(_of_sum(run, between))
            features.add(f"s:role:{parts[place].role}")
            if first + len(run) < len(counts):
                gap = counts[first + len(run)].start - run[-1].end
                features.add("s:goes_on" if gap <= _FAR else "s:goes_on_far")
            if first and run[0].start - counts[first - 1].end <= _FAR:
                features.add("s:went_before")
            if len(run) == len(counts):
                features.add("s:every_count")
            value = sum(count.value for count in run)
            yield Total(value, ((place, run[0].start, run[-1].end),), frozenset(features))


def _of_sum(run: Sequence[Count], between: Sequence[Sequence[str]]) -> Iterator[str]:
    kinds = {"noun" if count.kind in {"listed", "bare"} else count.kind for count in run}
    kind = "mixed" if len(kinds) > 1 else next(iter(kinds))
    yield from ("sum", f"s:{kind}", f"s:{kind}:{min(len(run), 4)}")
    yield from _of_joints(between, kind)
    yield from _of_values([count.value for count in run], kind)
    yield from _of_cues(run)
    yield from _of_comparison(run, between, kind)


def _of_joints(between: Sequence[Sequence[str]], kind: str) -> Iterator[str]:
    """Say how far apart the parts of a sum are, and by which words they are joined."""
    gap = max(map(len, between))
    yield f"s:{kind}:gap:{sum(gap > step for step in _GAPS)}"
    is_joined = all(_JOINTS.intersection(words) for words in between)
    yield f"s:{kind}:{'joined' if is_joined else 'apart'}"
    ends = {words[-1] for words in between if words}
    yield from (f"s:{kind}:ends:{end}" for end in ends & _JOINTS)
    if any(_OPPOSED.intersection(words) for words in between):
        yield "s:compared"


def _of_values(values: Sequence[int], kind: str) -> Iterator[str]:
    """Say how the parts of a sum compare in size."""
    most = max(values)
    if most == sum(values) - most and len(values) > 2:  # noqa: PLR2004
        yield "S:holds_its_sum"
    elif len(set(values)) == 1:
        yield f"s:{kind}:equal"
    spread = most / min(values)
    yield f"s:{kind}:spread:{sum(spread > step for step in _SPREADS)}"
    if values[0] == most and most > sum(values[1:]):
        yield "s:first_outweighs"
    if all(one > other for one, other in pairwise(values)):
        yield f"s:{kind}:falls"


def _of_cues(run: Sequence[Count]) -> Iterator[str]:
    """Say which cues all parts of a sum have, and which only some of them."""
    for name in _SHARED:
        having = sum(any(cue.endswith(name) for cue in count.cues) for count in run)
        if having:
            yield f"s:{name}:{'all' if having == len(run) else 'some'}"


def _of_comparison(
    run: Sequence[Count], between: Sequence[Sequence[str]], kind: str
) -> Iterator[str]:
    """Say whether the parts of a sum are set against each other, and what stands around them."""
    words = {word for gap in between for word in gap}
    yield from _of_opposition(run, words, kind)
    kinds = {name for word in words for name in kinds_of_words().get(word, ())}
    yield from (f"s:between:{name}" for name in kinds - {"stop", "studied"})
    if "time" in kinds and all(one.value >= other.value for one, other in pairwise(run)):
        yield f"S:{kind}:falls_in_time"
    yield from (f"s:{kind}:first:{cue}" for cue in _whole_cues(run[0]))
    yield from (f"s:last:{cue}" for cue in _whole_cues(run[-1]))


def _of_opposition(run: Sequence[Count], words: set[str], kind: str) -> Iterator[str]:
    if any(map(is_part, run)):
        return
    if len(run) == 2 and sum(map(is_control, run)) == 1:  # noqa: PLR2004
        yield f"S:{kind}:with_controls"
    elif words & {*_OPPOSED, "compare"}:
        yield f"S:{kind}:compared"


def _whole_cues(count: Count) -> list[str]:
    return [cue for cue in count.cues if cue.startswith(_WHOLE_CUES)]


def sums_across(found: Sequence[PlacedCount]) -> Iterator[Total]:
    """Add controls to the group of an earlier or later sentence."""
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            gap = other.place - one.place
            if not 1 <= gap <= 4:  # noqa: PLR2004
                continue
            control = [any(cue.endswith(":control") for cue in o.number.cues) for o in (one, other)]
            features = {"across", f"a:gap:{gap}", f"a:{one.number.kind}-{other.number.kind}"}
            features.add(f"a:roles:{one.role}-{other.role}")
            features.add(f"a:control:{control[0]:d}{control[1]:d}")
            if one.number.value == other.number.value:
                features.add("a:equal")
            if control == [False, True] and not any(map(is_part, (one.number, other.number))):
                features.add(f"S:across:{other.number.kind}:{min(gap, 2)}")
            for one_or_other, name in ((one, "one"), (other, "other")):
                features.update(f"a:{name}:{cue}" for cue in one_or_other.number.cues)
            value = one.number.value + other.number.value
            yield Total(value, (one.span, other.span), frozenset(features))


def equal_groups(
    found: Sequence[PlacedCount], parts: Sequence[AbstractSentence]
) -> Iterator[Total]:
    """Multiply a group by the number of groups that the abstract names."""
    if not any(_group_cues(one.number) for one in found):
        return
    named = next((n for n in (groups_named(part.tokens) for part in parts) if n), 0)
    if not named:
        return
    for one in found:
        if _group_cues(one.number):
            is_own = groups_named(parts[one.place].tokens) == named
            features = frozenset(_of_groups(one.number, named, is_own=is_own))
            yield Total(one.number.value * named, (one.span,), features)


def _group_cues(count: Count) -> set[str]:
    return {cue for cue in count.cues if cue.endswith((":group", ":groups"))}


def _of_groups(count: Count, named: int, *, is_own: bool) -> Iterator[str]:
    """Say what speaks for a number being that of each of some groups."""
    cues = _group_cues(count)
    yield from ("times", f"t:{count.kind}", f"t:own:{is_own:d}", f"t:{min(named, 5)}")
    yield from (f"t:{cue}" for cue in count.cues if cue in cues or "last:" in cue)
    if is_own and "last:of" in count.cues and "before:groups" in cues:
        yield "S:groups_of"
    if {"behind:group", "before:group"} & cues and count.kind == "sign":
        yield "S:sign_per_group"


def is_control(count: Count) -> bool:
    """Tell whether those counted are controls."""
    return any(cue.endswith(":control") and cue[:6] != "behind" for cue in count.cues)


def is_part(count: Count) -> bool:
    """Tell whether those counted are a part of others: of one sex, lost, or with an outcome."""
    return any(cue.endswith((":sexed", ":negative", ":outcome")) for cue in count.cues)
