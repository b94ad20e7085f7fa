"""Train the ranking that finds the sample size of an abstract, from the data beside the checkout.

    python training/sample_size/train.py ../shared/data src/claimcheck/evidence/data

With ``--check`` as a third argument it prints cross-validated figures and writes nothing. Needs
SciPy, which the library itself does not.

The labels are classes of sizes, not sizes: every candidate of the right class counts as right,
and the model finds out which of them usually is (a softmax over candidates, the probability of
the right ones summed).
"""

import csv
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
from claimcheck.evidence.totals import nothing_stated, totals_of

PENALTY = 0.2
LEAST_SEEN = 2
LEAST_WEIGHT = 0.02
FOLDS = 5
STRONG = 2.0
"""How much lighter the penalty is on features that were made to decide; their names open with S."""
UNSTATED = frozenset({"Unknown", "Not applicable"})
SIZES = (
    (20, "1-20"),
    (40, "21-40"),
    (60, "41-60"),
    (80, "61-80"),
    (100, "81-100"),
    (199, "100-199"),
    (499, "200-499"),
    (999, "500-999"),
)


class Abstract(NamedTuple):
    """An abstract with its candidates, the first of them the answer that nothing is stated."""

    label: str
    values: Sequence[int | None]
    features: Sequence[frozenset[str]]

    def right(self) -> list[bool]:
        """Tell which candidates fit the label."""
        return [size_class(value) == self.label for value in self.values]


class Rows(NamedTuple):
    """The candidates of all abstracts, one row each."""

    matrix: csr_matrix
    groups: np.ndarray
    right: np.ndarray


def size_class(value: int | None) -> str:
    """Give the class of a size in the words of PsyNamic."""
    if value is None:
        return "Unknown"
    return next((name for most, name in SIZES if value <= most), "≥1000")


def abstracts(data: Path, split: str) -> Iterator[Abstract]:
    """Read the abstracts whose number of participants was labelled."""
    with gzip.open(data / "psynamic" / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        found: list[dict[str, Any]] = [json.loads(line) for line in file]
    for row in found:
        if row["meta"]["task"] == "number_of_participants":
            title, _, abstract = row["text"].replace("\\n", "\n").partition("^\n")
            totals = totals_of(passages(title, abstract))
            label = "Unknown" if row["label"] in UNSTATED else row["label"]
            yield Abstract(
                label,
                [None, *(total.value for total in totals)],
                [nothing_stated(totals), *(total.features for total in totals)],
            )


def rows_of(found: Sequence[Abstract], names: Mapping[str, int]) -> Rows:
    """Lay out the candidates of those abstracts of which one candidate is right."""
    columns: list[int] = []
    starts, groups, right = [0], [], []
    number = 0
    for abstract in found:
        fits = abstract.right()
        if not any(fits):
            continue
        for features, fit in zip(abstract.features, fits, strict=True):
            columns += sorted(names[name] for name in features if name in names)
            starts.append(len(columns))
            groups.append(number)
            right.append(fit)
        number += 1
    shape = (len(groups), len(names))
    values = scales(list(names))[columns]
    matrix = csr_matrix((values, columns, starts), shape=shape)
    return Rows(matrix, np.array(groups), np.array(right))


def scales(names: Sequence[str]) -> np.ndarray:
    """Give the value of each feature where it is present."""
    return np.array([STRONG if name.startswith("S:") else 1.0 for name in names])


def shares(scores: np.ndarray, groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the logarithm of each group's sum of powers, and each row's share of it."""
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    most = np.maximum.reduceat(scores, starts)
    powers = np.exp(scores - most[groups])
    sums = np.add.reduceat(powers, starts)
    return most + np.log(sums), powers / sums[groups]


def fit(found: Sequence[Abstract]) -> dict[str, float]:
    """Fit the weights: the smallest negative logarithm of the right candidates' share."""
    seen = Counter(name for one in found for features in one.features for name in features)
    kept = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    rows = rows_of(found, {name: number for number, name in enumerate(kept)})

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows.matrix @ weights
        every, share = shares(scores, rows.groups)
        among, right = shares(np.where(rows.right, scores, -1e9), rows.groups)
        slope = rows.matrix.T @ (share - right) + weights / PENALTY
        return float((every - among).sum() + weights @ weights / (2 * PENALTY)), slope

    start = np.zeros(len(kept))
    result = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(kept, map(float, result.x * scales(kept)), strict=True))


def chosen(one: Abstract, weights: Mapping[str, float]) -> int | None:
    """Choose a value as the library does."""
    scores = np.array([sum(weights.get(n, 0.0) for n in names) for names in one.features])
    likely: dict[int | None, float] = {}
    for value, power in zip(one.values, np.exp(scores - scores.max()), strict=True):
        likely[value] = likely.get(value, 0.0) + float(power)
    return max(likely, key=lambda value: likely[value])


def check(found: Sequence[Abstract]) -> None:
    """Print how often the class is right on parts not trained on, stated and unstated apart."""
    order = np.random.default_rng(0).permutation(len(found)).tolist()
    right: dict[bool, list[bool]] = {True: [], False: []}
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = fit([found[number] for number in order if number not in held])
        for number in sorted(held):
            one = found[number]
            is_right = size_class(chosen(one, weights)) == one.label
            right[one.label != "Unknown"].append(is_right)
    print(f"stated {np.mean(right[True]):.3f}, unstated {np.mean(right[False]):.3f}")


def main(data: Path, target: Path, *, checks: bool) -> None:
    """Train and write the weights, or print cross-validated figures."""
    found = list(abstracts(data, "train"))
    if checks:
        check(found)
        return
    weights = fit(found)
    with (target / "sample_weights.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("feature", "weight", "source"))
        for name, weight in weights.items():
            if abs(weight) >= LEAST_WEIGHT:
                writer.writerow((name, f"{weight:.2f}", "psynamic train"))
    print(len(found), "abstracts,", len(weights), "features")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), checks=sys.argv[3:] == ["--check"])
