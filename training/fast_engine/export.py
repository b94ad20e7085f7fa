"""Turn a trained network into the whole numbers that the package ships, and score them on `dev`.

Run from the repository root, after ``train.py``::

    python training/fast_engine/export.py --data ../shared/data --network build/fast/network.pt

Temperatures and biases that make the probabilities true, and the offsets with which a label is
chosen, are fitted on the `dev` parts. Writes ``network.npz`` into the package unless ``--output``
says otherwise.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from attrs import evolve
from calibration import calibrated, choosing, expected_error
from gold import labelled
from network import CEILING, FIRST, REACH
from scores import FOLDED, scores

from claimcheck.sentences.hashed.answers import PLACES, QUESTIONS, WIDTH, shares
from claimcheck.sentences.hashed.forward import MEAN_STEPS, hashed_rows, logits
from claimcheck.sentences.hashed.weights import (
    FILE,
    FINE,
    FORMAT,
    TOP,
    Network,
    Weights,
    laid_out,
    read_weights,
)
from claimcheck.sentences.hashed.words import cut_words

UNIT = CEILING / TOP
HALF = 32_000


def whole(trained: Mapping[str, object]) -> Weights:
    """Round a trained network to whole numbers."""
    state = {name: value.numpy() for name, value in trained["state"].items()}
    table = state["words.weight"].copy()
    first, last = trained["edges"]
    table[FIRST:] += state["prefixes.weight"][first + 1] + state["suffixes.weight"][last + 1]
    near, far = state["near.weight"], state["far.weight"]
    width = near.shape[1]
    near_unit, far_unit = (np.abs(each).max((1, 2)) / TOP for each in (near, far))
    heads, head_unit, head_bias = _heads(state, len(near))
    return Weights(
        known=(trained["known"] >> np.uint64(32)).astype(np.uint32),
        words=_eighths(table),
        prefixes=_eighths(state["prefixes.weight"][1:]),
        suffixes=_eighths(state["suffixes.weight"][1:]),
        near=_rounded(near / near_unit[:, None, None]).transpose(1, 2, 0).reshape(width, -1),
        near_scale=np.tile(REACH / TOP * near_unit / UNIT * FINE, 3).astype(np.float32),
        near_bias=np.rint(state["near.bias"] / UNIT * FINE).clip(-2_700, 2_700).astype(np.int16),
        far=np.ascontiguousarray(_rounded(far / far_unit[:, None, None]).transpose(2, 1, 0)),
        far_scale=far_unit.astype(np.float32),
        far_bias=(state["far.bias"] / UNIT).astype(np.float32),
        heads=heads, head_scale=head_unit, head_bias=head_bias, offsets=np.zeros(WIDTH),
    )  # fmt: skip


def _eighths(vectors: np.ndarray) -> np.ndarray:
    return _rounded(np.clip(vectors / REACH, -1, 1) * TOP)


def _rounded(numbers: np.ndarray) -> np.ndarray:
    return np.rint(numbers).astype(np.int8)


def _heads(state: Mapping[str, np.ndarray], first: int) -> tuple[np.ndarray, ...]:
    names = [name for name, _ in QUESTIONS]
    rows = np.concatenate([_certain(state, name, "weight") for name in names]) * UNIT
    rows[:, first : 2 * first] /= MEAN_STEPS
    unit = np.abs(rows).max(1).astype(np.float64) / HALF
    bias = np.concatenate([_certain(state, name, "bias") for name in names])
    made = np.rint(rows / unit[:, None]).astype(np.int16).T
    return np.ascontiguousarray(made), unit, bias.astype(np.float64)


def _certain(state: Mapping[str, np.ndarray], name: str, part: str) -> np.ndarray:
    """Give a head; that of certainty leans a quarter on what the lexical engine taught."""
    head = state[f"heads.{name}.{part}"]
    return (3 * head + state[f"heads.sounding.{part}"]) / 4 if name == "certainty" else head


def answered(network: Network, texts: Sequence[str]) -> np.ndarray:
    """Answer every question about texts with the code that the package runs."""
    parts = []
    for start in range(0, len(texts), 256):
        words = cut_words(texts[start : start + 256])
        parts.append(logits(network, words, hashed_rows(network, words)))
    return np.concatenate(parts)


def fitted(weights: Weights, held: Sequence[object]) -> Weights:
    """Fit temperatures, biases and offsets on held-out sentences."""
    found = answered(laid_out(weights), [each.text for each in held])
    scale, bias, offsets = (
        weights.head_scale.copy(),
        weights.head_bias.copy(),
        weights.offsets.copy(),
    )
    for name, _ in QUESTIONS:
        chosen = [row for row, each in enumerate(held) if name in each.labels]
        if not chosen or name == "register":
            continue
        gold = np.array([held[row].labels[name] for row in chosen])
        place = PLACES[name]
        heat, moved = calibrated(name, found[chosen, place], gold)
        scale[place] /= heat
        bias[place] = bias[place] / heat + moved
        corpora = [held[row].corpora[0] for row in chosen]
        offsets[place] = choosing(name, found[chosen, place] / heat + moved, gold, corpora)
    return evolve(weights, head_scale=scale, head_bias=bias, offsets=offsets)


def report(weights: Weights, held: Sequence[object]) -> None:
    """Print the scores and the calibration of what is shipped."""
    found = answered(laid_out(weights), [each.text for each in held])
    for title, given in (("probabilities", found), ("labels", found + weights.offsets)):
        by_head = {name: given[:, place] for name, place in PLACES.items()}
        print(
            title, " ".join(f"{name}={value:.3f}" for name, value in scores(by_head, held).items())
        )
    for name, _ in QUESTIONS:
        chosen = [row for row, each in enumerate(held) if name in each.labels]
        if chosen and name != "certainty":
            gold = np.array([int(held[row].labels[name]) for row in chosen])
            given = shares(found[chosen], name)
            if name == "strength":
                given = np.stack([given[:, each == FOLDED].sum(1) for each in range(4)], 1)
                gold = FOLDED[gold]
            print(f"expected calibration error, {name}: {expected_error(given, gold):.3f}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--network", type=Path, default=Path("build/fast/network.pt"))
    arguments.add_argument("--output", type=Path, default=FILE)
    options = arguments.parse_args()
    trained = torch.load(options.network, weights_only=False)
    held = labelled(options.data, "dev")
    weights = fitted(whole(trained), held)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    stored = {name: getattr(weights, name) for name in Weights.__match_args__}
    np.savez_compressed(options.output, format=np.int64(FORMAT), **stored)
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.2f} MB")
    report(read_weights(options.output), held)


if __name__ == "__main__":
    main()
