"""Score the lexical reading of sentences on the labelled corpora, and time it.

Run from the repository root: ``python benchmarks/lexical_judgement.py [--data DIR] [--part dev]``.
Macro-F1 where the labels are classes, F1 of the positive class where there are two of which one
is looked for, Pearson's r where they are numbers. The lexical engine is set by hand: nothing in it
was fitted to the parts scored here.
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

from claimcheck.extraction import assess
from claimcheck.lexicon import load as load_lexicon
from claimcheck.model import Assessment, Causality, Strength

ROOT = Path(__file__).resolve().parents[1]
Item = Mapping[str, object]

_CAUSALITY = {
    Causality.NONE: "no_claim",
    Causality.CORRELATIONAL: "correlational",
    Causality.CONDITIONAL: "conditional_causal",
    Causality.DIRECT: "direct_causal",
}
_FOLDED = ("no_claim",) * 2 + ("correlational",) * 2 + ("conditional_causal",) * 2
_STRENGTH = dict(zip(Strength, (*_FOLDED, "direct_causal"), strict=True))


@frozen
class Task:
    """One corpus and how its labels are read off an assessment."""

    corpus: str
    measure: str
    predicted: Callable[[Assessment], str]
    keeps: Callable[[Item], bool] = lambda _: True
    title: str = ""
    baseline: float = 0.0


def _section(name: str) -> Callable[[Item], bool]:
    return lambda item: dict(item["meta"])["section"] == name  # type: ignore[call-overload]


TASKS = (
    Task("causal_pubmed", "macro", lambda a: _CAUSALITY[a.causality], baseline=0.695),
    Task("causal_pressrelease", "macro", lambda a: _CAUSALITY[a.causality], baseline=0.685),
    *(
        Task(
            "health_advice", "macro", lambda a: f"{a.advice.value}_advice".replace("none", "no"),
            _section(section), section, baseline,
        )
        for section, baseline in (
            ("structured_abstract", 0.834), ("unstructured_abstract", 0.0), ("discussion", 0.508),
        )
    ),
    Task("insciout_statements", "macro", lambda a: _STRENGTH[a.strength], baseline=0.704),
    Task("bioscope", "speculative", lambda a: ("certain", "speculative")[a.hedged], baseline=0.836),
    Task("sciclaim_pubmed", "claim", lambda a: ("not_claim", "claim")[a.is_claim], baseline=0.681),
    Task("citeworthy_fulltext", "macro", lambda a: ("no_cite", "cites")[a.cite_worthy],
         baseline=0.635),
)  # fmt: skip


def f1(gold: Sequence[str], found: Sequence[str], label: str) -> float:
    """Give F1 of one label."""
    both = sum(g == f == label for g, f in zip(gold, found, strict=True))
    return 2 * both / max(gold.count(label) + found.count(label), 1)


def items(data: Path, corpus: str, part: str) -> Iterator[Item]:
    """Read one part of a corpus."""
    path = data / corpus / f"{part}.jsonl.gz"
    if not path.exists():
        sys.exit(f"{path}: not here; the labelled sentences are read from beside the checkout")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def judged(chosen: Sequence[Item]) -> Sequence[Assessment]:
    """Judge the sentences of a corpus."""
    return assess([str(item["text"]) for item in chosen], "lexical")


def shown(task: Task, data: Path, part: str) -> None:
    """Print the scores of one task."""
    chosen = [item for item in items(data, task.corpus, part) if task.keeps(item)]
    if not chosen:
        return
    gold = [str(item["label"]) for item in chosen]
    found = [task.predicted(each) for each in judged(chosen)]
    labels = sorted(set(gold))
    scores = {label: f1(gold, found, label) for label in labels}
    total = scores[task.measure] if task.measure in scores else mean(scores.values())
    each = " ".join(f"{label} {score:.3f}" for label, score in scores.items())
    name = f"{task.corpus} {task.title}".strip()
    print(f"{name:38}{len(gold):6}{total:7.3f}{task.baseline or float('nan'):9.3f}  {each}")


def show_certainty(data: Path, part: str) -> None:
    """Print how the certainty of sentences goes with what people heard in them."""
    chosen = list(items(data, "certainty_scicomm", part))
    gold = [float(str(item["label"])) for item in chosen]
    found = [each.certainty for each in judged(chosen)]
    print(f"{'certainty_scicomm, r':38}{len(gold):6}{correlation(gold, found):7.3f}{0.706:9.3f}")


def show_speed(data: Path, part: str) -> None:
    """Print how long a sentence takes, and how long the lexica take to load."""
    sentences = [str(item["text"]) for item in items(data, "health_advice", part)]
    assess(sentences[:200], "lexical")
    start = time.perf_counter()
    assess(sentences, "lexical")
    each = (time.perf_counter() - start) / len(set(sentences))
    from claimcheck.extraction.linguistic.reading import LEXICA  # noqa: PLC0415 - timed

    load_lexicon.cache_clear()
    start = time.perf_counter()
    load_lexicon(*LEXICA)
    loading = time.perf_counter() - start
    print(f"{each * 1e6:.0f} µs a sentence; lexica load in {loading * 1e3:.1f} ms")


def main() -> None:
    """Print one line a task."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    arguments.add_argument("--part", default="dev")
    options = arguments.parse_args()
    print(f"{'corpus':38}{'n':>6}{'score':>7}{'n-grams':>9}")
    for task in TASKS:
        shown(task, options.data, options.part)
    show_certainty(options.data, options.part)
    show_speed(options.data, options.part)


if __name__ == "__main__":
    main()
