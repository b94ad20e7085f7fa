"""Quantise a trained encoder and lay it out for the run time.

    python training/sentence_encoder/export.py --weights build/encoder/encoder.pt \
        --output build/encoder/encoder.onnx

Ranges of the values between layers are read off sentences of the train parts.
"""

import argparse
import tomllib
from pathlib import Path

import numpy as np
import onnx
import torch
from attrs import evolve
from batches import Encoded, collate
from corpora import HEADS, load
from exact_graph import Whole, build
from network import SentenceReader, base_folder
from quantising import Seen, Weights, quantised_layers
from tokenizers import Tokenizer

HERE = Path(__file__).parent
CALIBRATED = 1024
POSITIONS = 128


def observe(model: SentenceReader, encoded: Encoded) -> Seen:
    """Gather what flows into and out of each layer, tokens by columns."""
    seen: dict[str, list[np.ndarray]] = {}
    hooks: list[torch.utils.hooks.RemovableHandle] = []
    mask = [torch.zeros(0)]

    def watch(name: str, module: torch.nn.Module) -> None:
        def keep(_: torch.nn.Module, given: tuple[torch.Tensor, ...], out: torch.Tensor) -> None:
            for side, value in (("<", given[0]), (">", out)):
                rows = value.detach().float()[mask[0].bool()]
                seen.setdefault(f"{name}{side}", []).append(rows.numpy())

        hooks.append(module.register_forward_hook(keep))

    for name, module in model.encoder.named_modules():
        if isinstance(module, torch.nn.Linear | torch.nn.LayerNorm):
            watch(name, module)
    model.eval()
    with torch.no_grad():
        for start in range(0, len(encoded.tokens), 64):
            here = range(start, min(start + 64, len(encoded.tokens)))
            tokens, mask[0], _ = collate(encoded, here, list(HEADS))
            model(tokens, mask[0])
    for hook in hooks:
        hook.remove()
    return {name: np.concatenate(each)[:20_000] for name, each in seen.items()}


def quantised(model: SentenceReader, seen: Seen) -> Whole:
    """Quantise the encoder and its heads."""
    weights = {name: value.float() for name, value in model.state_dict().items()}
    words = weights["encoder.embeddings.word_embeddings.weight"].numpy()
    return evolve(
        quantised_layers(model, seen, words, POSITIONS),
        heads={name: _head(weights, f"heads.{name}") for name in HEADS},
        cues=_head(weights, "cues"),
    )


def _head(weights: Weights, name: str) -> tuple[np.ndarray, np.ndarray]:
    return (weights[f"{name}.weight"].numpy().T.astype(np.float64),
            weights[f"{name}.bias"].numpy().astype(np.float64))  # fmt: skip


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--weights", type=Path, default=Path("build/encoder/encoder.pt"))
    arguments.add_argument("--output", type=Path, default=Path("build/encoder/encoder.onnx"))
    arguments.add_argument("--config", type=Path, default=HERE / "config.toml")
    options = arguments.parse_args()
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    base = base_folder(config["base"])
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    examples = load(options.data, "train")
    chosen = examples[:: len(examples) // CALIBRATED]
    model = SentenceReader(base, HEADS, 0.0)
    model.load_state_dict(torch.load(options.weights))
    seen = observe(model, Encoded(chosen, tokenizer, config["longest"]))
    onnx.save(build(quantised(model, seen)), options.output)
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
