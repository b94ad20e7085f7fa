"""How tagged references are scored: field by field, as strings."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tagsets import Example

FIELDS = ("author", "title", "date", "container", "volume", "pages")
_MERGED = {"journal": "container", "booktitle": "container"}
_IGNORED = re.compile(r"[\W_]+")


def merged(tag: str) -> str:
    return _MERGED.get(tag, tag)


def normalised(text: str) -> str:
    return _IGNORED.sub("", text.casefold())


def field_strings(example: Example, tags: Sequence[str]) -> dict[str, list[str]]:
    """Give the normalised stretches of each field."""
    found: dict[str, list[str]] = {}
    previous = None
    start = end = 0
    stretches: list[tuple[str, int, int]] = []
    for token, tag in zip(example.tokens, [merged(t) for t in tags], strict=True):
        if tag != previous:
            if previous is not None:
                stretches.append((previous, start, end))
            start = token.start
        end = token.end
        previous = tag
    if previous is not None:
        stretches.append((previous, start, end))
    for tag, left, right in stretches:
        text = normalised(example.text[left:right])
        if tag != "other" and text:
            found.setdefault(tag, []).append(text)
    return found


def f1(right: float, predicted: float, gold: float) -> float:
    return 2 * right / (predicted + gold) if predicted + gold else 0.0


def score(pairs: Iterable[tuple[Example, Sequence[str]]]) -> Mapping[str, Mapping[str, float]]:
    """Score predictions per field.

    ``field``: each stretch of a field must be exact. ``joined``: all stretches of a field in a
    reference, joined, must be exact. ``token``: tokens that are not signs.
    """
    counts: dict[str, Counter[tuple[str, str]]] = {
        m: Counter() for m in ("field", "joined", "token")
    }
    for example, tags in pairs:
        gold, found = field_strings(example, example.tags), field_strings(example, tags)
        for name in FIELDS:
            g, p = gold.get(name, []), found.get(name, [])
            add(counts["field"], name, Counter(g), Counter(p))
            add(
                counts["joined"],
                name,
                Counter(["".join(g)] if g else []),
                Counter(["".join(p)] if p else []),
            )
        for token, g_tag, p_tag in zip(example.tokens, example.tags, tags, strict=True):
            if token.kind != "sign":
                add(counts["token"], None, Counter([merged(g_tag)]), Counter([merged(p_tag)]))
    return {m: table(c) for m, c in counts.items()}


def add(
    counts: Counter[tuple[str, str]], name: str | None, gold: Counter[str], found: Counter[str]
) -> None:
    for value in gold:
        counts[name or value, "gold"] += gold[value]
    for value in found:
        counts[name or value, "found"] += found[value]
        counts[name or value, "right"] += min(found[value], gold[value])


def table(counts: Counter[tuple[str, str]]) -> dict[str, float]:
    scores = {n: f1(counts[n, "right"], counts[n, "found"], counts[n, "gold"]) for n in FIELDS}
    sums = [sum(counts[n, k] for n in FIELDS) for k in ("right", "found", "gold")]
    return {**scores, "micro": f1(*sums), "macro": sum(scores.values()) / len(FIELDS)}
