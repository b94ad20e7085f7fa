"""Fit probabilities and decisions of a laid-out encoder, and put it where the library finds it.

    python training/sentence_encoder/calibrate.py --model build/encoder/encoder.onnx

Needs no PyTorch. Copies the graph and the word pieces into the package and writes `encoder.json`
beside them: temperature and bias for each head, fitted on `dev`, and the factors by which rare
classes are favoured. Prints the expected calibration error of each head, each half of `dev` with
what was fitted on the other.
"""

import argparse
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from corpora import (
    ADVICE,
    ARGUMENT,
    CAUSAL,
    CITE,
    CLAIM,
    POPULATION,
    REGISTER,
    SECTION,
    SPECULATIVE,
    Example,
    load,
)

from claimcheck.sentences.encoder import files
from claimcheck.sentences.encoder.answers import SECOND
from claimcheck.sentences.encoder.second import second_opinion
from claimcheck.sentences.encoder.session import encode, logits

CLASSES = {
    "causal": CAUSAL, "strength": tuple(f"S{level}" for level in range(7)), "advice": ADVICE,
    "speculative": SPECULATIVE, "claim": CLAIM, "argument": ARGUMENT, "cite": CITE,
    "population": POPULATION, "register": REGISTER, "section": SECTION,
}  # fmt: skip
GROUPS = {"strength": (0, 0, 1, 1, 2, 2, 3)}
POSITIVE: dict[str, tuple[int, ...]] = {"speculative": (1,), "claim": (1,)}
PARTS = {
    "causal": ("causal_pubmed", "causal_pressrelease"),
    "cite": ("citeworthy_fulltext",),
    "claim": ("sciclaim_pubmed",),
}
FACTORS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)
RATE, ROUNDS, PULL = 0.05, 600, 0.01
BINS = 10
Rows = np.ndarray


def shares(given: Rows, temperature: float, bias: Rows) -> Rows:
    moved = given / temperature + bias
    moved = np.exp(moved - moved.max(1, keepdims=True))
    return moved / moved.sum(1, keepdims=True)


def fit(given: Rows, gold: Rows) -> tuple[float, Rows]:
    """Fit temperature and bias to the labels by their likelihood, held near one and zero."""
    log_temperature, bias = 0.0, np.zeros(given.shape[1])
    one = np.eye(given.shape[1])[gold]
    for _ in range(ROUNDS):
        temperature = float(np.exp(log_temperature))
        wrong = (shares(given, temperature, bias) - one) / len(gold)
        log_temperature -= RATE * (-(wrong * given).sum() / temperature + PULL * log_temperature)
        bias -= RATE * 5 * (wrong.sum(0) + PULL * bias / len(bias))
    return float(np.exp(log_temperature)), bias


def calibration_error(given: Rows, gold: Rows) -> float:
    """Give the expected calibration error over ten bins (Naeini et al. 2015)."""
    top, right = given.max(1), given.argmax(1) == gold
    places = np.minimum((top * BINS).astype(int), BINS - 1)
    return float(sum(
        abs(top[places == each].mean() - right[places == each].mean()) * (places == each).mean()
        for each in set(places.tolist())
    ))  # fmt: skip


def macro(gold: Rows, found: Rows, labels: Sequence[int] = ()) -> float:
    """Average F1 over some classes, by default those present."""
    scores = []
    for label in labels or sorted(set(gold.tolist())):
        both = ((gold == label) & (found == label)).sum()
        scores.append(2 * both / max(1, (gold == label).sum() + (found == label).sum()))
    return float(np.mean(scores))


def grouped(given: Rows, groups: Sequence[int]) -> Rows:
    return np.stack([given[:, np.array(groups) == each].sum(1) for each in sorted(set(groups))], 1)


def factors(parts: Sequence[tuple[Rows, Rows]], labels: Sequence[int]) -> Rows:
    """Choose how much each class is favoured, a class after the other, by the mean score."""
    best = np.ones(parts[0][0].shape[1])

    def score(trial: Rows) -> float:
        return float(np.mean([macro(g, (s * trial).argmax(1), labels) for s, g in parts]))

    top = score(best)
    for _ in range(2):
        for place in range(len(best)):
            for factor in FACTORS:
                trial = best.copy()
                trial[place] = factor
                if score(trial) > top + 1e-9:
                    best, top = trial, score(trial)
    return best / best[0]


