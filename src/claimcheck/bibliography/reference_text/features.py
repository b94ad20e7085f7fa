"""What the sequence model sees of each token: shape, neighbours, quotes and segments."""

import re
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.bibliography.reference_text.tokens import Token

_DASHES = frozenset("-‐‑‒–—―−~～")
_OPENING = frozenset("“„«‟❝「『《〈")
_CLOSING = frozenset("”»❞」』》〉")
_STRAIGHT = frozenset('"＂')
_SINGLE_OPENING = frozenset("‘‚`'´")
_SINGLE_CLOSING = frozenset("’'´‘")
_BREAKS = frozenset(".,;:()[]?!/|")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?$")
_ROMAN = re.compile(r"[ivxlc]{1,7}$", re.IGNORECASE)
_MONTHS = frozenset(
    (
        "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june "
        "july august september october november december spring summer autumn fall winter"
    ).split()
)
_DIGITS = str.maketrans("123456789", "000000000")


def _shape(text: str) -> str:
    """Give the shape of a word: ``Xx``, ``X``, ``x``, ``XX``, ``d1`` … ``d5``, ``mix``."""
    if text.isdigit():
        return f"d{min(len(text), 5)}"
    if text.isalpha():
        return _case(text)
    if text[0].isdigit():
        return "dx"
    return "Xd" if text[-1].isdigit() else "mix"


def _case(text: str) -> str:
    if len(text) == 1:
        return "X" if text.isupper() else "x"
    if text.isupper():
        return f"X{min(len(text), 4)}"
    if text.islower():
        return "xx"
    return "Xx" if text[0].isupper() and text[1:].islower() else "xX"


def _kind(token: Token) -> str:
    """Sort a token into a coarse class."""
    text = token.text
    if token.kind in {"url", "doi", "tag", "tex", "asian"}:
        return token.kind
    if token.kind == "sign":
        return _sign(text)
    if _YEAR.match(text):
        return "year"
    if text.lower() in _MONTHS:
        return "month"
    return _shape(text)


def _sign(text: str) -> str:
    if text in _DASHES:
        return "-"
    if text in _OPENING or text in _CLOSING or text in _STRAIGHT:
        return '"'
    if text in _SINGLE_OPENING or text in _SINGLE_CLOSING:
        return "'"
    return text if text.isascii() else "§"


def _word(token: Token, kind: str) -> str:
    if token.kind in {"sign", "url", "doi", "tex", "tag"}:
        return kind
    return token.text.lower().translate(_DIGITS)


def _quote_states(tokens: Sequence[Token]) -> list[str]:
    """Tell for each token whether it stands before, inside or behind the first quotation."""
    opening, closing = _first_quotation(tokens)
    if opening < 0:
        return ["n"] * len(tokens)
    return [
        "b" if i < opening else "a" if i > closing else "q" if i in {opening, closing} else "i"
        for i in range(len(tokens))
    ]


def _first_quotation(tokens: Sequence[Token]) -> tuple[int, int]:
    for start, token in enumerate(tokens):
        sign = token.text
        if token.kind != "sign" or start + 1 >= len(tokens):
            continue
        double = sign in _OPENING or sign in _STRAIGHT
        if not double and not (sign in _SINGLE_OPENING and token.spaced):
            continue
        ends = _CLOSING | _STRAIGHT if double else _SINGLE_CLOSING
        end = _closing(tokens, start + 2, ends, double=double)
        if end > 0:
            return start, end
    return -1, -1


def _closing(tokens: Sequence[Token], start: int, ends: frozenset[str], *, double: bool) -> int:
    for end in range(start, len(tokens)):
        if tokens[end].text not in ends:
            continue
        follower = tokens[end + 1] if end + 1 < len(tokens) else None
        if double or follower is None or follower.spaced or follower.kind == "sign":
            return end
    return -1


def _segments(tokens: Sequence[Token], kinds: Sequence[str], words: Sequence[str]) -> list[int]:
    """Number the stretches between full stops that end a part, not an initial."""
    numbers: list[int] = []
    number = 0
    last = len(tokens) - 1
    for i, token in enumerate(tokens):
        numbers.append(number)
        if token.text in ".?!" and i < last and tokens[i + 1].spaced and i:
            short = kinds[i - 1] in {"X", "x", "X2"} or len(words[i - 1]) == 1
            number += not short
        elif kinds[i] == '"':
            number += 1
    return numbers


