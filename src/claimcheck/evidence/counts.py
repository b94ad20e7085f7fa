"""The numbers of an abstract that may count those who were studied, one sentence at a time."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.evidence.count_cues import cues_around, is_word_of
from claimcheck.lexicon.numbers import number_words, value_of_digits, words_number
from claimcheck.lexicon.tokens import Token
from claimcheck.resources.patterns import lazy_pattern

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_LARGEST = 10_000_000_000
_REACH = 8
_MOST = 40
_SIGNS = frozenset({"=", "≈", ":", "~", "∼", "≃"})
_TIED = frozenset("-–—‐‑/±=<>≤≥$~#*·:.,'’^+")
_JOINTS = frozenset({"and", ",", "or", "&"})
_ENDS = frozenset({")", ",", "and", ".", ";", "with", "who"})
_DATED = frozenset({"in", "since", "from", "between", "during", "until", "by", "and", "to"})
_INITIALS = lazy_pattern(r"[A-Z][A-Z-]{1,7}s?")
_YEAR_DIGITS = 4


class Count(NamedTuple):
    """A number with what it counts.

    Args:
        value: The number.
        start: Its first token in the sentence.
        end: The token behind the noun, or behind the number where no noun follows.
        kind: ``"sign"`` for "n = 12", ``"noun"`` for "12 patients", ``"bare"`` for "12 were
            randomised", ``"listed"`` for the 12 of "12 current and 9 former smokers".
        cues: What stands around it, as names of word kinds behind ``before:``, ``inside:`` or
            ``behind:``.
    """

    value: int
    start: int
    end: int
    kind: str
    cues: frozenset[str]


def counts_of(tokens: Sequence[Token]) -> list[Count]:
    """Find the numbers of a sentence that may count people, animals or records of them.

    Years, ages, doses, shares, ranges and whatever else has a unit are passed over.

    Args:
        tokens: The sentence.
    """
    lowers = [token.lower for token in tokens]
    found: list[Count] = []
    for value, start, end in _numbers(tokens, lowers):
        count = _count(tokens, lowers, value, start, end)
        if count is not None:
            if count.kind == "noun":
                found.extend(_listed(tokens, lowers, start, found))
            found.append(count)
        if len(found) >= _MOST:
            break
    return found


def groups_named(tokens: Sequence[Token]) -> int:
    """Give the number of groups that a sentence names ("three groups"), 0 where it names none."""
    lowers = [token.lower for token in tokens]
    for value, _, end in _numbers(tokens, lowers):
        if 2 <= value <= 12:  # noqa: PLR2004
            for word in lowers[end : end + 4]:
                if is_word_of("groups", word):
                    return value
                if is_word_of("stop", word):
                    break
    return 0


def _numbers(tokens: Sequence[Token], lowers: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Give the whole numbers of a sentence with their first token and the token behind."""
    position = 0
    while position < len(tokens):
        number = _number_at(tokens, lowers, position)
        if number is None:
            position += 1
        else:
            yield number[0], position, number[1]
            position = number[1]


def _number_at(
    tokens: Sequence[Token], lowers: Sequence[str], position: int
) -> tuple[int, int] | None:
    token = tokens[position]
    value: float | None = None
    end = position + 1
    if token.text[0].isdigit():
        value = None if "." in token.text else value_of_digits(token.text)
        if _signed(lowers, position) and lowers[end : end + 1] == [","]:
            value, end = _spaced(tokens, position, value)
    elif token.lower in number_words():
        number = words_number(tokens, position)
        if number is not None:
            value, end = number
    if value is None or value != int(value) or not 0 < value < _LARGEST:
        return None
    return int(value), end


def _spaced(
    tokens: Sequence[Token], position: int, value: float | None
) -> tuple[float | None, int]:
    """Read a number printed with a space behind its comma: "N = 2, 128)"."""
    rest = tokens[position + 2 : position + 4]
    texts = [token.text for token in rest]
    if len(rest) == 2 and len(texts[0]) == 3 and texts[0].isdigit() and texts[1] == ")":  # noqa: PLR2004
        return value_of_digits(tokens[position].text + texts[0]), position + 3
    return value, position + 1


def _count(
    tokens: Sequence[Token], lowers: Sequence[str], value: int, start: int, end: int
) -> Count | None:
    if _signed(lowers, start):
        cues = cues_around(lowers, _opening(lowers, start), end, end)
        cues.add("upper" if tokens[start - 2].text == "N" else "lower")
        return Count(value, start, end, "sign", frozenset(cues))
    if _tied(tokens, start, end) or _is_share(lowers, end):
        return None
    noun, loose = _noun_behind(tokens, lowers, end)
    if noun is not None:
        dated = start > 0 and lowers[start - 1] in _DATED
        far = noun - end > 1 or "initials" in loose or dated
        if far and _is_year(tokens[start], value):
            return None
        cues = cues_around(lowers, start, end, noun) | loose
        return Count(value, start, noun, "noun", frozenset(cues))
    if _is_year(tokens[start], value) or not _is_bare(lowers, end):
        return None
    return Count(value, start, end, "bare", frozenset(cues_around(lowers, start, end, end)))


