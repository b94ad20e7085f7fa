"""Fit the probabilities of a laid-out reader, and put it where the library finds it.

    python training/prose_reader/calibrate.py --model build/reader

Copies the graph and the heads into the package and writes `encoder.json` beside them: temperature
and bias for each head and the slope and biases of the flags, fitted on `dev`, held near one and
zero; no factor favours any class. Prints what calibration does, each half of the documents with
what was fitted on the other.
"""

import argparse
import json
import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from prose import documents
from questions import FLAGS, PROSE
from single import HEADS, load

from claimcheck.sentences.encoder import files
from claimcheck.sentences.encoder.heads import heads
from claimcheck.sentences.encoder.session import cut
from claimcheck.sentences.encoder.unit_answers import say_document, say_separately
from claimcheck.sentences.reading.units import bare_units

Rows = np.ndarray
RATE, ROUNDS, PULL, BIAS_PULL = 0.05, 500, 0.01, 0.02
FLAG_PULL = 3.0
MOST = 900
ASKED = ("causal", "strength", "advice", "speculative", "claim", "cite", "population", "register")


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
        bias -= RATE * 5 * (wrong.sum(0) + BIAS_PULL * bias / len(bias))
    return float(np.exp(log_temperature)), bias


def fit_flags(given: Rows, gold: Rows) -> tuple[float, Rows]:
    """Fit one slope for all flags and a bias for each, those of rare flags held near zero."""
    slope, bias = 1.0, np.zeros(given.shape[1])
    for _ in range(2000):
        wrong = 1 / (1 + np.exp(-(given * slope + bias))) - gold
        slope -= 0.002 * float((wrong * given).sum()) / gold.sum()
        bias -= 0.02 * (wrong.sum(0) + FLAG_PULL * bias) / np.maximum(gold.sum(0), 3.0)
    return slope, bias


def loss(given: Rows, gold: Rows) -> float:
    return float(-np.log(np.clip(given[np.arange(len(gold)), gold], 1e-6, 1)).mean())


def _halves(given: Rows, gold: Rows, half: Rows) -> tuple[float, float]:
    """Give the loss before and after, each half by what the other fitted."""
    before = loss(shares(given, 1.0, np.zeros(given.shape[1])), gold)
    after = [loss(shares(given[half == one], *fit(given[half != one], gold[half != one])),
                  gold[half == one]) for one in (0, 1)]  # fmt: skip
    return before, float(np.mean(after))


def _head(classes: int, temperature: float, bias: Rows) -> dict[str, object]:
    return {"classes": classes, "temperature": round(temperature, 4),
            "bias": [round(float(each), 4) for each in bias]}  # fmt: skip


def calibrated(data: Path) -> dict[str, object]:
    """Fit every head on the units that carry its label."""
    places = heads().places
    found: dict[str, object] = {}
    logits, labels, flags, half = [], [], [], []
    for number, document in enumerate(documents(data, "dev", cut, beside=True)):
        said = say_document(document.units, "unknown").logits
        for at in document.rows:
            logits.append(said[at])
            labels.append(document.labels[at])
            flags.append(document.flags[at])
            half.append(number % 2)
    own, halves = np.array(logits), np.array(half)
    for head in PROSE:
        known = np.array([head in each for each in labels])
        gold = np.array([each[head] for each in labels if head in each])
        given = own[known][:, places[head]]
        found[head] = _report(head, given, gold, halves[known])
    slope, bias = fit_flags(own[:, places["flags"]], np.array(flags))
    rng = random.Random(1)  # noqa: S311 - no secret
    held: Sequence = load(data, "dev")
    kept: dict[int, object] = {}
    for head in (*ASKED, "certainty"):
        mine = [number for number, each in enumerate(held) if head in each.labels
                and set(each.corpora) - {"sections", "sciark", "healthver_partial"}]  # fmt: skip
        kept |= {number: held[number] for number in rng.sample(mine, min(MOST, len(mine)))}
    chosen = list(kept.values())
    said = say_separately(bare_units([each.text for each in chosen])).logits
    for head in ASKED:
        known = np.array([head in each.labels for each in chosen])
        gold = np.array([int(each.labels[head]) for each in chosen if head in each.labels])
        found[head] = _report(head, said[known][:, places[head]], gold,
                              np.arange(len(gold)) % 2)  # fmt: skip
    known = np.array(["certainty" in each.labels for each in chosen])
    gold = np.array([each.labels["certainty"] for each in chosen if "certainty" in each.labels])
    slope_of, middle = np.polyfit(said[known][:, places["certainty"]][:, 0], gold, 1)
    return {
        "certainty": {"slope": round(float(slope_of), 4), "middle": round(float(middle), 4)},
        "flags": {"names": list(FLAGS), "slope": round(slope, 4),
                  "bias": [round(float(each), 4) for each in bias]},
        "heads": found,
    }  # fmt: skip


def _report(head: str, given: Rows, gold: Rows, half: Rows) -> dict[str, object]:
    before, after = _halves(given, gold, half)
    temperature, bias = fit(given, gold)
    print(f"{head:12}{len(gold):6} loss {before:.3f} -> {after:.3f}, "
          f"temperature {temperature:.2f}", flush=True)  # fmt: skip
    return _head({**HEADS, **PROSE}[head], temperature, bias)


def write(folder: Path, content: dict[str, object]) -> None:
    names = ("encoder.onnx", "heads.npz", "tokenizer.json")
    sums = {name: crc32((folder / name).read_bytes()) for name in names}
    (folder / "encoder.json").write_text(
        json.dumps({"sums": sums, **content}, indent=1) + "\n", encoding="utf-8"
    )
    files.settings.cache_clear()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--model", type=Path, default=Path("build/reader"))
    options = arguments.parse_args()
    for name in ("encoder.onnx", "heads.npz"):
        shutil.copyfile(options.model / name, files.FOLDER / name)
    write(files.FOLDER, {})
    write(files.FOLDER, calibrated(options.data))


if __name__ == "__main__":
    main()