def _clauses(tokens: Sequence[Token], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Give for each token the range of its stretch between any punctuation."""
    breaks = [i for i, t in enumerate(tokens) if t.text in _BREAKS or kinds[i] == '"']
    edges = [-1, *breaks, len(tokens)]
    ranges: list[tuple[int, int]] = []
    for left, right in pairwise(edges):
        ranges.extend([(left + 1, right)] * (right - left - 1))
        if right < len(tokens):
            ranges.append((right, right + 1))
    return ranges


def _clause_features(
    kinds: Sequence[str], words: Sequence[str], ranges: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    size = len(kinds)
    for start, end in ranges:
        if (start, end) in found:
            continue
        span = kinds[start:end]
        capitals = sum(kind[0] == "X" for kind in span)
        lowers = sum(kind == "xx" for kind in span)
        length = min(end - start, 8)
        case = "u" if not lowers else "l" if not capitals else "m"
        before = f"{kinds[start - 2]}{kinds[start - 1]}" if start > 1 else "^"
        after = f"{kinds[end]}{kinds[end + 1]}" if end + 1 < size else "$"
        found[start, end] = [
            f"c={case}{length}",
            f"cf={words[start]}",
            f"cl={words[end - 1]}",
            f"ca={after}",
            f"cb={before}",
            f"cn={words[end + 1] if end + 1 < size else '$'}",
            f"cc={case}{length}{after}",
        ]
    return found


def _affixes(word: str) -> list[str]:
    return [f"p3={word[:3]}", f"s3={word[-3:]}", f"s2={word[-2:]}", f"p2={word[:2]}"]


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """Describe each token by the attributes that the model was trained on.

    Args:
        tokens: The tokens of one reference, in order.
    """
    size = len(tokens)
    kinds = [_kind(token) for token in tokens]
    words = [_word(token, kind) for token, kind in zip(tokens, kinds, strict=True)]
    quotes = _quote_states(tokens)
    segments = _segments(tokens, kinds, words)
    ranges = _clauses(tokens, kinds)
    clauses = _clause_features(kinds, words, ranges)
    first_of: dict[int, str] = {}
    for number, word, kind in zip(segments, words, kinds, strict=True):
        if kind[0] in "Xxdyma":
            first_of.setdefault(number, word)
    w = ["<<", "<", *words, ">", ">>"]
    k = ["<<", "<", *kinds, ">", ">>"]
    years = depth = 0
    has_year = "year" in kinds
    total = segments[-1] if segments else 0
    described: list[list[str]] = []
    for i, token in enumerate(tokens):
        word, kind = words[i], kinds[i]
        j = i + 2
        segment = segments[i]
        if token.text in "([":
            depth += 1
        year_state = ("n", "b", "a")[0 if not has_year else 2 if years else 1]
        row = [
            f"w={word}",
            f"k={kind}",
            f"w-={w[j - 1]}",
            f"w+={w[j + 1]}",
            f"w--={w[j - 2]}",
            f"w++={w[j + 2]}",
            f"k-={k[j - 1]}{kind}",
            f"k+={kind}{k[j + 1]}",
            f"k3={k[j - 1]}{kind}{k[j + 1]}",
            f"k--={k[j - 2]}{k[j - 1]}{kind}",
            f"k++={kind}{k[j + 1]}{k[j + 2]}",
            f"k5={k[j - 2]}{k[j - 1]}{kind}{k[j + 1]}{k[j + 2]}",
            f"w2={w[j - 1]}|{word}",
            f"q={quotes[i]}",
            f"y={year_state}{depth > 0}",
            f"i={min(i, 6)}",
            f"e={min(size - 1 - i, 6)}",
            f"t={i * 12 // size}",
            f"s={min(segment, 6)}{quotes[i]}",
            f"r={min(total - segment, 6)}{quotes[i]}",
            f"sf={first_of.get(segment, '')}",
            f"sy={min(segment, 4)}{year_state}{kind}",
            f"g={token.spaced}{kind}",
        ]
        row += clauses[ranges[i]]
        if kind[0] in "Xxm" and kind != "x":
            row += _affixes(word)
        described.append(row)
        if token.text in ")]" and depth:
            depth -= 1
        years += kind == "year"
    return described
