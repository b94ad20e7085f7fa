"""Learn how much words of advice weigh; writes the table that the package ships.

Run: ``python training/lexical_weights/advice.py`` with the labelled sentences in
``../shared/data/health_advice`` (Li, Wang and Yu 2021). Only the ``train`` part is read. A
multinomial logistic regression by Nesterov's gradient; the same input gives the same table.
"""

import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from claimcheck.sentences.judgement.advice import ruled_advice
from claimcheck.sentences.judgement.advice_force import BIAS, FORCES, advice_features
from claimcheck.sentences.linguistic.reading import read_sentence

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "health_advice" / "train.jsonl.gz"
TARGET = ROOT / "src" / "claimcheck" / "extract" / "data" / "advice_weights.tsv"
SEEN = 4
PENALTY = 1e-4
STEPS = 600
LABELS = tuple(f"{force.value}_advice".replace("none", "no") for force in FORCES)


def examples(path: Path = DATA) -> Iterator[tuple[frozenset[str], int]]:
    """Give the features and the label of each sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            reading = read_sentence(item["text"])
            features = advice_features(reading, ruled_advice(reading).force)
            yield features, LABELS.index(item["label"])


def fitted(matrix: Matrix, labels: list[int]) -> Matrix:
    """Minimise the cross-entropy with a ridge penalty."""
    count = len(labels)
    gold = np.eye(len(FORCES))[labels]
    vector = np.full(matrix.shape[1], matrix.shape[1] ** -0.5)
    for _ in range(30):
        vector = matrix.T @ (matrix @ vector) / count
        largest = np.linalg.norm(vector)
        vector /= largest
    step = 1 / (0.5 * largest + PENALTY)
    weights = np.zeros((matrix.shape[1], len(FORCES)))
    ahead, speed = weights.copy(), 1.0
    for _ in range(STEPS):
        scores = matrix @ ahead
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        moved = ahead - step * (matrix.T @ (shares - gold) / count + PENALTY * ahead)
        faster = (1 + (1 + 4 * speed**2) ** 0.5) / 2
        ahead = moved + (speed - 1) / faster * (moved - weights)
        weights, speed = moved, faster
    return weights


def main() -> None:
    """Fit and write the table."""
    sentences = list(examples())
    counts = Counter(name for features, _ in sentences for name in features)
    names = [*sorted(name for name, count in counts.items() if count >= SEEN), BIAS]
    places = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(sentences), len(names)))
    matrix[:, -1] = 1
    for row, (features, _) in enumerate(sentences):
        matrix[row, [places[name] for name in features if name in places]] = 1
    weights = fitted(matrix, [label for _, label in sentences])
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("feature", "none", "weak", "strong", "source"))
        for name, row in zip(names, weights, strict=True):
            writer.writerow((name, *(f"{value:.3f}" for value in row), "learned"))


if __name__ == "__main__":
    main()
