"""Average the weights of a phase with those that it began with.

    python training/prose_reader/mix.py --begun OLD/encoder.onnx --weights build/reader/reader.pt \
        --share 0.8 --output build/mixed

What was learned last counts for ``--share``; the rest keeps what rare flags had taught before
(Wortsman et al. 2022, averages of fine-tuned weights).
"""

import argparse
import tomllib
from pathlib import Path

import torch
from network import base_folder
from tokenizers import Tokenizer
from train import HERE, started


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--begun", type=Path, required=True, help="the encoder as it was before")
    arguments.add_argument("--weights", type=Path, required=True)
    arguments.add_argument("--share", type=float, default=0.8)
    arguments.add_argument("--output", type=Path, default=Path("build/mixed"))
    options = arguments.parse_args()
    config = tomllib.loads((HERE / "fifth.toml").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.from_file(str(base_folder(config["base"]) / "tokenizer.json"))
    before = started(config, tokenizer, options.begun).state_dict()
    learned = torch.load(options.weights)
    for name, value in learned.items():
        if value.dtype.is_floating_point:
            learned[name] = before[name] * (1 - options.share) + value * options.share
    options.output.mkdir(parents=True, exist_ok=True)
    torch.save(learned, options.output / "reader.pt")


if __name__ == "__main__":
    main()