def _parts(
    head: str, chosen: Sequence[Example], given: Rows, gold: Rows
) -> list[tuple[Rows, Rows]]:
    tests: list[Callable[[Example], bool]] = [
        lambda each, name=name: name in each.corpora for name in PARTS.get(head, ())
    ]
    if head == "advice":
        tests = [lambda each: each.labels["register"] == 0]
    if not tests:
        return [(given, gold)]
    masks = [np.array([test(each) for each in chosen]) for test in tests]
    return [(given[mask], gold[mask]) for mask in masks]


def calibrated(held: Sequence[Example]) -> dict[str, dict[str, object]]:
    """Fit every head on the sentences that carry its label."""
    texts = [each.text for each in held]
    found, opinions = run(texts), second_opinion(texts)
    heads: dict[str, dict[str, object]] = {}
    for head, classes in CLASSES.items():
        rows = [number for number, each in enumerate(held) if head in each.labels]
        chosen = [held[row] for row in rows]
        given, gold = found[head][rows], np.array([int(each.labels[head]) for each in chosen])
        temperature, bias = fit(given, gold)
        fitted = shares(given, temperature, bias)
        mixed = fitted
        if head in opinions:
            mixed = (1 - SECOND) * fitted + SECOND * opinions[head][rows]
        errors = []
        for half in (0, 1):
            here, there = np.arange(len(gold)) % 2 == half, np.arange(len(gold)) % 2 != half
            errors.append(calibration_error(shares(given[here], *fit(given[there], gold[there])),
                                            gold[here]))  # fmt: skip
        groups = GROUPS.get(head, tuple(range(len(classes))))
        parts = [(grouped(s, groups), np.array(groups)[g])
                 for s, g in _parts(head, chosen, mixed, gold)]  # fmt: skip
        labels = POSITIVE.get(head, ())
        weights = factors(parts, labels)
        marks = [macro(g, (s * weights).argmax(1), labels) for s, g in parts]
        plain = [macro(g, s.argmax(1), labels) for s, g in parts]
        print(f"{head:12}{len(gold):6} {[round(m, 3) for m in plain]} -> "
              f"{[round(m, 3) for m in marks]}, calibration error {np.mean(errors):.3f}, "
              f"temperature {temperature:.2f}")  # fmt: skip
        heads[head] = {
            "classes": list(classes), "groups": list(groups),
            "temperature": round(temperature, 4), "bias": [round(float(b), 4) for b in bias],
            "factors": [round(float(w), 4) for w in weights],
        }  # fmt: skip
    gold = np.array([each.labels.get("certainty", np.nan) for each in held])
    rows = np.flatnonzero(~np.isnan(gold))
    raw = found["certainty"][rows, 0]
    slope, middle = np.polyfit(raw, gold[rows], 1)
    own = np.array(["certainty_scicomm" in held[row].corpora for row in rows])
    print(f"certainty r {np.corrcoef(raw[own], gold[rows][own])[0, 1]:.3f}")
    heads["certainty"] = {"slope": round(float(slope), 4), "middle": round(float(middle), 4)}
    return heads


def run(texts: Sequence[str]) -> dict[str, Rows]:
    """Give the logits of each head, one row a text."""
    found: dict[str, list[Rows]] = {}
    order: list[int] = []
    for places, answers in logits(encode(texts)):
        order += places
        for head, rows in answers.items():
            if head != "cues":
                found.setdefault(head, []).append(rows)
    back = np.argsort(np.array(order))
    return {head: np.concatenate(rows)[back] for head, rows in found.items()}


def write(folder: Path, heads: dict[str, dict[str, object]]) -> None:
    names = ("encoder.onnx", "tokenizer.json")
    sums = {name: crc32((folder / name).read_bytes()) for name in names}
    certainty = heads.pop("certainty", {"slope": 1.2, "middle": 4.5})
    content = {"sums": sums, "certainty": certainty, "heads": heads}
    (folder / "encoder.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    files.settings.cache_clear()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--model", type=Path, default=Path("build/encoder/encoder.onnx"))
    options = arguments.parse_args()
    shutil.copyfile(options.model, files.FOLDER / "encoder.onnx")
    write(files.FOLDER, {})
    write(files.FOLDER, calibrated(load(options.data, "dev")))


if __name__ == "__main__":
    main()
