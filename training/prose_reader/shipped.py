"""Read the weights of a laid-out encoder back as floats, to go on training from it.

The graph holds whole numbers and their steps; their products are weights as good as those that
were cut, within a 127th of a column. The order of the constants is that of ``exact_graph.build``.
"""

import re
from pathlib import Path

import numpy as np
import onnx
import torch
from network import MARKERS
from onnx import numpy_helper

LAYERS, WIDTH, HALVINGS = 6, 32, 7
HEAD_GRID = 65536.0


def shipped_weights(path: Path) -> dict[str, torch.Tensor]:
    """Give the weights of an exported encoder by the names of its network."""
    graph = onnx.load(str(path)).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    names = iter(sorted((each for each in stored if re.fullmatch(r"c\d+", each)), key=_number))

    def take(count: int) -> list[np.ndarray]:
        return [stored[next(names)].astype(np.float64) for _ in range(count)]

    score_steps = [
        float(stored[node.input[3]])
        for node in graph.node
        if node.op_type == "MatMulIntegerToFloat" and float(stored.get(node.input[3], np.ones(2)).size) == 1  # noqa: E501
        and float(stored[node.input[3]]) != 1.0
    ]  # fmt: skip
    context = _steps(graph, stored, after="Div", into="Transpose")
    inner = _inner_steps(graph, stored)
    words, word_steps, places = take(3)
    found: dict[str, np.ndarray] = {
        "embeddings.word_embeddings.weight": words * word_steps,
        "embeddings.position_embeddings.weight": places,
    }

    def normal(name: str) -> np.ndarray:
        gain, shift, fine_gain, _ = take(4)
        found[f"{name}.weight"], found[f"{name}.bias"] = gain, shift
        step: np.ndarray = gain / fine_gain
        return step

    def linear(name: str, step: np.ndarray | float, unit: float) -> None:
        weight, scale, bias = take(3)
        entering = np.asarray(step, np.float64).reshape(-1, 1)
        found[f"{name}.weight"] = (weight * scale * unit / entering).T
        found[f"{name}.bias"] = bias * unit

    step = normal("embeddings.LayerNorm")
    for number in range(LAYERS):
        name = f"encoder.layer.{number}"
        unit = float(np.sqrt(score_steps[number] * WIDTH**0.5 * 2**HALVINGS))
        linear(f"{name}.attention.self.query", step, unit)
        linear(f"{name}.attention.self.key", step, unit)
        linear(f"{name}.attention.self.value", step, 1.0)
        linear(f"{name}.attention.output.dense", context[number], 1.0)
        step = normal(f"{name}.attention.output.LayerNorm")
        linear(f"{name}.intermediate.dense", step, 1.0)
        linear(f"{name}.output.dense", inner[number], 1.0)
        step = normal(f"{name}.output.LayerNorm")
    weights = {f"encoder.{name}": torch.tensor(value).float() for name, value in found.items()}
    if [output.name for output in graph.output] == ["states"]:
        marks = weights["encoder.embeddings.word_embeddings.weight"][:MARKERS]
        return weights | {"marks.weight": marks.clone()} | _heads(path.with_name("heads.npz"))
    for output in graph.output:
        head, bias = take(2)
        name = output.name if output.name == "cues" else f"heads.{output.name}"
        weights[f"{name}.weight"] = torch.tensor(head.T / HEAD_GRID).float()
        weights[f"{name}.bias"] = torch.tensor(bias).float()
    return weights


def _heads(path: Path) -> dict[str, torch.Tensor]:
    """Give the heads that stand in a file of their own."""
    found = {}
    with np.load(path) as stored:
        at = 0
        for name, size in zip(stored["names"], stored["sizes"], strict=True):
            own = slice(at, at + int(size))
            found[f"heads.{name}.weight"] = stored["weight"][:, own].T / HEAD_GRID
            found[f"heads.{name}.bias"] = stored["bias"][own]
            at += int(size)
        found["cues.weight"] = stored["cues"].T / HEAD_GRID
        found["cues.bias"] = stored["cues_bias"]
    return {name: torch.tensor(value).float() for name, value in found.items()}


def _number(name: str) -> int:
    return int(name[1:])


def _steps(graph: onnx.GraphProto, stored: dict, after: str, into: str) -> list[float]:
    """Give the steps of the cuts that stand between two kinds of operations."""
    made = {node.output[0]: node for node in graph.node}
    found = []
    for node in graph.node:
        if node.op_type != into or node.input[0] not in made:
            continue
        cut = made[node.input[0]]
        if cut.op_type == "QuantizeLinear" and made[cut.input[0]].op_type == after:
            found.append(float(stored[cut.input[1]]))
    return found


def _inner_steps(graph: onnx.GraphProto, stored: dict) -> list[float]:
    """Give the steps in which the activations within each layer are cut."""
    made = {node.output[0]: node for node in graph.node}
    return [
        float(stored[node.input[1]])
        for node in graph.node
        if node.op_type == "QuantizeLinear" and made[node.input[0]].op_type == "Mul"
        and float(stored[node.input[1]]) != 1.0 and stored[node.input[2]].dtype == np.uint8
        and made[node.input[0]].input[0] in made and made[made[node.input[0]].input[0]].op_type == "Add"  # noqa: E501
    ]  # fmt: skip
