"""Train the model of who was studied where an abstract does not say it outright.

    python training/study_people/train.py ../shared/data src/claimcheck/evidence/data

With ``--check`` as a third argument it prints cross-validated figures and writes nothing. Needs
SciPy, which the library itself does not.

Four logistic regressions without a constant over words that fewer than ``COMMON`` of the abstracts
hold, so that an abstract of which no word tells gets even odds and nothing is said of it.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from claimcheck.evidence.abstract import passages
from claimcheck.evidence.cues import setting_of
from claimcheck.evidence.features import features_of
from claimcheck.evidence.learned import GROUPS

LEAST_SEEN = 4
COMMON = 0.4
KEPT = 8_000
INVERSE_PENALTY = 0.1
FOLDS = 5
ADULTS = frozenset({"Adult", "Young Adult", "Middle Aged", "Aged", "Aged, 80 and over"})
CHILDREN = frozenset({"Infant, Newborn", "Infant", "Child, Preschool", "Child", "Adolescent"})
Labels = tuple[float, float, float, float]
UNKNOWN = float("nan")


class Example(NamedTuple):
    """The features of an abstract, and which of ``GROUPS`` it studied; NaN where not labelled."""

    corpus: str
    features: Mapping[str, float]
    labels: Labels


def records(data: Path, corpus: str) -> Iterator[dict[str, Any]]:
    """Read the training part of a corpus."""
    with gzip.open(data / corpus / "train.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def words_of(title: str, abstract: str) -> dict[str, float]:
    """Give the words and pairs among the features, without what the rules saw."""
    parts = passages(title, abstract)
    found = features_of(parts, setting_of(parts))
    return {name: value for name, value in found.items() if name[1:2] != ":" or name[0] == "t"}


def psynamic(data: Path) -> Iterator[Example]:
    """Give the abstracts of PsyNamic whose ages or sexes were labelled."""
    labels: dict[str, dict[str, Any]] = {}
    for row in records(data, "psynamic"):
        labels.setdefault(row["text"], {})[row["meta"]["task"]] = row["label"]
    for text, given in labels.items():
        ages, sexes = given.get("age_of_participants"), given.get("sex_of_participants")
        adult = child = female = male = UNKNOWN
        if ages and "Not applicable" not in ages:
            adult = float(any(name.startswith("Adult") for name in ages))
            child = float(any(name.startswith("Pediatric") for name in ages))
        if sexes and sexes != "Not applicable":
            female = float(sexes in {"Female", "Both sexes"})
            male = float(sexes in {"Male", "Both sexes"})
        title, _, abstract = text.replace("\\n", "\n").partition("^\n")
        if not np.isnan([adult, female]).all():
            yield Example("psynamic", words_of(title, abstract), (adult, child, female, male))


def medline(data: Path) -> Iterator[Example]:
    """Give the records on people; a check tag that is missing says that the group was not told."""
    for row in records(data, "medline_records"):
        if row["meta"]["population"] == "human":
            ends = [
                place for place in (row["text"].find(". "), row["text"].find("? ")) if place > 0
            ]
            end = min(ends, default=-1) + 1
            tags = set(row["meta"]["mh"])
            labels = (
                float(bool(tags & ADULTS)),
                float(bool(tags & CHILDREN)),
                float("Female" in tags),
                float("Male" in tags),
            )
            yield Example("medline", words_of(row["text"][:end], row["text"][end:]), labels)


def matrix(found: Sequence[Example], names: Mapping[str, int]) -> csr_matrix:
    """Lay features out by the numbers of their names."""
    values, columns, starts = [], [], [0]
    for one in found:
        for name, value in one.features.items():
            if name in names:
                columns.append(names[name])
                values.append(value)
        starts.append(len(values))
    return csr_matrix((values, columns, starts), shape=(len(found), len(names)))


def vocabulary(found: Sequence[Example]) -> list[str]:
    """Give the words that are neither rare nor everywhere."""
    seen = Counter(name for one in found for name in one.features)
    return sorted(n for n, count in seen.items() if LEAST_SEEN <= count < COMMON * len(found))


def regression(rows: csr_matrix, labels: np.ndarray) -> np.ndarray:
    """Fit one logistic regression without a constant."""

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows @ weights
        value = (np.logaddexp(0, scores) - labels * scores).sum()
        slope = rows.T @ (1 / (1 + np.exp(-scores)) - labels)
        penalty = weights @ weights / (2 * INVERSE_PENALTY)
        return float(value + penalty), slope + weights / INVERSE_PENALTY

    start = np.zeros(rows.shape[1])
    options = {"maxiter": 80}
    return minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x


def fit(rows: csr_matrix, labels: np.ndarray) -> np.ndarray:
    """Fit a column of weights for each group."""
    columns = []
    for number in range(labels.shape[1]):
        known = np.flatnonzero(~np.isnan(labels[:, number]))
        columns.append(regression(rows[known], labels[known, number]))
    return np.stack(columns, axis=1)


def check(found: Sequence[Example]) -> None:
    """Print for each group how often its presence is told right, held-out parts only."""
    names = {name: number for number, name in enumerate(vocabulary(found))}
    rows = matrix(found, names)
    labels = np.array([one.labels for one in found])
    folds = np.random.default_rng(0).permutation(len(found)) % FOLDS
    scores = np.zeros(labels.shape)
    for fold in range(FOLDS):
        scores[folds == fold] = rows[folds == fold] @ fit(
            rows[folds != fold], labels[folds != fold]
        )
    for corpus in ("psynamic", "medline"):
        own = np.array([one.corpus == corpus for one in found])
        for number, group in enumerate(GROUPS):
            known = own & ~np.isnan(labels[:, number])
            gold = labels[known, number] > 0
            right = ((scores[known, number] > 0) == gold).mean()
            usual = max(gold.mean(), 1 - gold.mean())
            print(f"{corpus:9} {group:7} right {right:.3f}, always the usual {usual:.3f}")


def main(data: Path, target: Path, *, checks: bool) -> None:
    """Train, prune to the heaviest words, train again, and write the weights as bytes."""
    found = [*psynamic(data), *medline(data)]
    if checks:
        check(found)
        return
    labels = np.array([one.labels for one in found])
    names = vocabulary(found)
    first = fit(matrix(found, {name: number for number, name in enumerate(names)}), labels)
    heaviest = np.argsort(-np.abs(first).max(axis=1), kind="stable")[:KEPT]
    kept = sorted(names[number] for number in heaviest)
    weights = fit(matrix(found, {name: number for number, name in enumerate(kept)}), labels)
    scale = np.abs(weights).max(axis=0) / 127
    np.savez_compressed(
        target / "people_model.npz",
        names=np.frombuffer("\n".join(kept).encode(), dtype=np.uint8),
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
    )
    print(len(found), "examples,", len(kept), "features")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), checks=sys.argv[3:] == ["--check"])
