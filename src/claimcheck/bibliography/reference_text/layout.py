"""How a reference is laid out: its quotation, its sentences, and the clauses between signs."""

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.bibliography.reference_text.shapes import (
    CLOSING,
    NUMBERS,
    OPENING,
    SINGLE_CLOSING,
    SINGLE_OPENING,
    STRAIGHT,
)
from claimcheck.bibliography.reference_text.tokens import ReferenceToken
from claimcheck.bibliography.reference_text.words import reference_words

Edges = tuple[int, int]
_PARTNERS = {
    "“": "”",
    "‟": "”",
    "„": "“”",
    "«": "»",
    "❝": "❞",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
}
_BREAKS = frozenset(".,;:()[]?!/|")


def quote_states(tokens: Sequence[ReferenceToken]) -> list[str]:
    """Tell of each token whether it stands before, inside or behind the first quotation."""
    opening, closing = _first_quotation(tokens)
    if opening < 0:
        return ["n"] * len(tokens)
    return [
        "b" if i < opening else "a" if i > closing else "q" if i in {opening, closing} else "i"
        for i in range(len(tokens))
    ]


def _first_quotation(tokens: Sequence[ReferenceToken]) -> Edges:
    for start, token in enumerate(tokens[:-1]):
        if token.kind != "sign":
            continue
        end = -1
        if token.text in OPENING or token.text in STRAIGHT:
            end = _closing_double(tokens, start)
        elif token.text in SINGLE_OPENING and token.spaced:
            end = _closing_single(tokens, start + 2)
        if end > 0:
            return start, end
    return -1, -1


def _closing_double(tokens: Sequence[ReferenceToken], start: int) -> int:
    """Find the partner of an opening mark, or else any mark that closes."""
    fallback = -1
    partners = _PARTNERS.get(tokens[start].text, STRAIGHT)
    for end in range(start + 2, len(tokens)):
        text = tokens[end].text
        if text in partners:
            return end
        if fallback < 0 and (text in CLOSING or text in STRAIGHT):
            fallback = end
    return fallback


def _closing_single(tokens: Sequence[ReferenceToken], start: int) -> int:
    """Find a closing mark that is no apostrophe: nothing of a word follows it."""
    for end in range(start, len(tokens)):
        if tokens[end].text in SINGLE_CLOSING:
            follower = tokens[end + 1] if end + 1 < len(tokens) else None
            if follower is None or follower.spaced or follower.kind == "sign":
                return end
    return -1


def sentence_numbers(
    tokens: Sequence[ReferenceToken], kinds: Sequence[str], words: Sequence[str]
) -> list[int]:
    """Number the stretches between quotation marks and full stops that do not end an initial."""
    numbers: list[int] = []
    number = 0
    last = len(tokens) - 1
    for i, token in enumerate(tokens):
        numbers.append(number)
        if token.text in ".?!" and 0 < i < last and tokens[i + 1].spaced:
            number += kinds[i - 1] not in {"X", "x", "X2"} and len(words[i - 1]) != 1
        elif kinds[i] == '"':
            number += 1
    return numbers


def sentence_cases(numbers: Sequence[int], kinds: Sequence[str]) -> dict[int, str]:
    """Count capitals, small words and numbers of each stretch, up to 4, 4 and 2."""
    counts: dict[int, list[int]] = {}
    for number, kind in zip(numbers, kinds, strict=True):
        count = counts.setdefault(number, [0, 0, 0])
        count[0] += kind[0] == "X"
        count[1] += kind == "xx"
        count[2] += kind in NUMBERS
    return {n: f"{min(u, 4)}{min(x, 4)}{min(d, 2)}" for n, (u, x, d) in counts.items()}


def clauses(tokens: Sequence[ReferenceToken], kinds: Sequence[str]) -> list[Edges]:
    """Give for each token the edges of its stretch between any punctuation."""
    breaks = [i for i, t in enumerate(tokens) if t.text in _BREAKS or kinds[i] == '"']
    edges = [-1, *breaks, len(tokens)]
    found: list[Edges] = []
    for left, right in pairwise(edges):
        found.extend([(left + 1, right)] * (right - left - 1))
        if right < len(tokens):
            found.append((right, right + 1))
    return found


def editor_clauses(words: Sequence[str], order: Sequence[Edges]) -> set[Edges]:
    """Find the clauses near a word that marks editors."""
    marks = reference_words("editor")
    found: set[Edges] = set()
    for place, (start, end) in enumerate(order):
        if any(word in marks for word in words[start:end]):
            found.update(order[max(place - 2, 0) : place + 3])
    return found


def distances(hits: Sequence[bool], most: int = 6) -> list[int]:
    """Count the tokens from each place on to the next hit, at most `most`."""
    found: list[int] = []
    distance = most
    for hit in reversed(hits):
        distance = 0 if hit else min(distance + 1, most)
        found.append(distance)
    return found[::-1]


def numbers_ahead(kinds: Sequence[str]) -> list[str]:
    """Give for each place the kind of the next number and how far it is, at most 9."""
    found: list[str] = []
    kind, distance = "$", 9
    for own in reversed(kinds):
        found.append(f"{kind}{min(distance, 9)}")
        distance += 1
        if own in NUMBERS:
            kind, distance = own, 0
    return found[::-1]
