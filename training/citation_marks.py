"""Learn which numbers of a paper are citations; writes the weights that the package ships.

Run ``python training/citation_marks.py`` with the labelled paragraphs in
``../shared/data/intext_citations`` (papers with gold spans, Apache-2.0, the GROBID project).
Only its ``train`` part is read. Add ``--cross`` for precision and recall on papers held out.

Two logistic regressions are fitted: the second sees what the first, trained on other papers,
thought of the numbers nearby. Paragraphs with bracketed marks are learned from a second time,
with their marks written as ``(3)``, `` 3 .`` and ``. 3``, and flattened superscripts also glued
to the word, so that papers which write so are not strangers.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from attrs import evolve, frozen

from claimcheck.citations._number_candidates import NumberCandidate, candidates
from claimcheck.citations._number_features import Surroundings, neighbour_features

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "intext_citations" / "train.jsonl.gz"
TARGET = ROOT / "src" / "claimcheck" / "extract" / "citations" / "data" / "mark_weights.tsv"
FOLDS = 6
HELD_OUT_FOLDS = 4
PENALTY = 2.0
STEPS = 600
FEWEST = 3
SMALLEST_WEIGHT = 0.02
GLUED, REWRITTEN = 0.5, 0.15
VARIANTS = ("round", "spaced", "behind")

Spans = set[tuple[int, int]]
Weights = Mapping[str, float]


@frozen
class Paragraph:
    """The candidates of one paragraph with their features and labels."""

    paper: str
    found: Sequence[NumberCandidate]
    features: Sequence[list[str]]
    labels: Sequence[bool]
    weight: float


def paragraphs(path: Path = DATA) -> Iterator[tuple[str, str, Spans, float]]:
    """Give paper, text, gold spans and weight, other ways of writing the marks included."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            paper, text = row["meta"]["group"], row["text"]
            gold = sorted((start, end) for start, end, _ in row["label"])
            yield paper, text, set(gold), 1.0
            for variant in VARIANTS:
                yield paper, *rewrite(text, gold, variant), REWRITTEN
            yield paper, *glue(text, gold), GLUED


def glue(text: str, gold: Sequence[tuple[int, int]]) -> tuple[str, Spans]:
    """Take out the space before bare gold numbers, as pasted text has it."""
    pieces: list[str] = []
    spans: Spans = set()
    place = shift = 0
    for start, end in gold:
        if text[start].isdigit() and text[start - 1 : start] == " " and text[start - 2] in ".,;:)":
            pieces.append(text[place : start - 1])
            place, shift = start, shift + 1
        spans.add((start - shift, end - shift))
    return ("".join([*pieces, text[place:]]), spans) if shift else ("", set())


def rewrite(text: str, gold: Sequence[tuple[int, int]], variant: str) -> tuple[str, Spans]:
    """Write bracketed marks in another way: ``(3)``, `` 3 .`` or ``. 3``."""
    pieces: list[str] = []
    spans: Spans = set()
    place = length = 0
    changed = False
    for start, end in gold:
        if start < place:
            continue
        lead, mark, tail, place_behind = written(text, place, (start, end), variant)
        changed = changed or mark != text[start:end]
        spans.add((length + len(lead), length + len(lead) + len(mark)))
        pieces += [lead, mark, tail]
        length += len(lead) + len(mark) + len(tail)
        place = place_behind
    return ("".join([*pieces, text[place:]]), spans) if changed else ("", set())


def written(
    text: str, place: int, gold: tuple[int, int], variant: str
) -> tuple[str, str, str, int]:
    """Give what stands before a mark, the mark, what follows, and where the text goes on."""
    start, end = gold
    lead, mark, following = text[place:start], text[start:end], text[end : end + 1]
    inner = mark[1:-1].strip()
    if not (mark[:1] == "[" and mark[-1:] == "]" and inner[:1].isdigit()):
        return lead, mark, "", end
    if variant == "round":
        return lead, f"({inner})", "", end
    if variant == "behind" and following in {".", ",", ";"}:
        return f"{lead.rstrip()}{following} ", inner, "", end + 1
    return f"{lead.rstrip()} ", inner, " " if following in {".", ",", ";", ")"} else "", end


