"""Train the model that tells kinds of studies apart, from the labelled data beside the checkout.

    python training/study_design/train.py ../shared/data src/claimcheck/evidence/data

Needs scikit-learn, which the library itself does not.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from claimcheck.evidence.abstract import passages
from claimcheck.evidence.cues import setting_of
from claimcheck.evidence.design import KINDS
from claimcheck.evidence.features import features_of

LEAST_SEEN = 3
KEPT = 16_000
INVERSE_PENALTY = 0.3
WEIGHTS = {"studytype_teller": 1.0, "psynamic": 0.5, "medline_records": 1.0, "ebm_nlp_partial": 0.3}
TIERS = {"other": "human_observed", "human_non_rct": "human_observed"}
FACETS = {
    "Randomized-controlled trial (RCT)": "rct",
    "Study protocol": "protocol",
    "Systematic review/meta-analysis": "systematic_review",
    "Case report": "case_report",
}


SPACED = re.compile(r"\s([,.;:)])|(?<=\()\s")


class Example(NamedTuple):
    """A labelled title and abstract."""

    title: str
    abstract: str
    kind: str
    weight: float


def records(data: Path, corpus: str, split: str) -> Iterator[dict[str, Any]]:
    """Read one part of a corpus."""
    with gzip.open(data / corpus / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def cut(text: str) -> tuple[str, str]:
    """Cut a text behind its first sentence, the title."""
    ends = [place for place in (text.find(". "), text.find("? ")) if place > 0]
    end = min(ends, default=-1) + 1
    return text[:end], text[end:].strip()


def examples(data: Path, split: str) -> Iterator[Example]:
    """Give the examples of the four corpora under one set of kinds."""
    for row in records(data, "studytype_teller", split):
        title, tier = row["meta"]["title"], row["meta"]["tier"]
        yield Example(
            title,
            row["text"][len(title) :].strip(),
            TIERS.get(tier, tier),
            WEIGHTS["studytype_teller"],
        )
    for row in records(data, "psynamic", split):
        if row["meta"]["task"] == "study_type" and len(row["label"]) == 1:
            title, _, abstract = row["text"].replace("\\n", "\n").partition("^\n")
            kind = FACETS.get(row["label"][0], "human_observed")
            yield Example(title, abstract, kind, WEIGHTS["psynamic"])
    for row in records(data, "medline_records", split):
        title, abstract = cut(row["text"])
        yield Example(title, abstract, medline_kind(row), WEIGHTS["medline_records"])
    for title, abstract in trials(data, split):
        yield Example(title, abstract, "rct", WEIGHTS["ebm_nlp_partial"])


def trials(data: Path, split: str) -> Iterator[tuple[str, str]]:
    """Put the abstracts of EBM-NLP together, which are all of randomised trials."""
    whole: dict[str, list[str]] = {}
    for row in records(data, "ebm_nlp_partial", split):
        whole.setdefault(row["meta"]["group"], []).append(SPACED.sub(r"\1", row["text"]))
    for first, *rest in whole.values():
        yield first, " ".join(rest)


def medline_kind(row: dict[str, Any]) -> str:
    """Give the kind that the publication types and check tags of a record mean."""
    types = set(row["meta"]["pt"])
    if row["meta"]["population"] == "animal":
        return "animal"
    if row["label"] == "rct":
        return "rct"
    if types & {"Meta-Analysis", "Systematic Review"}:
        return "systematic_review"
    if "Case Reports" in types:
        return "case_report"
    return "narrative_review" if "Review" in types else "human_observed"


def matrix(rows: list[dict[str, float]], names: dict[str, int]) -> csr_matrix:
    """Lay features out by the numbers of their names."""
    values, columns, starts = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if name in names:
                columns.append(names[name])
                values.append(value)
        starts.append(len(values))
    return csr_matrix((values, columns, starts), shape=(len(rows), len(names)))


def features(example: Example) -> dict[str, float]:
    """Give the features of an example as the library makes them."""
    parts = passages(example.title, example.abstract)
    return dict(features_of(parts, setting_of(parts)))


def fit(found: list[Example], rows: list[dict[str, float]], names: dict[str, int]) -> Any:
    """Fit the regression on some features."""
    model = LogisticRegression(C=INVERSE_PENALTY, class_weight="balanced", max_iter=600)
    labels = [KINDS.index(example.kind) for example in found]
    return model.fit(matrix(rows, names), labels, sample_weight=[e.weight for e in found])


def main(data: Path, target: Path) -> None:
    """Train, prune to the heaviest features, train again, and write the weights."""
    found = list(examples(data, "train"))
    rows = [features(example) for example in found]
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    numbers = {name: number for number, name in enumerate(names)}
    first = fit(found, rows, numbers)
    mass = np.abs(first.coef_).max(axis=0)
    kept = sorted(names[number] for number in np.argsort(-mass, kind="stable")[:KEPT])
    final = fit(found, rows, {name: number for number, name in enumerate(kept)})
    weights = final.coef_.T.copy()
    weights[kept.index("l:constant")] += final.intercept_
    np.savez_compressed(
        target / "design_model.npz",
        names=np.frombuffer("\n".join(kept).encode(), dtype=np.uint8),
        weights=weights.astype(np.float16),
    )
    print(len(found), "examples,", len(kept), "features")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
