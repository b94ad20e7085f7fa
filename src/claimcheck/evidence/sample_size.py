"""How many were studied, read from the words of an abstract."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.evidence._tables import rows
from claimcheck.evidence.abstract import Passage
from claimcheck.lexicon.numbers import number_words, value_of_digits, words_number
from claimcheck.lexicon.tokens import Token

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_LARGEST = 10_000_000_000
_REACH = 7
_FAR = 8
_WHOLE = 2.7
_TOTAL = 4.0
_JOINTS = frozenset({"and", ",", "vs", "versus", "with", "plus"})
_PLACES = {"title": 2.0, "methods": 2.0, "body": 1.5, "results": 1.0, "background": 0.3}


class SampleSize(NamedTuple):
    """A stated number of those studied.

    Args:
        value: How many in all.
        text: The words.
        probability: How likely this is the whole sample.
    """

    value: int
    text: str
    probability: float


class _Count(NamedTuple):
    value: int
    start: int
    end: int
    score: float
    noun: str = ""
    is_whole: bool = False


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("sample_words") if row["kind"] == kind)


def find_sample_size(parts: Sequence[Passage]) -> SampleSize | None:
    """Find the size of the whole sample.

    "A total of 1,234 patients" and "112 participants were randomised" count before a plain "n = 22"
    or "twenty-two women". Groups named side by side ("30 patients and 30 controls") are added
    up, for both were studied. Years, doses, ages, percentages and numbers of studies never count.

    Args:
        parts: The sentences of title and abstract.
    """
    best: SampleSize | None = None
    best_score = 0.0
    for part in parts:
        place = _PLACES.get(part.role)
        if place is None:
            continue
        for count in _joined(list(_counts(part.tokens)), part.tokens):
            if count.score * place > best_score:
                best_score = count.score * place
                tokens = part.tokens[count.start : count.end]
                words = part.text[tokens[0].start : tokens[-1].end]
                best = SampleSize(count.value, words, min(0.95, 0.5 + best_score / 12))
    return best


def _counts(tokens: Sequence[Token]) -> Iterator[_Count]:
    position = 0
    lowers = [token.lower for token in tokens]
    while position < len(tokens):
        number = _number_at(tokens, position)
        if number is None:
            position += 1
            continue
        value, end = number
        found = _count(lowers, tokens, position, end, value)
        if found is not None:
            yield found
        position = end


def _number_at(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    token = tokens[position]
    if token.text[0].isdigit():
        value = value_of_digits(token.text)
        end = position + 1
    elif token.lower in number_words():
        number = words_number(tokens, position)
        if number is None:
            return None
        value, end = number
    else:
        return None
    if len(token.text) == 4 and _FIRST_YEAR <= (value or 0) <= _LAST_YEAR:  # noqa: PLR2004
        following = {other.lower for other in tokens[position + 1 : position + 4]}
        value = value if following & _words("studied") and "," not in following else None
    if value is None or value != int(value) or not 0 < value < _LARGEST or "." in token.text:
        return None
    return int(value), end


def _count(
    lowers: Sequence[str], tokens: Sequence[Token], start: int, end: int, value: int
) -> _Count | None:
    before = lowers[max(0, start - 4) : start]
    if before[-2:] == ["n", "="]:
        is_group = end < len(lowers) and lowers[end] in {"per", "/", "each"}
        total = tokens[start - 2].text == "N"
        return None if is_group else _Count(value, start, end, 2.6 if total else 1.2)
    sign = tokens[start - 1] if start else None
    if sign is not None and sign.text in "-–/±=<>$~#*" and sign.end == tokens[start].start:
        return None
    behind = _noun_behind(lowers, end)
    if behind is None:
        return None
    score = _score(lowers, start, behind, value)
    return _Count(value, start, behind, score, lowers[behind - 1], _is_whole(lowers, start))


def _score(lowers: Sequence[str], start: int, behind: int, value: int) -> float:
    before, near = lowers[max(0, start - 4) : start], lowers[behind : behind + 8]
    score = 2.0
    if "total" in before or "overall" in before:
        score += 2.0
    if _words("enrolled").intersection(near[:5]) or _words("enrolled").intersection(before):
        score += 1.5
    if _words("allocated").intersection(near[:5]):
        score += 0.4
    if _is_whole(lowers, start):
        score += 0.5
    elif _words("part").intersection(before) or before[-1:] == ["of"]:
        score -= 1.2
    if _words("part").intersection(near[:3]):
        score -= 0.6
    return score - 1.0 if value == 1 else score


def _is_whole(lowers: Sequence[str], start: int) -> bool:
    """Tell whether "of" opens the clause: "of 90 patients, 40 responded" names the whole."""
    if not start or lowers[start - 1] != "of":
        return False
    return start == 1 or not lowers[start - 2][0].isalnum()


def _noun_behind(lowers: Sequence[str], end: int) -> int | None:
    """Give the end of the noun of those counted, where one stands close behind a number."""
    for position in range(end, min(end + _REACH, len(lowers))):
        word = lowers[position]
        if word in _words("studied"):
            return position + 1
        if word == "," and position > end and lowers[position - 1] not in _words("stop"):
            continue
        if word in _words("stop") or word[0].isdigit():
            return None
    return None


def _joined(counts: list[_Count], tokens: Sequence[Token]) -> Iterable[_Count]:
    """Add up what stands side by side: both groups were studied."""
    joined: list[_Count] = []
    for count in counts:
        last = joined[-1] if joined else None
        between = tokens[last.end : count.start] if last else ()
        if last is not None and not last.is_whole and _adjoin(between, last, count):
            score = max(last.score, count.score) + 0.1
            joined[-1] = _Count(last.value + count.value, last.start, count.end, score, count.noun)
        else:
            joined.append(count)
    groups = [count for count in joined if not count.noun and count.score < _WHOLE]
    if len(groups) > 1 and len({count.score for count in groups}) == 1:
        whole = sum(count.value for count in groups)
        joined.append(_Count(whole, groups[0].start, groups[-1].end, 1.7))
    return [_with_list(count, tokens) if count.noun else count for count in joined]


def _adjoin(between: Sequence[Token], last: _Count, count: _Count) -> bool:
    words = [token.lower for token in between]
    return (
        bool(words)
        and len(words) <= _FAR
        and words[-1] in _JOINTS
        and bool(last.noun and count.noun)
        and (last.noun in _words("sexed")) == (count.noun in _words("sexed"))
        and not _words("apart").intersection(words)
        and max(last.score, count.score) < _TOTAL
    )


def _with_list(count: _Count, tokens: Sequence[Token]) -> _Count:
    """Add the groups listed before a shared noun: "45 current, 48 former and 40 non-drinkers"."""
    whole, start = count.value, count.start
    while start >= 2 and tokens[start - 1].lower in _JOINTS:  # noqa: PLR2004
        position = start - 2
        while position >= max(0, start - _REACH) and tokens[position].lower.isalpha():
            if tokens[position].lower in _words("stop") | number_words().keys():
                break
            position -= 1
        number = _number_at(tokens, position) if position >= 0 else None
        if number is None or start - 2 <= position or number[1] != position + 1:
            break
        if _words("stop").intersection(t.lower for t in tokens[position + 1 : start - 1]):
            break
        whole, start = whole + number[0], position
    return count if start == count.start else count._replace(value=whole, start=start)
