"""Score every engine on the labelled sentences, beside what others reached, and time it.

Run from the repository root: ``python -m benchmarks.judgement [--data DIR] [--part dev]
[--engine NAME ...] [--markdown]``. Macro-F1 where the labels are classes, F1 of the positive class
where one is looked for, Pearson's r where they are numbers. The baselines are logistic regressions
on word n-grams; the published figures are those of the works named in ``docs/judgement.md``, some
of them on other test sets. Everything is read through ``claimcheck.assess``, a sentence by itself.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import correlation, mean

from attrs import frozen

from claimcheck import assess
from claimcheck.model import Assessment, Causality

ROOT = Path(__file__).resolve().parents[1]
ENGINES = ("accurate", "fast", "lexical")
Item = Mapping[str, object]

_CAUSALITY = {
    Causality.NONE: "no_claim",
    Causality.CORRELATIONAL: "correlational",
    Causality.CONDITIONAL: "conditional_causal",
    Causality.DIRECT: "direct_causal",
}
_FOLDS = (
    "no_claim", "no_claim", "correlational", "correlational", "conditional_causal",
    "conditional_causal", "direct_causal",
)  # fmt: skip
_RUNGS = (0, 0, 1, 1, 2, 2, 3)
_SPECIES = {
    "human": "human", "animal": "non_human", "in_vitro": "non_human", "mixed": "mixed",
    "unknown": "implied_human_or_unclear",
}  # fmt: skip


def _label(item: Item) -> str:
    return str(item["label"])


def _one(read: Callable[[Assessment], str]) -> "Predict":
    return lambda items, engine: [read(each) for each in judged(items, engine)]


Predict = Callable[[Sequence[Item], str], Sequence[str]]


@frozen
class Task:
    """One corpus, how its labels are read off assessments, and what others reached on it."""

    title: str
    corpus: str
    predict: Predict
    measure: str = "macro"
    keeps: Callable[[Item], bool] = lambda _: True
    baseline: float | None = None
    published: float | None = None


def judged(chosen: Sequence[Item], engine: str) -> Sequence[Assessment]:
    """Judge the sentences of a corpus."""
    return assess([str(item["text"]) for item in chosen], engine)


def _section(name: str) -> Callable[[Item], bool]:
    return lambda item: dict(item["meta"])["section"] == name  # type: ignore[call-overload]


def _pairs(items: Sequence[Item], engine: str) -> Sequence[str]:
    """Compare the strength of a press release's conclusion with that of its abstract."""
    metas: list[Mapping[str, str]] = [item["meta"] for item in items]  # type: ignore[misc]
    said = assess([meta["press"] for meta in metas], engine)
    found = assess([meta["abstract"] for meta in metas], engine)
    order = ("downplays", "same", "exaggerates")
    rungs = [
        (_RUNGS[one.strength], _RUNGS[other.strength])
        for one, other in zip(said, found, strict=True)
    ]
    return [order[(one > other) - (one < other) + 1] for one, other in rungs]


TASKS = (
    Task("causal_pubmed", "causal_pubmed", _one(lambda a: _CAUSALITY[a.causality]),
         baseline=0.695, published=0.88),
    Task("causal_pressrelease", "causal_pressrelease", _one(lambda a: _CAUSALITY[a.causality]),
         baseline=0.685, published=0.892),
    *(
        Task(f"health_advice, {title}", "health_advice",
             _one(lambda a: f"{a.advice.value}_advice".replace("none", "no")), keeps=_section(name),
             baseline=baseline, published=published)
        for title, name, baseline, published in (
            ("structured abstracts", "structured_abstract", 0.834, 0.933),
            ("unstructured abstracts", "unstructured_abstract", None, None),
            ("discussions", "discussion", 0.508, None),
        )
    ),
    Task("insciout_statements", "insciout_statements", _one(lambda a: _FOLDS[a.strength]),
         baseline=0.704),
    Task("exaggeration_pairs", "exaggeration_pairs", _pairs, baseline=0.30),
    Task("bioscope, speculative", "bioscope", _one(lambda a: ("certain", "speculative")[a.hedged]),
         "speculative", baseline=0.836, published=0.864),
    Task("certainty_scicomm, r", "certainty_scicomm", _one(lambda a: str(a.certainty)), "r",
         baseline=0.706, published=0.63),
    Task("sciclaim_pubmed, claim", "sciclaim_pubmed",
         _one(lambda a: ("not_claim", "claim")[a.is_claim]), "claim", baseline=0.681,
         published=0.79),
    Task("citeworthy_fulltext", "citeworthy_fulltext",
         _one(lambda a: ("no_cite", "cites")[a.cite_worthy]), baseline=0.635),
    Task("insciout_population", "insciout_population",
         _one(lambda a: _SPECIES[a.population.species.value]), baseline=0.36),
)  # fmt: skip


