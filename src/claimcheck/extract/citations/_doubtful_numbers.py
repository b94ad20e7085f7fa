"""Numbers that may be citations: in round brackets, or bare where a superscript was flattened.

A linear model learned from papers decides; ``training/citation_marks.py`` makes its weights.
"""

import csv
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from claimcheck.extract.citations._numbers import LIST
from claimcheck.extract.citations._passage import Passage

_CANDIDATE = re.compile(
    rf"\(\s?(?P<round>{LIST})\s?\)"
    rf"|(?:(?<=\s)|(?<=[^\W\d_][.,;:!?)\]\"”’'])|(?<=[)\]\"”’%][.,;:])|^)(?P<bare>{LIST})"
    r"(?![\w°%′'’/=]|[.,:]\d|\s?%)"
)
_DIGITS = re.compile(r"\d+")
_LABELS = re.compile(r"[^\W\d_]+")
_CHEMISTRY = re.compile(r"\b(?:NMR|mmol|mL|Hz|ppm|calcd|HRMS|equiv|kcal|mol)\b")
_BRACKETED = re.compile(r"\[\d{1,3}[\],–-]")
_NAMED_YEAR = re.compile(r"et al\.?,? \(?(?:19|20)\d\d|[^\W\d_], (?:19|20)\d\d[a-z]?[;)]")

_TRUSTED = 0.6
_NEAR = 6


@frozen(kw_only=True)
class Candidate:
    """A number that may cite.

    Args:
        start: Offset of the mark.
        end: Offset behind it.
        listed: Offsets of the numbers inside it.
        round: Whether it stands in round brackets.
        values: Its numbers.
    """

    start: int
    end: int
    listed: tuple[int, int]
    round: bool
    values: tuple[int, ...]


def candidates(text: str) -> Iterator[Candidate]:
    """Give every number of a text that could be a citation by its form."""
    for match in _CANDIDATE.finditer(text):
        kind = match.lastgroup or "bare"
        values = tuple(int(digits) for digits in _DIGITS.findall(match[kind]))
        if values[0] and max(values) < 1000:  # noqa: PLR2004
            yield Candidate(
                start=match.start(),
                end=match.end(),
                listed=match.span(kind),
                round=kind == "round",
                values=values,
            )


def probabilities(passage: Passage, found: Sequence[Candidate]) -> list[float]:
    """Judge each candidate of a passage, 0 to 1; the second look knows the first's verdicts."""
    if not found:
        return []
    local = [local_features(passage.text, candidate) for candidate in found]
    shared = passage_features(passage.text)
    first = [_probability("first", [*names, *shared_with(names, shared)]) for names in local]
    return [
        _probability(
            "second",
            [*names, *shared_with(names, shared), *neighbour_features(found, first, index)],
        )
        for index, names in enumerate(local)
    ]


def local_features(text: str, candidate: Candidate) -> list[str]:
    """Name what stands at and around a candidate."""
    before = text[max(candidate.start - 40, 0) : candidate.start]
    after = text[candidate.end : candidate.end + 30]
    kind = "R" if candidate.round else "B"
    previous, following = _last(before), _next(after)
    shape = _shape(text, candidate)
    names = [
        f"{kind}",
        f"{kind} shape={shape}",
        f"{kind} prev={previous}",
        f"{kind} next={following}",
        f"{kind} prev={previous} next={following}",
        f"{kind} prev={previous} shape={shape}",
        f"{kind} value={_bucket(candidate.values[0])}",
        f"{kind} value={_bucket(candidate.values[0])} prev={previous}",
        f"{kind} glued={before[-1:].strip() != ''} prev={previous}",
        f"{kind} space={before.endswith('  ')},{after.startswith('  ')}",
        f"{kind} after={after[:1]!r}{after[1:2].isspace()}",
    ]
    words = _LABELS.findall(before)
    if words:
        names.append(f"{kind} w-1={words[-1].lower()[:12]} {previous}")
        names.append(f"{kind} wlen={min(len(words[-1]), 7)} {previous} {words[-1].islower()}")
        names.append(f"{kind} suffix={words[-1].lower()[-3:]} {previous}")
    behind = _LABELS.findall(after)
    if behind:
        names.append(f"{kind} w+1={behind[0].lower()[:12]} {following}")
    if list(candidate.values) != sorted(set(candidate.values)):
        names.append(f"{kind} unordered")
    return names


