"""Turn the trained network into the whole numbers that the package ships, calibrated on `dev`.

Run from the repository root, after ``train.py``::

    python training/fast_documents/export.py --asked build/documents --network build/documents.pt
"""

import argparse
import pickle
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from attrs import evolve
from network import REACH

from claimcheck.sentences.hashed_units.forward import STEPS, answer_units
from claimcheck.sentences.hashed_units.given import given_of
from claimcheck.sentences.hashed_units.questions import FLAGS, QUESTIONS, WIDTH
from claimcheck.sentences.hashed_units.signs import signs_of
from claimcheck.sentences.hashed_units.weights import FILE, FORMAT, UnitWeights
from claimcheck.sentences.hashed_units.worded_unit import worded_unit

BYTE, WIDE = 127, 32_000
UNIT = REACH / BYTE / STEPS
RATE, ROUNDS, PULL, BIAS_PULL, FLAG_PULL = 0.05, 500, 0.01, 0.02, 3.0


def whole(state: Mapping[str, np.ndarray]) -> UnitWeights:
    """Round a trained network to whole numbers; a step is worth the same in every feature."""
    near = state["near.weight"].T
    near_unit = np.abs(near).max(0) / BYTE
    signs = state["signs.weight"]
    sign_unit = np.abs(signs).max() / BYTE
    hidden, hidden_unit = _wide(state["hidden.weight"].T)
    heads, head_unit = _wide(state["heads.weight"].T)
    return UnitWeights(
        words=_rounded(np.clip(state["words.weight"] / REACH, -1, 1) * BYTE),
        near=_rounded(near / near_unit),
        near_scale=(near_unit * REACH / BYTE / UNIT).astype(np.float64),
        near_bias=(state["near.bias"] / UNIT).astype(np.float64),
        signs=_rounded(signs / sign_unit),
        sign_scale=np.float64(sign_unit / UNIT),
        hidden=hidden,
        hidden_scale=hidden_unit.astype(np.float64),
        hidden_bias=(state["hidden.bias"] / UNIT).astype(np.float64),
        heads=heads,
        head_scale=(head_unit * UNIT).astype(np.float64),
        head_bias=state["heads.bias"].astype(np.float64),
    )


def _rounded(numbers: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(np.rint(numbers).astype(np.int8))


def _wide(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    unit = np.abs(table).max(0) / WIDE
    return np.ascontiguousarray(np.rint(table / unit).astype(np.int16)), unit


def calibrated(weights: UnitWeights, asked: Path) -> UnitWeights:
    """Fit a temperature and biases a question to the labels of `dev`, held near one and zero."""
    with asked.open("rb") as file:
        documents = pickle.load(file)  # noqa: S301 - our own file
    rows, labels, flags = [], [], []
    for each in documents:
        units = each["units"]
        readings = [worded_unit(unit.text) for unit in units]
        signs = signs_of(units, readings, each["kind"])
        said = answer_units(weights, given_of(units, signs))
        for number, label in each["labels"].items():
            rows.append(said[number])
            labels.append(label)
            flags.append(each["flags"][number])
    given, scale, bias = np.array(rows), weights.head_scale.copy(), weights.head_bias.copy()
    start = 0
    for name, size in QUESTIONS.items():
        place = slice(start, start + size)
        start += size
        known = np.array([name in label for label in labels])
        if not known.any():
            continue
        gold = np.array([label[name] for label in labels if name in label])
        heat, moved = fit(given[known][:, place], gold)
        scale[place] /= heat
        bias[place] = bias[place] / heat + moved
        print(f"{name}: temperature {heat:.2f}")
    place = slice(start, start + len(FLAGS))
    slope, moved = fit_flags(given[:, place], np.array(flags))
    scale[place] *= slope
    bias[place] = bias[place] * slope + moved
    print(f"flags: slope {slope:.2f}")
    return evolve(weights, head_scale=scale, head_bias=bias)


def fit(given: np.ndarray, gold: np.ndarray) -> tuple[float, np.ndarray]:
    """Fit temperature and bias by likelihood."""
    log_heat, bias = 0.0, np.zeros(given.shape[1])
    one = np.eye(given.shape[1])[gold]
    for _ in range(ROUNDS):
        heat = float(np.exp(log_heat))
        moved = given / heat + bias
        moved = np.exp(moved - moved.max(1, keepdims=True))
        wrong = (moved / moved.sum(1, keepdims=True) - one) / len(gold)
        log_heat -= RATE * (-(wrong * given).sum() / heat + PULL * log_heat)
        bias -= RATE * 5 * (wrong.sum(0) + BIAS_PULL * bias / len(bias))
    return float(np.exp(log_heat)), bias


def fit_flags(given: np.ndarray, gold: np.ndarray) -> tuple[float, np.ndarray]:
    """Fit one slope for all flags and a bias for each, those of rare flags held near zero."""
    slope, bias = 1.0, np.zeros(given.shape[1])
    for _ in range(2000):
        wrong = 1 / (1 + np.exp(-(given * slope + bias))) - gold
        slope -= 0.002 * float((wrong * given).sum()) / gold.sum()
        bias -= 0.02 * (wrong.sum(0) + FLAG_PULL * bias) / np.maximum(gold.sum(0), 3.0)
    return slope, bias


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--asked", type=Path, default=Path("build/documents"))
    arguments.add_argument("--network", type=Path, default=Path("build/documents.pt"))
    arguments.add_argument("--output", type=Path, default=FILE)
    options = arguments.parse_args()
    state = torch.load(options.network, weights_only=True)["state"]
    weights = whole({name: value.numpy() for name, value in state.items()})
    weights = calibrated(weights, options.asked / "dev.pkl")
    stored = {name: getattr(weights, name) for name in UnitWeights.__match_args__}
    assert len(weights.head_bias) == WIDTH  # noqa: S101
    np.savez(options.output, format=np.int64(FORMAT), **stored)
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
