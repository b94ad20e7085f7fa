"""What the sequence model sees of each token: shape, neighbours, quotes and clauses."""

from collections.abc import Iterator, Sequence

from claimcheck.bibliography.reference_text.layout import (
    Edges,
    clauses,
    distances,
    editor_clauses,
    numbers_ahead,
    quote_states,
    sentence_cases,
    sentence_numbers,
)
from claimcheck.bibliography.reference_text.shapes import token_class, word_of
from claimcheck.bibliography.reference_text.tokens import ReferenceToken

_IN_WORDS = frozenset(("in", "dans"))
_WORD_KINDS = frozenset("Xxdyma")


def features(tokens: Sequence[ReferenceToken]) -> list[list[str]]:
    """Describe each token by the attributes that the model was trained on.

    A change here asks for the model to be trained again.

    Args:
        tokens: The tokens of one reference, in order.
    """
    kinds = [token_class(token) for token in tokens]
    words = [word_of(token, kind) for token, kind in zip(tokens, kinds, strict=True)]
    parts = (
        _neighbours(tokens, kinds, words),
        _places(tokens, kinds, words),
        _clauses(tokens, kinds, words),
    )
    return [
        [*near, *place, *clause, *_affixes(word, kind)]
        for near, place, clause, word, kind in zip(*parts, words, kinds, strict=True)
    ]


def _affixes(word: str, kind: str) -> tuple[str, ...]:
    if kind[0] not in "Xxm" or kind == "x":
        return ()
    return (f"p3={word[:3]}", f"s3={word[-3:]}", f"s2={word[-2:]}", f"p2={word[:2]}")


def _neighbours(
    tokens: Sequence[ReferenceToken], kinds: Sequence[str], words: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """Describe each token by itself and the two on either side."""
    w = ["<<", "<", *words, ">", ">>"]
    k = ["<<", "<", *kinds, ">", ">>"]
    for j, token in enumerate(tokens, 2):
        word, kind = w[j], k[j]
        yield (
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
            f"w3={word}|{w[j + 1]}",
            f"g={token.spaced}{k[j - 1]}{kind}",
        )


def _style(kinds: Sequence[str], words: Sequence[str]) -> str:
    """Name the habits of the whole reference: quotes, early year, marked volume and pages."""
    early = "year" in kinds[: max(len(kinds) * 2 // 5, 1)]
    marked = "vol" in words or "no" in words
    paged = "pp" in words or "p" in words
    habits = ('"' in kinds, early, marked, paged, ";" in kinds)
    return "".join(str(int(habit)) for habit in habits)


def _year_states(kinds: Sequence[str]) -> list[str]:
    """Tell whether a token stands before the first year, behind it, or there is none."""
    if "year" not in kinds:
        return ["n"] * len(kinds)
    first = kinds.index("year")
    return ["b" if place <= first else "a" for place in range(len(kinds))]


def _depths(tokens: Sequence[ReferenceToken]) -> list[bool]:
    """Tell of each token whether it stands in brackets, the brackets included."""
    depth = 0
    found: list[bool] = []
    for token in tokens:
        depth += token.text in "(["
        found.append(depth > 0)
        depth -= token.text in ")]" and depth > 0
    return found


def _inside(kinds: Sequence[str], words: Sequence[str]) -> list[int]:
    """Tell of each token whether an "In" that begins a part stands before it."""
    seen = 0
    found: list[int] = []
    for place, word in enumerate(words):
        if place and word in _IN_WORDS and kinds[place - 1] != "xx":
            seen = 1
        found.append(seen)
    return found


def _places(
    tokens: Sequence[ReferenceToken], kinds: Sequence[str], words: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """Describe each token by where it stands: in the whole, in its sentence, in a quotation."""
    size = len(tokens)
    style = _style(kinds, words)
    quotes, years, deep = quote_states(tokens), _year_states(kinds), _depths(tokens)
    inside, ahead = _inside(kinds, words), numbers_ahead(kinds)
    initials = [kind in {"X", "X2"} for kind in kinds]
    behind = distances(initials[::-1])[::-1]
    sentences = sentence_numbers(tokens, kinds, words)
    cases = sentence_cases(sentences, kinds)
    openings = _first_words(sentences, kinds, words)
    last = sentences[-1] if sentences else 0
    for i, (kind, number, near) in enumerate(
        zip(kinds, sentences, distances(initials), strict=True)
    ):
        yield (
            f"q={quotes[i]}{style}",
            f"y={years[i]}{deep[i]}",
            f"i={min(i, 6)}",
            f"e={min(size - 1 - i, 6)}",
            f"t={i * 12 // size}",
            f"s={min(number, 6)}{quotes[i]}{style[1]}",
            f"r={min(last - number, 6)}{quotes[i]}",
            f"sf={openings.get(number, '')}",
            f"sy={min(number, 4)}{years[i]}{kind}",
            f"sc={cases[number]}",
            f"sp={min(number, 4)}{cases.get(number - 1, '')}",
            f"sn={cases.get(number + 1, '')}",
            f"a={ahead[i]}",
            f"ak={kind}{ahead[i]}",
            f"n={near}{behind[i]}",
            f"nk={near}{behind[i]}{kind}{kinds[i - 1] if i else '<'}",
            f"in={inside[i]}{quotes[i]}{deep[i]}",
        )


def _first_words(
    sentences: Sequence[int], kinds: Sequence[str], words: Sequence[str]
) -> dict[int, str]:
    found: dict[int, str] = {}
    for number, word, kind in zip(sentences, words, kinds, strict=True):
        if kind[0] in _WORD_KINDS:
            found.setdefault(number, word)
    return found


def _clauses(
    tokens: Sequence[ReferenceToken], kinds: Sequence[str], words: Sequence[str]
) -> Iterator[list[str]]:
    """Describe each token by the stretch between signs that it is in, and those beside it."""
    ranges = clauses(tokens, kinds)
    order = list(dict.fromkeys(ranges))
    marked = editor_clauses(words, order)
    inside = _inside(kinds, words)
    cases = ["^", *(_clause_case(kinds[start:end]) for start, end in order), "$"]
    described = {
        edges: [
            *_clause_edges(kinds, words, edges, cases[place]),
            f"cx={'|'.join(cases[place - 1 : place + 2])}",
        ]
        for place, edges in enumerate(order, 1)
    }
    for place, edges in enumerate(ranges):
        yield [f"ed={edges in marked}{inside[place]}", *described[edges]]


def _clause_case(kinds: Sequence[str]) -> str:
    """Name the capitals and the length of a stretch; a lone sign by itself."""
    if len(kinds) == 1 and kinds[0][0] not in _WORD_KINDS:
        return kinds[0]
    capitals = any(kind[0] == "X" for kind in kinds)
    case = ("u" if capitals else "n") if "xx" not in kinds else "m" if capitals else "l"
    return f"{case}{min(len(kinds), 8)}"


def _clause_edges(kinds: Sequence[str], words: Sequence[str], edges: Edges, case: str) -> list[str]:
    start, end = edges
    size = len(kinds)
    before = f"{kinds[start - 2]}{kinds[start - 1]}" if start > 1 else "^"
    after = f"{kinds[end]}{kinds[end + 1]}" if end + 1 < size else "$"
    return [
        f"c={case}",
        f"cf={words[start]}",
        f"cl={words[end - 1]}",
        f"ca={after}",
        f"cb={before}",
        f"cn={words[end + 1] if end + 1 < size else '$'}",
        f"cc={case}{after}",
    ]