def shared_with(local: Sequence[str], shared: Sequence[str]) -> list[str]:
    """Tie what is true of the whole passage to the kind of a candidate."""
    return [f"{local[0]} {name}" for name in shared]


def passage_features(text: str) -> list[str]:
    """Name what a passage as a whole tells about its numbers."""
    digits = sum(character.isdigit() for character in text)
    names = [f"density={min(int(30 * digits / max(len(text), 1)), 6)}"]
    if _CHEMISTRY.search(text):
        names.append("chemistry")
    if _BRACKETED.search(text):
        names.append("bracketed")
    if _NAMED_YEAR.search(text):
        names.append("named years")
    return names


def neighbour_features(found: Sequence[Candidate], first: Sequence[float], index: int) -> list[str]:
    """Name what the other candidates of the passage, as judged at first, tell about one."""
    candidate = found[index]
    kind = "R" if candidate.round else "B"
    same = [
        (p, c)
        for i, (p, c) in enumerate(zip(first, found, strict=True))
        if i != index and c.round == candidate.round
    ]
    own = _bucket_of(first[index])
    best = max((p for p, _ in same), default=-1.0)
    mean = sum(p for p, _ in same) / len(same) if same else -1.0
    near = any(
        p > _TRUSTED and abs(candidate.values[0] - c.values[-1]) <= _NEAR
        for p, c in same  # noqa: PLR2004
    )
    return [
        f"{kind} own={own}",
        f"{kind} best={_bucket_of(best)}",
        f"{kind} mean={_bucket_of(mean)}",
        f"{kind} near={near}",
        f"{kind} own={own} best={_bucket_of(best)}",
        f"{kind} own={own} mean={_bucket_of(mean)}",
    ]


def _bucket_of(probability: float) -> str:
    return "none" if probability < 0 else str(min(int(probability * 10), 9))


def _bucket(value: int) -> str:
    for bound in (1, 2, 4, 9, 19, 39, 59, 79, 99, 149, 299):
        if value <= bound:
            return str(bound)
    return "more"


def _shape(text: str, candidate: Candidate) -> str:
    written = text[candidate.listed[0] : candidate.listed[1]]
    return re.sub(r"\d+", "9", re.sub(r"\s", "_", written))[:6]


def _last(before: str) -> str:
    """Say what kind of thing stands before."""
    stripped = before.rstrip()
    if not stripped:
        return "start"
    last = stripped[-1]
    if last.isdigit():
        return "digit"
    if not last.isalpha():
        if last in ".,;:":
            inner = stripped[-2:-1]
            kind = (
                "w"
                if inner.islower()
                else "A"
                if inner.isupper()
                else "9"
                if inner.isdigit()
                else inner
            )
            return f"{kind}{last}"
        return last
    word = _LABELS.findall(stripped)[-1]
    return _word_kind(word)


def _word_kind(word: str) -> str:
    if len(word) == 1:
        return "letter"
    if word.isupper():
        return "ACRONYM"
    return "Word" if word[0].isupper() else "word"


def _next(after: str) -> str:
    """Say what kind of thing stands behind."""
    stripped = after.lstrip()
    if not stripped:
        return "end"
    if stripped[0].isdigit():
        return "digit"
    if not stripped[0].isalpha():
        return stripped[0]
    return _word_kind(_LABELS.findall(stripped)[0])


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Give the model's weights by stage and feature name."""
    tables: dict[str, dict[str, float]] = {"first": {}, "second": {}}
    path = Path(__file__).parent / "data" / "mark_weights.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            tables[row["stage"]][row["feature"]] = float(row["weight"])
    return tables


def _probability(stage: str, names: Sequence[str]) -> float:
    table = weights()[stage]
    score = sum(table.get(name, 0.0) for name in names)
    return 1.0 / (1.0 + math.exp(-max(min(score, 30.0), -30.0)))
