"""Quantise a trained reader and lay it out for the run time.

    python training/prose_reader/export.py --weights build/reader/reader.pt --output build/reader

Writes ``encoder.onnx`` (windows to states, in whole numbers) and ``heads.npz`` (what is made of
the states of each unit, in whole numbers as well). Ranges of the values between layers are read
off windows of the train parts.
"""

import argparse
import random
import sys
import tomllib
from pathlib import Path

import numpy as np
import onnx
import torch
from batches import Piece, collate, in_batches, prose_pieces
from network import MARKERS, UnitReader, base_folder
from prose import documents
from questions import FLAGS
from single import load, pieces
from tokenizers import Tokenizer
from train import ALL, kinds_of

sys.path.append(str(Path(__file__).resolve().parents[1] / "sentence_encoder"))

from exact_graph import (
    EXTENDED,
    FORMAT,
    HEAD_GRID,
    OPSET,
    OUTPUT_GRID,
    Graph,
    Whole,
)
from onnx import TensorProto, helper, numpy_helper
from quantising import quantised_layers

HERE = Path(__file__).parent
LONGEST, CALIBRATED = 160, 300


def observe(model: UnitReader, seen_pieces: list[Piece]) -> dict[str, np.ndarray]:
    """Gather what flows into and out of each layer, tokens by columns."""
    seen: dict[str, list[np.ndarray]] = {}
    mask = [torch.zeros(0)]
    hooks = []

    def watch(name: str, module: torch.nn.Module) -> None:
        def keep(_: torch.nn.Module, given: tuple[torch.Tensor, ...], out: torch.Tensor) -> None:
            for side, value in (("<", given[0]), (">", out)):
                rows = value.detach().float()[mask[0].bool()]
                seen.setdefault(f"{name}{side}", []).append(rows[::3].numpy())

        hooks.append(module.register_forward_hook(keep))

    for name, module in model.encoder.named_modules():
        if isinstance(module, torch.nn.Linear | torch.nn.LayerNorm):
            watch(name, module)
    model.eval()
    with torch.no_grad():
        for batch in in_batches(seen_pieces, 1500, random.Random(1)):  # noqa: S311 - no secret
            tokens, mask[0], parts, _ = collate(batch, ALL, len(FLAGS))
            model(tokens, mask[0], parts)
    for hook in hooks:
        hook.remove()
    return {name: np.concatenate(each)[:20_000] for name, each in seen.items()}


def build(whole: Whole) -> onnx.ModelProto:
    """Lay out the graph: `tokens`, `places` and `hidden` to `states`, whole numbers."""
    graph = Graph()
    words = graph.op("Gather", graph.constant(whole.words), "tokens")
    steps = graph.op("Gather", graph.constant(whole.word_steps), "tokens")
    value = graph.op("Mul", graph.op("Cast", words, to=TensorProto.FLOAT), steps)
    value = graph.op("Add", value, graph.op("Gather", graph.constant(whole.positions), "places"))
    floats, bytes_ = graph.normalize(value, whole.embedded)
    for layer in whole.layers:
        mixed = graph.op("Add", graph.attention(bytes_, layer, "hidden"), floats)
        floats, bytes_ = graph.normalize(mixed, layer.after_attention)
        floats, bytes_ = graph.normalize(
            graph.op("Add", graph.feed(bytes_, layer), floats), layer.after_feed
        )
    grid = graph.op("Mul", floats, graph.scalar(OUTPUT_GRID))
    graph.op("Round", grid, name="states")
    info, both = helper.make_tensor_value_info, ["windows", "tokens"]
    made = helper.make_graph(
        graph.nodes, "unit_reader",
        [info("tokens", TensorProto.INT64, both), info("places", TensorProto.INT64, both),
         info("hidden", TensorProto.FLOAT, ["windows", 1, 1, "tokens"])],
        [info("states", TensorProto.FLOAT, [*both, 384])],
        [numpy_helper.from_array(value, name) for name, value in graph.constants.items()],
    )  # fmt: skip
    operations = [helper.make_opsetid("", OPSET), helper.make_opsetid(EXTENDED, 1)]
    model = helper.make_model(made, opset_imports=operations)
    model.ir_version = FORMAT
    onnx.checker.check_model(model)
    return model


def heads(model: UnitReader) -> dict[str, np.ndarray]:
    """Give the heads in whole numbers: a weight and a bias, and the answers of each by name."""
    state = {name: value.double().numpy() for name, value in model.state_dict().items()}
    names = list(ALL)
    weight = np.concatenate([state[f"heads.{name}.weight"] for name in names]).T
    bias = np.concatenate([state[f"heads.{name}.bias"] for name in names])
    return {
        "names": np.array(names), "sizes": np.array([ALL[name] for name in names], np.int64),
        "weight": np.round(weight * HEAD_GRID).astype(np.int32), "bias": bias,
        "cues": np.round(state["cues.weight"].T * HEAD_GRID).astype(np.int32),
        "cues_bias": state["cues.bias"],
    }  # fmt: skip


def export(options: argparse.Namespace, config: dict) -> None:
    base = base_folder(config["base"])
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(200)
    rng = random.Random(config["seed"])  # noqa: S311 - no secret
    taught = documents(
        options.data, "train",
        lambda texts: tokenizer.encode_batch(list(texts), add_special_tokens=False),
    )  # fmt: skip
    shown = rng.sample(prose_pieces(taught, kinds_of(options.data), rng), CALIBRATED)
    shown += rng.sample(pieces(load(options.data, "train"), tokenizer), CALIBRATED)
    model = UnitReader(base, ALL, 0.0)
    model.load_state_dict(torch.load(options.weights))
    words = model.encoder.embeddings.word_embeddings.weight.detach().clone()
    words[:MARKERS] = model.marks.weight.detach()
    whole = quantised_layers(model, observe(model, shown), words.numpy(), LONGEST)
    options.output.mkdir(parents=True, exist_ok=True)
    onnx.save(build(whole), options.output / "encoder.onnx")
    np.savez_compressed(options.output / "heads.npz", **heads(model))
    for name in ("encoder.onnx", "heads.npz"):
        print(f"{name}: {(options.output / name).stat().st_size / 1e6:.1f} MB")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--weights", type=Path, default=Path("build/reader/reader.pt"))
    arguments.add_argument("--output", type=Path, default=Path("build/reader"))
    arguments.add_argument("--config", type=Path, default=HERE / "config.toml")
    options = arguments.parse_args()
    export(options, tomllib.loads(options.config.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
