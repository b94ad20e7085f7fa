"""Fit how the words of each kind of document tell its kind.

    python training/document_kind/train.py --data ../shared/data

Needs scikit-learn. Learns from the train part of `prose`, the kinds of some documents as
``../prose_reader/kinds.tsv`` says, and from the documents of ``../prose_reader/documents``; a
document counts less where its repository gave many. Prints accuracy with repositories held out, on
`dev` and on the documents of ``../prose_reader/held_out.txt``.
"""

import argparse
import csv
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from attrs import frozen
from sklearn.linear_model import LogisticRegression

import claimcheck
from claimcheck.sentences import document_sentences
from claimcheck.sentences.document_kind import MOST_UNITS, word_shares
from claimcheck.sentences.kind_terms import term_counts, term_shares

HERE = Path(__file__).parent
READER = HERE.parent / "prose_reader"
TABLES = Path("src/claimcheck/sentences/data")
SOURCE = "training/document_kind on the prose corpus and documents of our own"
STRENGTH, FOLDS, TERMS, FEWEST, TERM_UNIT = 1.0, 5, 1500, 4, 5.0
CORPUS_KINDS = {"clean": "review", "preclinical": "research"}


@frozen(eq=False)
class Example:
    """A document: its kind, where it is from, the shares of its words and its terms."""

    kind: str
    repository: str
    shares: np.ndarray
    terms: Mapping[str, int]


@frozen(eq=False)
class Fitted:
    """A regression with what its columns were scaled by."""

    model: LogisticRegression
    middle: np.ndarray
    spread: np.ndarray
    rareness: Mapping[str, float]


def labelled(data: Path, part: str) -> Iterator[Example]:
    """Give the documents of a part of the corpus."""
    folder = data / "prose"
    sheet = (READER / "kinds.tsv").read_text(encoding="utf-8").splitlines()
    told = {row["document"]: row["kind"] for row in csv.DictReader(sheet, delimiter="\t")}
    sources = map(json.loads, (folder / "sources.jsonl").read_text("utf-8").splitlines())
    repositories = {row["id"]: row["repo"] for row in sources}
    kinds = {}
    for line in (folder / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kinds[row["doc"]] = told.get(row["doc"], row["kind"])
    for name, kind in sorted(kinds.items()):
        yield example(folder / "documents" / f"{name}.md", kind, repositories[name])


def written(*, held_back: bool) -> Iterator[Example]:
    """Give the documents of our own: those that nothing learns from, or the others."""
    kept = set((READER / "held_out.txt").read_text(encoding="utf-8").split())
    for document in sorted((READER / "documents").glob("*.md")):
        sheet = READER / "labels" / f"{document.stem}.tsv"
        if sheet.exists() and (document.stem in kept) is held_back:
            lines = sheet.read_text(encoding="utf-8").splitlines()
            kind = next(csv.DictReader(lines, delimiter="\t"))["kind"]
            yield example(document, CORPUS_KINDS.get(kind, kind), document.stem)


def example(path: Path, kind: str, repository: str) -> Example:
    document = claimcheck.read(str(path))
    texts = [sentence.text for sentence in document_sentences(document)][:MOST_UNITS]
    return Example(kind, repository, np.array(word_shares(texts)), term_counts(texts))


def columns(examples: Sequence[Example], fitted: Fitted) -> np.ndarray:
    """Lay examples out: the shares, and each term."""
    names = {term: place for place, term in enumerate(fitted.rareness)}
    rows = np.zeros((len(examples), len(names)))
    for row, one in zip(rows, examples, strict=True):
        for term, share in term_shares(one.terms, fitted.rareness).items():
            row[names[term]] = share * TERM_UNIT
    shares = (np.array([one.shares for one in examples]) - fitted.middle) / fitted.spread
    return np.hstack([shares, rows])


def fit(taught: Sequence[Example]) -> Fitted:
    """Fit the regression twice: on every word, then on those that told most."""
    often = Counter(term for one in taught for term in one.terms)
    kept = sorted(term for term, count in often.items() if count >= FEWEST)
    fitted = _fit(taught, often, kept)
    weight = np.abs(fitted.model.coef_[:, -len(kept) :]).max(0)
    most = sorted(kept[place] for place in np.argsort(-weight, kind="stable")[:TERMS])
    return _fit(taught, often, most)


def _fit(taught: Sequence[Example], often: Mapping[str, int], kept: Sequence[str]) -> Fitted:
    shares = np.array([one.shares for one in taught])
    model = LogisticRegression(C=STRENGTH, max_iter=500, class_weight="balanced")
    rareness = {term: math.log(len(taught) / often[term]) for term in kept}
    fitted = Fitted(model, shares.mean(0), shares.std(0) + 0.04, rareness)
    from_there = Counter((one.kind, one.repository) for one in taught)
    weight = np.array([from_there[one.kind, one.repository] ** -0.5 for one in taught])
    model.fit(columns(taught, fitted), [one.kind for one in taught],
              sample_weight=weight * len(weight) / weight.sum())  # fmt: skip
    return fitted


def right(fitted: Fitted, asked: Sequence[Example]) -> list[bool]:
    """Tell of which documents the kind is found."""
    found = fitted.model.predict(columns(asked, fitted))
    return [one == each.kind for one, each in zip(found, asked, strict=True)]


def write(fitted: Fitted) -> None:
    """Write the weights of the shares and those of the terms."""
    count = len(fitted.middle)
    weights = fitted.model.coef_[:, :count] / fitted.spread
    biases = fitted.model.intercept_ - weights @ fitted.middle
    names = "\t".join(f"w{number}" for number in range(count))
    lines = [f"kind\tbias\t{names}\tsource"]
    for kind, bias, own in zip(fitted.model.classes_, biases, weights, strict=True):
        cells = "\t".join(f"{each:.4f}" for each in (bias, *own))
        lines.append(f"{kind}\t{cells}\t{SOURCE}")
    (TABLES / "document_kind_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    kinds = "\t".join(fitted.model.classes_)
    lines = [f"term\trareness\t{kinds}\tsource"]
    for place, (term, rare) in enumerate(fitted.rareness.items()):
        own = fitted.model.coef_[:, count + place] * TERM_UNIT
        cells = "\t".join(f"{each:.2f}" for each in own)
        lines.append(f"{term}\t{rare:.3f}\t{cells}\ttraining/document_kind")
    (TABLES / "document_kind_terms.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = arguments.parse_args()
    taught, held = list(labelled(options.data, "train")), list(labelled(options.data, "dev"))
    own, own_held = list(written(held_back=False)), list(written(held_back=True))
    repositories = sorted({one.repository for one in taught})
    folds = {each: number % FOLDS for number, each in enumerate(repositories)}
    tried = []
    for fold in range(FOLDS):
        fitted = fit([*(one for one in taught if folds[one.repository] != fold), *own])
        tried += right(fitted, [one for one in taught if folds[one.repository] == fold])
    fitted = fit([*taught, *own])
    print(f"repositories held out {np.mean(tried):.3f}, dev {np.mean(right(fitted, held)):.3f}, "
          f"own documents held out {np.mean(right(fitted, own_held)):.3f}")  # fmt: skip
    write(fitted)


if __name__ == "__main__":
    main()