def _signed(lowers: Sequence[str], start: int) -> bool:
    before = lowers[max(0, start - 3) : start]
    if len(before) < 2 or before[-2] != "n":  # noqa: PLR2004
        return False
    return before[-1] in _SIGNS or (before[-1] == "." and before[:1] == ["("])


def _opening(lowers: Sequence[str], start: int) -> int:
    """Give the place of the bracket before "n =", so that the words before it are seen."""
    return start - 3 if start >= 3 and lowers[start - 3] in {"(", "[", ","} else start - 2  # noqa: PLR2004


def _tied(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a number is a part of something longer: "18-35", "10th", "-5", "1:1"."""
    if start and tokens[start - 1].end == tokens[start].start and tokens[start - 1].text in _TIED:
        return True
    if end >= len(tokens) or tokens[end].start != tokens[end - 1].end:
        return False
    follows = tokens[end].text
    if follows in {",", ".", "'", "’", ":"}:
        return end + 1 < len(tokens) and tokens[end + 1].start == tokens[end].end
    return follows[0].isalnum() or follows in _TIED


def _is_share(lowers: Sequence[str], end: int) -> bool:
    return end < len(lowers) and (lowers[end] in {"%", "percent", "±", "-", "–"})


def _is_year(token: Token, value: int) -> bool:
    return len(token.text) == _YEAR_DIGITS and _FIRST_YEAR <= value <= _LAST_YEAR


def _noun_behind(
    tokens: Sequence[Token], lowers: Sequence[str], end: int
) -> tuple[int | None, set[str]]:
    """Give the end of the noun of those counted, and how far one had to go for it."""
    cues: set[str] = set()
    for position in range(end, min(end + _REACH, len(lowers))):
        word = lowers[position]
        if is_word_of("studied", word) or is_word_of("record", word):
            return position + 1, cues
        if position - end <= 1 and _are_initials(tokens, lowers, position):
            return position + 1, cues | {"initials"}
        if position > end and (word in _JOINTS or (word == "-" and _hangs(tokens, position))):
            cues.add("loose")
        elif word in {"(", ")"}:
            cues.add("bracket")
        elif _ends_noun(word):
            break
    return None, cues


def _are_initials(tokens: Sequence[Token], lowers: Sequence[str], position: int) -> bool:
    """Tell whether capitals stand for those counted: "12 PWS", "30 HC were"."""
    if not _INITIALS.fullmatch(tokens[position].text):
        return False
    after = lowers[position + 1 : position + 2]
    is_plural = tokens[position].text[-1] == "s"
    return is_plural or not after or is_word_of("auxiliary", after[0]) or after[0] in _ENDS


def _ends_noun(word: str) -> bool:
    return is_word_of("stop", word) or word[0].isdigit() or word in number_words()


def _hangs(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a hyphen stands for a part that comes later: "age- and sex-matched"."""
    mark = tokens[position]
    is_free = position + 1 < len(tokens) and mark.end < tokens[position + 1].start
    return is_free and tokens[position - 1].end == mark.start


def _is_bare(lowers: Sequence[str], end: int) -> bool:
    """Tell whether a number without a noun stands for people: "672 were randomly assigned"."""
    near = lowers[end : end + 5]
    if near[:1] and is_word_of("auxiliary", near[0]):
        return any(is_word_of("enrolled", word) for word in near[1:])
    if near[:1] == ["("]:
        near = lowers[end + 1 : end + 4]
        return any(is_word_of("sexed", word) for word in near) or "%" in lowers[end + 1 : end + 5]
    if near[:1] == ["of"]:
        return any(is_word_of("studied", word) for word in near[1:])
    return any(is_word_of("allocated", word) for word in near[:2])


def _listed(
    tokens: Sequence[Token], lowers: Sequence[str], start: int, found: Sequence[Count]
) -> list[Count]:
    """Find the numbers listed before a shared noun: "45 current, 48 former and 40 non-drinkers"."""
    taken = found[-1].end if found else 0
    listed: list[Count] = []
    while start - 2 >= taken and lowers[start - 1] in _JOINTS:
        place = _place_before(lowers, start, taken)
        value = _listed_value(tokens, lowers, place) if place >= taken else None
        if value is None or any(_parts_list(word) for word in lowers[place + 1 : start]):
            break
        cues = cues_around(lowers, place, place + 1, place + 1)
        listed.append(Count(value, place, start - 1, "listed", frozenset(cues)))
        start = place
    return listed[::-1]


def _place_before(lowers: Sequence[str], start: int, taken: int) -> int:
    """Give the place at which the number of the group before a joint may stand."""
    place = start - 3 if lowers[start - 2] == "," else start - 2
    while place > max(taken, start - _REACH) and lowers[place][0].isalpha():
        if is_word_of("stop", lowers[place]) or lowers[place] in number_words():
            break
        place -= 1
    return place


def _listed_value(tokens: Sequence[Token], lowers: Sequence[str], place: int) -> int | None:
    number = _number_at(tokens, lowers, place)
    if number is None or number[1] != place + 1:
        return None
    is_other = _tied(tokens, place, place + 1) or _is_year(tokens[place], number[0])
    return None if is_other else number[0]


def _parts_list(word: str) -> bool:
    return is_word_of("stop", word) and word not in _JOINTS