def examples(source: Iterable[tuple[str, str, Spans, float]]) -> Iterator[Paragraph]:
    """Give each paragraph that has candidates."""
    for paper, text, gold, weight in source:
        found = list(candidates(text))
        if found:
            surroundings = Surroundings(text)
            features = [surroundings.features(candidate) for candidate in found]
            labels = [(c.start, c.end) in gold or c.listed in gold for c in found]
            yield Paragraph(paper, found, features, labels, weight)


def fit(data: Sequence[Paragraph]) -> Weights:
    """Fit a logistic regression with a quadratic penalty (Adam, full batch)."""
    rows = [sorted(set(names)) for paragraph in data for names in paragraph.features]
    labels = np.array([label for paragraph in data for label in paragraph.labels], dtype=float)
    weights = np.array([p.weight for p in data for _ in p.labels])
    counts = Counter(name for names in rows for name in names)
    words = {name: n for n, name in enumerate(sorted(w for w, c in counts.items() if c >= FEWEST))}
    known = [[words[name] for name in names if name in words] for names in rows]
    flat = np.array([number for numbers in known for number in numbers])
    owner = np.repeat(np.arange(len(rows)), [len(numbers) for numbers in known])
    theta, first, second = np.zeros(len(words)), np.zeros(len(words)), np.zeros(len(words))
    for step in range(1, STEPS + 1):
        score = np.bincount(owner, weights=theta[flat], minlength=len(rows))
        error = weights * (1 / (1 + np.exp(-score)) - labels)
        gradient = np.bincount(flat, weights=error[owner], minlength=len(words)) + PENALTY * theta
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        theta -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: float(theta[number]) for name, number in words.items()}


def judge(weights: Weights, names: Sequence[str]) -> float:
    """Give the probability that the weights see in named features."""
    score = sum(weights.get(name, 0.0) for name in sorted(set(names)))
    return float(1 / (1 + np.exp(-np.clip(score, -30, 30))))


def train(data: Sequence[Paragraph]) -> tuple[Weights, Weights]:
    """Fit both regressions; the second on verdicts of a first that did not see the paper."""
    papers = sorted({paragraph.paper for paragraph in data})
    fold_of = {paper: number % FOLDS for number, paper in enumerate(papers)}
    tables = [
        fit([paragraph for paragraph in data if fold_of[paragraph.paper] != fold])
        for fold in range(FOLDS)
    ]
    seconds = [with_neighbours(paragraph, tables[fold_of[paragraph.paper]]) for paragraph in data]
    return fit(data), fit(seconds)


def with_neighbours(paragraph: Paragraph, first: Weights) -> Paragraph:
    """Add what the first regression thinks of the numbers nearby."""
    verdicts = [judge(first, names) for names in paragraph.features]
    wide = [
        [*names, *neighbour_features(paragraph.found, verdicts, index)]
        for index, names in enumerate(paragraph.features)
    ]
    return evolve(paragraph, features=wide)


def cross_validate(data: Sequence[Paragraph]) -> None:
    """Print precision and recall on papers held out, by threshold."""
    papers = sorted({paragraph.paper for paragraph in data})
    judged: list[tuple[float, bool]] = []
    for fold in range(HELD_OUT_FOLDS):
        held = set(papers[fold::HELD_OUT_FOLDS])
        first, second = train([paragraph for paragraph in data if paragraph.paper not in held])
        for paragraph in data:
            if paragraph.paper in held and paragraph.weight == 1:
                wide = with_neighbours(paragraph, first)
                verdicts = [judge(second, names) for names in wide.features]
                judged.extend(zip(verdicts, paragraph.labels, strict=True))
    for threshold in (0.4, 0.5, 0.6):
        right = sum(p >= threshold and label for p, label in judged)
        precision = right / sum(p >= threshold for p, _ in judged)
        recall = right / sum(label for _, label in judged)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{threshold}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def main() -> None:
    """Train and write the weights, or cross-validate."""
    data = list(examples(paragraphs()))
    if "--cross" in sys.argv:
        cross_validate(data)
        return
    with TARGET.open("w", encoding="utf-8", newline="\n") as out:
        out.write("stage\tfeature\tweight\tsource\n")
        for stage, table in zip(("first", "second"), train(data), strict=True):
            for name, weight in sorted(table.items()):
                if abs(weight) >= SMALLEST_WEIGHT:
                    out.write(f"{stage}\t{name}\t{weight:.3f}\tlearned\n")


if __name__ == "__main__":
    main()