def f1(gold: Sequence[str], found: Sequence[str], label: str) -> float:
    """Give F1 of one label."""
    both = sum(g == f == label for g, f in zip(gold, found, strict=True))
    return 2 * both / max(gold.count(label) + found.count(label), 1)


def score(measure: str, gold: Sequence[str], found: Sequence[str]) -> float:
    """Score answers by ``"macro"``, ``"r"``, or F1 of the label named."""
    if measure == "macro":
        return mean(f1(gold, found, label) for label in sorted(set(gold)))
    if measure == "r":
        return correlation([float(each) for each in gold], [float(each) for each in found])
    return f1(gold, found, measure)


def items(data: Path, corpus: str, part: str) -> Iterator[Item]:
    """Read one part of a corpus."""
    path = data / corpus / f"{part}.jsonl.gz"
    if not path.exists():
        sys.exit(f"{path}: not here; the labelled sentences are read from beside the checkout")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def calibration_error(data: Path, part: str, engine: str, bins: int = 10) -> float:
    """Give the expected calibration error of claim probabilities (Naeini et al. 2015)."""
    chosen = list(items(data, "sciclaim_pubmed", part))
    stated = [each.claim_probability for each in judged(chosen, engine)]
    right = [_label(item) == "claim" for item in chosen]
    total = 0.0
    for place in range(bins):
        here = [n for n, p in enumerate(stated) if min(int(p * bins), bins - 1) == place]
        if here:
            total += abs(sum(stated[n] for n in here) - sum(right[n] for n in here))
    return total / len(chosen)


def speed(data: Path, part: str, engine: str) -> float:
    """Give sentences a second, once everything is loaded."""
    sentences = [str(item["text"]) for item in items(data, "health_advice", part)]
    sentences = list(dict.fromkeys(sentences))
    assess(sentences[:50], engine)
    start = time.perf_counter()
    assess(sentences, engine)
    return len(sentences) / (time.perf_counter() - start)


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def rows(data: Path, part: str, engines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give the lines of the table, one a task."""
    for task in TASKS:
        chosen = [item for item in items(data, task.corpus, part) if task.keeps(item)]
        gold = [_label(item) for item in chosen]
        scores = [score(task.measure, gold, task.predict(chosen, engine)) for engine in engines]
        others = (_shown(task.baseline), _shown(task.published))
        yield (task.title, str(len(gold)), *others, *map(_shown, scores))
    errors = [calibration_error(data, part, engine) for engine in engines]
    yield ("calibration error of claims", "", "", "", *map(_shown, errors))
    speeds = [speed(data, part, engine) for engine in engines]
    yield ("sentences a second", "", "", "", *(f"{each:,.0f}" for each in speeds))


def main() -> None:
    """Print the table, a line as it is known."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    arguments.add_argument("--part", default="dev")
    arguments.add_argument("--engine", action="append", choices=ENGINES)
    arguments.add_argument("--markdown", action="store_true", help="print a Markdown table")
    options = arguments.parse_args()
    engines = options.engine or ENGINES
    head = ("corpus", "sentences", "n-grams", "published", *engines)
    if options.markdown:
        print("| " + " | ".join(head) + " |\n|---|" + "---:|" * (len(head) - 1))
    else:
        print(f"{head[0]:40}" + "".join(f"{each:>11}" for each in head[1:]))
    for row in rows(options.data, options.part, engines):
        if options.markdown:
            print("| " + " | ".join(row) + " |")
        else:
            print(f"{row[0]:40}" + "".join(f"{each:>11}" for each in row[1:]), flush=True)


if __name__ == "__main__":
    main()
