"""Fit how the words of each kind of document tell its kind.

    python training/document_kind/train.py --data ../shared/data

Needs scikit-learn. Learns from the train part of `prose`, the kinds of some documents as
``../prose_reader/kinds.tsv`` says; a document counts less where its repository gave many. Prints
accuracy with each repository held out, and on `dev`.
"""

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

import claimcheck
from claimcheck.sentences import document_sentences
from claimcheck.sentences.document_kind import word_shares

HERE = Path(__file__).parent
TABLE = Path("src/claimcheck/sentences/data/document_kind_weights.tsv")
STRENGTH, FOLDS = 0.3, 7


def rows(data: Path, part: str) -> list[tuple[str, str, np.ndarray]]:
    """Give kind, repository and word shares of each document of a part."""
    folder = data / "prose"
    sheet = (HERE.parent / "prose_reader" / "kinds.tsv").read_text(encoding="utf-8").splitlines()
    told = {row["document"]: row["kind"] for row in csv.DictReader(sheet, delimiter="\t")}
    sources = map(json.loads, (folder / "sources.jsonl").read_text("utf-8").splitlines())
    repositories = {row["id"]: row["repo"] for row in sources}
    kinds = {}
    for line in (folder / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kinds[row["doc"]] = told.get(row["doc"], row["kind"])
    found = []
    for name, kind in sorted(kinds.items()):
        document = claimcheck.read(str(folder / "documents" / f"{name}.md"))
        texts = [sentence.text for sentence in document_sentences(document)]
        found.append((kind, repositories[name], np.array(word_shares(texts))))
    return found


def fit(taught: list) -> tuple[LogisticRegression, np.ndarray, np.ndarray]:
    """Fit the regression; give it with the middle and the spread of each share."""
    shares = np.array([each for _, _, each in taught])
    middle, spread = shares.mean(0), shares.std(0) + 0.04
    often = Counter((kind, repository) for kind, repository, _ in taught)
    weight = np.array([often[kind, repository] ** -0.5 for kind, repository, _ in taught])
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit((shares - middle) / spread, [kind for kind, _, _ in taught],
              sample_weight=weight * len(weight) / weight.sum())  # fmt: skip
    return model, middle, spread


def right(fitted: tuple, asked: list) -> list[bool]:
    """Tell of which documents the kind is found."""
    model, middle, spread = fitted
    shares = np.array([each for _, _, each in asked])
    found = model.predict((shares - middle) / spread)
    return [one == kind for one, (kind, _, _) in zip(found, asked, strict=True)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = arguments.parse_args()
    taught, held = rows(options.data, "train"), rows(options.data, "dev")
    repositories = sorted({repository for _, repository, _ in taught})
    folds = {each: number % FOLDS for number, each in enumerate(repositories)}
    tried = []
    for fold in range(FOLDS):
        fitted = fit([each for each in taught if folds[each[1]] != fold])
        tried += right(fitted, [each for each in taught if folds[each[1]] == fold])
    fitted = fit(taught)
    print(f"repositories held out {np.mean(tried):.3f}, dev {np.mean(right(fitted, held)):.3f}")
    model, middle, spread = fitted
    weights = model.coef_ / spread
    biases = model.intercept_ - weights @ middle
    names = "\t".join(f"w{number}" for number in range(weights.shape[1]))
    lines = [f"kind\tbias\t{names}\tsource"]
    for kind, bias, own in zip(model.classes_, biases, weights, strict=True):
        cells = "\t".join(f"{each:.4f}" for each in (bias, *own))
        lines.append(f"{kind}\t{cells}\ttraining/document_kind on the prose corpus")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
