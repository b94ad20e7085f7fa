"""The numbers of a sentence, with the digits that are names, years or marks left out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.lexicon.numbers import number_words, value_of_digits, words_number
from claimcheck.lexicon.tokens import Token
from claimcheck.sentences._measures import counted_nouns, measure_at

_LABELS_WORDS = (
    "type phase grade stage class tier step table tables figure figures fig chapter section page"
    " pages vol volume part appendix visit study experiment item equation eq ref refs version"
    " vitamin omega coenzyme chromosome interleukin reference references question model level"
    " january february march april may june july august september october november december"
    " © covid sars-cov supplement eurohis igf glp ghrh doi arm cohort world"
)
_LABELS = frozenset(_LABELS_WORDS.split())
_DASHES = frozenset("-–—−‐‑")
_BETWEEN_LISTED = _DASHES | {",", ";"}
_OPEN_LIST = frozenset("[(")
_RANGE_WORDS = frozenset({"to", "and", "or", "-", "–", "—", "−", "‐", "‑", ","})
_OPENINGS = frozenset("-−+.·")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_LONGEST_LIST_NUMBER = 3
_LONGEST_LIST = 100
"""Numbers and commas on one side of a number that are looked through for a bracket."""


class Numeral(NamedTuple):
    """A number of the text.

    Args:
        value: Its value.
        first: Number of its first token, the sign included.
        end: Number of the token behind it.
        in_words: Whether it is written in words.
    """

    value: float
    first: int
    end: int
    in_words: bool


def numerals(tokens: Sequence[Token]) -> Iterator[Numeral]:
    """Give the numbers of a sentence from left to right.

    Left out: what is part of a name (``3p25``, "type 2", "phase 3", ``10.1000/x``), years, single
    numbers in brackets and numbers that open a list item.
    """
    position = 0
    while position < len(tokens):
        found = _at(tokens, position)
        if found is not None:
            yield found
            position = found.end
        else:
            position += 1


def numeral_at(tokens: Sequence[Token], position: int) -> Numeral | None:
    """Read the number that begins at a token, at its sign or its point."""
    for ahead in range(position, min(position + 3, len(tokens))):
        if tokens[ahead].text not in _OPENINGS:
            found = _at(tokens, ahead)
            return found if found is not None and found.first == position else None
    return None


def _at(tokens: Sequence[Token], position: int) -> Numeral | None:
    token = tokens[position]
    if "0" <= token.text[0] <= "9":
        return _digits_at(tokens, position)
    if token.lower in number_words():
        number = words_number(tokens, position)
        return Numeral(number.value, position, number.end, in_words=True) if number else None
    return None


def _digits_at(tokens: Sequence[Token], position: int) -> Numeral | None:
    token = tokens[position]
    value = value_of_digits(token.text)
    if value is None or _is_name(tokens, position) or _is_mark(tokens, position):
        return None
    first, end = position, position + 1
    if _follows_point(tokens, position) and token.text.isdigit():
        value, first = float(f"0.{token.text}"), position - 1
    if _is_sign(tokens, first):
        first -= 1
        value = value if tokens[first].text == "+" else -value
    scale = number_words().get(tokens[end].lower) if end < len(tokens) else None
    if scale is not None and scale.kind == "scale":
        value, end = value * scale.value, end + 1
    return Numeral(value, first, end, in_words=False)


def _follows_point(tokens: Sequence[Token], position: int) -> bool:
    before = tokens[position - 1] if position else None
    return before is not None and before.text in ".·" and before.end == tokens[position].start


def _is_name(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether the digits belong to a name: ``3p25``, "type 2", a year, a DOI."""
    behind_label = _is_labelled(tokens, position)
    if behind_label is not None:
        return behind_label
    return _runs_on(tokens, position) or _is_year(tokens, position)


def _is_labelled(tokens: Sequence[Token], position: int) -> bool | None:
    """Tell whether what stands before the digits makes a name of them; ``None`` if it is silent."""
    token = tokens[position]
    before = tokens[position - 1] if position else None
    if before is None:
        return None
    touches = before.end == token.start
    if before.lower in _LABELS or (touches and before.text in {"#", "_", "@", "/", ":"}):
        return not _is_ratio(tokens, position)
    if touches and before.text[-1].isalpha():
        return True
    if touches and before.text == "." and position > 1:
        earlier = tokens[position - 2]
        return earlier.end == before.start and earlier.text[-1].isalnum()
    return None


def _runs_on(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a name goes on right behind the digits."""
    token = tokens[position]
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    if behind is None or behind.start != token.end:
        return False
    if behind.text in {"/", "_"} and token.text.startswith("10."):
        return True
    return behind.text[0].isalpha() and measure_at(tokens, position + 1) is None


def _is_ratio(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a slash stands between two numbers, as in ``120/80``."""
    before = position - 2
    return tokens[position - 1].text == "/" and before >= 0 and tokens[before].text[0].isdigit()


def _is_year(tokens: Sequence[Token], position: int) -> bool:
    text = tokens[position].text
    if not (len(text) == 4 and text.isdigit() and _FIRST_YEAR <= int(text) <= _LAST_YEAR):  # noqa: PLR2004
        return False
    if position and tokens[position - 1].text in {"=", "<", ">", "≥", "≤"}:
        return False
    near = tokens[position + 1 : position + 4]
    if any(token.lower in counted_nouns() for token in near):
        return False
    return not near or near[0].text in _DASHES or measure_at(tokens, position + 1) is None


def _is_mark(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether the digits stand alone in brackets or open a list item."""
    token = tokens[position]
    if len(token.text) > _LONGEST_LIST_NUMBER:
        return False
    behind = tokens[position + 1].text if position + 1 < len(tokens) else ""
    if position == 0 and behind in {".", ")"}:
        return len(tokens) > 2  # noqa: PLR2004
    left, right = position - 1, position + 1
    first, last = max(position - _LONGEST_LIST, 0), min(position + _LONGEST_LIST, len(tokens))
    while left >= first and _may_be_listed(tokens[left]):
        left -= 1
    if left < 0 or tokens[left].text not in _OPEN_LIST:
        return False
    while right < last and _may_be_listed(tokens[right]):
        right += 1
    if right >= len(tokens):
        return False
    brackets = (tokens[left].text, tokens[right].text)
    return brackets == ("[", "]") or (brackets == ("(", ")") and right - left == 2)  # noqa: PLR2004


def _may_be_listed(token: Token) -> bool:
    return token.text in _BETWEEN_LISTED or _is_digits(token)


def _is_digits(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) <= _LONGEST_LIST_NUMBER


def _is_sign(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether the dash before the digits is a minus sign."""
    if not position or tokens[position - 1].text not in {"-", "−", "+"}:
        return False
    dash = tokens[position - 1]
    if dash.end != tokens[position].start:
        return False
    return (
        position == 1
        or tokens[position - 2].end < dash.start
        or (tokens[position - 2].text in "([=<>,;")
    )


def upper_of(tokens: Sequence[Token], lower: Numeral, end: int) -> Numeral | None:
    """Read the second number of a range whose first number (and unit) end before ``end``.

    ``2-4``, ``1.2 to 3.4``, ``5 % to 10 %``; "and" joins a range only behind "between".
    """
    if end + 1 >= len(tokens) or tokens[end].lower not in _RANGE_WORDS:
        return None
    word = tokens[end].lower
    before = tokens[lower.first - 1].lower if lower.first else ""
    if word == "and" and before not in {"between", "from"}:
        return None
    if word == "," and before not in {"[", "("}:
        return None
    if word == "or" and not lower.in_words:
        return None
    return numeral_at(tokens, end + 1)
