"""Train the encoder on every corpus at once.

Run from the repository root, with the packages of ``requirements.txt`` installed::

    python training/sentence_encoder/train.py --data ../shared/data --output build/encoder

Writes ``encoder.pt`` (the averaged weights). Two cores take about an hour. The same seed, versions
and number of threads give the same weights; others give nearly the same scores.
"""

import argparse
import random
import sys
import time
import tomllib
from pathlib import Path

import torch
from batches import Encoded, collate, order
from corpora import HEADS, Example, load
from losses import losses
from network import SentenceReader, base_folder, groups
from scores import scores
from tokenizers import Tokenizer

HERE = Path(__file__).parent


def passes(examples: list[Example], wanted: dict[str, int], rng: random.Random) -> list[list[int]]:
    """Say which sentences each epoch sees, spreading those seen less over all epochs."""
    epochs: list[list[int]] = [[] for _ in range(max(wanted.values()))]
    for number, example in enumerate(examples):
        times = max(wanted.get(corpus, 1) for corpus in example.corpora)
        for epoch in rng.sample(range(len(epochs)), times):
            epochs[epoch].append(number)
    return epochs


def average(into: dict[str, torch.Tensor], model: SentenceReader, decay: float) -> None:
    """Move the averaged weights towards the present ones."""
    for name, value in model.state_dict().items():
        if value.dtype.is_floating_point and "word_embeddings" not in name:
            into[name].lerp_(value, 1 - decay)


def train(options: argparse.Namespace, config: dict) -> None:
    rng = random.Random(config["seed"])  # noqa: S311 - no secret
    torch.manual_seed(config["seed"])
    base = base_folder(config["base"])
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    examples = load(options.data, "train")
    encoded = Encoded(examples, tokenizer, config["longest"])
    held = Encoded(load(options.data, "dev"), tokenizer, config["longest"])
    model = SentenceReader(base, HEADS, config["dropout"])
    parts = list(groups(model, config["encoder_rate"], config["layer_decay"], config["head_rate"]))
    optimizer = torch.optim.AdamW(parts, weight_decay=config["weight_decay"], fused=True)
    epochs = [order(encoded, seen, config, rng) for seen in passes(examples, config["passes"], rng)]
    total = sum(map(len, epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, total, config))
    averaged = {name: value.clone() for name, value in model.state_dict().items()}
    started, step = time.monotonic(), 0
    for number, batches in enumerate(epochs):
        model.train()
        sums: dict[str, float] = {}
        for batch in batches:
            tokens, mask, labels = collate(encoded, batch, list(HEADS))
            with torch.autocast("cpu", dtype=torch.bfloat16):
                given = model(tokens, mask)
            each = losses(given, labels, config["smoothing"])
            loss = sum(config["weights"][head] * value for head, value in each.items())
            (loss / config["sentences_a_batch"]).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            step += 1
            average(averaged, model, min(config["average"], (1 + step) / (10 + step)))
            for head, value in each.items():
                sums[head] = sums.get(head, 0.0) + float(value.detach())
            if step % 50 == 0:
                spent = time.monotonic() - started
                print(
                    f"\r{step}/{total} {spent:.0f} s, {spent / step * (total - step):.0f} s left",
                    end="",
                    file=sys.stderr,
                    flush=True,
                )
        print(f"\nepoch {number}", {head: round(value) for head, value in sums.items()}, flush=True)
        current = {name: value.clone() for name, value in model.state_dict().items()}
        last = number == len(epochs) - 1
        if number % 2 == 1 or last:
            model.load_state_dict(averaged)
            for name, value in scores(model, held, 10_000 if last else 300).items():
                print(f"  {name:34}{value:.3f}", flush=True)
            options.output.mkdir(parents=True, exist_ok=True)
            torch.save(averaged, options.output / "encoder.pt")
            model.load_state_dict(current)


def _rate(step: int, total: int, config: dict) -> float:
    warm = config["warm_up"] * total
    return step / warm if step < warm else max(0.0, (total - step) / (total - warm))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--output", type=Path, default=Path("build/encoder"))
    arguments.add_argument("--config", type=Path, default=HERE / "config.toml")
    options = arguments.parse_args()
    train(options, tomllib.loads(options.config.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
