"""Cut the weights of an encoder into whole numbers; steps by what flows through its layers."""

from collections.abc import Mapping

import numpy as np
import torch
from exact_graph import (
    FINE_MOST,
    HALVINGS,
    MOST_QUERY,
    MOST_WEIGHT,
    WIDTH,
    Layer,
    Linear,
    Normal,
    Whole,
)

SMOOTHING = 0.5
Weights = Mapping[str, torch.Tensor]
Seen = dict[str, np.ndarray]


def byte_step(values: np.ndarray, most: int) -> float:
    """Choose the step of whole numbers up to `most` that loses least of the values."""
    values = np.sort(np.abs(values).ravel())
    sample = np.concatenate([values[:: max(1, len(values) // 50_000)], values[-200:]])
    return float(steps(sample[:, None], most)[0])


def steps(columns: np.ndarray, most: int) -> np.ndarray:
    """Choose a step for each column by the squared error that it leaves."""
    columns = np.abs(columns)
    shares = np.linspace(0.3, 1, 29)[:, None] * columns.max(0) / most
    lost = np.array([
        ((np.minimum(np.round(columns / each), most) * each - columns) ** 2).sum(0)
        for each in shares
    ])  # fmt: skip
    return shares[lost.argmin(0), np.arange(columns.shape[1])]


def linear(weight: np.ndarray, bias: np.ndarray, step: float, unit: float) -> Linear:
    """Quantise a layer, (inputs, outputs), whose bytes count in `step` and outputs in `unit`."""
    each = steps(weight, MOST_WEIGHT)
    whole = np.clip(np.round(weight / each), -MOST_WEIGHT, MOST_WEIGHT)
    return Linear(
        whole.astype(np.int8), (bias / unit).astype(np.float32),
        (each * step / unit).astype(np.float32),
    )  # fmt: skip


def normal(weights: Weights, name: str, seen: Seen, following: np.ndarray) -> Normal:
    """Quantise a layer normalisation, its columns evened out against the weights behind it."""
    gain, shift = (weights[f"encoder.{name}.{each}"].numpy() for each in ("weight", "bias"))
    out, given = seen[f"{name}>"], seen[f"{name}<"]
    columns = np.abs(out).max(0) ** SMOOTHING / np.abs(following).max(1) ** (1 - SMOOTHING)
    columns = np.clip(columns, 1e-3, None)
    columns /= np.exp(np.log(columns).mean())
    centred = given - given.mean(1, keepdims=True)
    fine = FINE_MOST / float(np.abs(centred).max() * 1.2)
    return Normal(gain, shift, fine, columns, byte_step(out / columns, 127))


def quantised_layers(
    model: torch.nn.Module, seen: Seen, words: np.ndarray, positions: int
) -> Whole:
    """Quantise an encoder: its words, as many positions, and its layers; heads are left out."""
    weights = {name: value.float() for name, value in model.state_dict().items()}

    def matrix(name: str) -> tuple[np.ndarray, np.ndarray]:
        return (weights[f"encoder.{name}.weight"].numpy().T.astype(np.float64),
                weights[f"encoder.{name}.bias"].numpy().astype(np.float64))  # fmt: skip

    count = len(model.encoder.encoder.layer)
    names = [f"encoder.layer.{number}" for number in range(count)]
    ways = ("attention.self.query", "attention.self.key", "attention.self.value")
    inward = [np.concatenate([matrix(f"{each}.{way}")[0] for way in ways], 1) for each in names]
    inward.append(np.ones((len(inward[0]), 1)))
    entering = normal(weights, "embeddings.LayerNorm", seen, inward[0])
    embedded, layers = entering, []
    for number, name in enumerate(names):
        middle = normal(weights, f"{name}.attention.output.LayerNorm", seen,
                        matrix(f"{name}.intermediate.dense")[0])  # fmt: skip
        after = normal(weights, f"{name}.output.LayerNorm", seen, inward[number + 1])
        units = [byte_step(seen[f"{name}.{way}>"], most)
                 for way, most in zip(ways, (MOST_QUERY, 127, 127), strict=True)]  # fmt: skip
        parts = []
        for way, unit in zip(ways, units, strict=True):
            weight, bias = matrix(f"{name}.{way}")
            parts.append(linear(weight * entering.smooth[:, None], bias, entering.byte, unit))
        context = byte_step(seen[f"{name}.attention.output.dense<"], 127)
        inner = byte_step(np.clip(seen[f"{name}.output.dense<"], 0, None), 235)
        weight, bias = matrix(f"{name}.attention.output.dense")
        wide, wide_bias = matrix(f"{name}.intermediate.dense")
        narrow, narrow_bias = matrix(f"{name}.output.dense")
        layers.append(Layer(
            *parts, units[0] * units[1] / WIDTH**0.5 / 2**HALVINGS, context / units[2],
            linear(weight, bias, context, 1.0), middle,
            linear(wide * middle.smooth[:, None], wide_bias, middle.byte, 1.0), inner,
            min(255, int(np.ceil(0.17 / inner))), linear(narrow, narrow_bias, inner, 1.0), after,
        ))  # fmt: skip
        entering = after
    word_steps = np.abs(words).max(1, keepdims=True) / 127
    word_steps[word_steps == 0] = 1.0
    places = weights["encoder.embeddings.position_embeddings.weight"][:positions]
    kind = weights["encoder.embeddings.token_type_embeddings.weight"][0]
    return Whole(
        np.round(words / word_steps).astype(np.int8), word_steps.astype(np.float32),
        (places + kind).numpy(), embedded, layers, {}, (np.zeros(0), np.zeros(0)),
    )  # fmt: skip
