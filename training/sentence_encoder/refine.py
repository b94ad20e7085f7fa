"""Teach a trained encoder once more, by its own answers and those of the small network.

    python training/sentence_encoder/refine.py --weights build/encoder/encoder.pt \
        --answers build/soft.npz --second build/second.npz --output build/encoder

``answers`` is what ``training/fast_engine/teacher.py`` writes, ``second`` what the small network
says of the same texts. Each sentence is learned by the average of the two, labelled ones by their
label as well.
"""

import argparse
import random
import sys
import time
import tomllib
from pathlib import Path

import numpy as np
import torch
from batches import Encoded, collate, order
from corpora import HEADS, Example, load
from losses import CERTAINTY_HALF, CERTAINTY_MIDDLE, losses
from network import SentenceReader, base_folder, groups
from scores import scores
from tokenizers import Tokenizer
from torch.nn import functional
from train import average

HERE = Path(__file__).parent


def taught(answers: Path, second: Path) -> tuple[list[str], dict[str, np.ndarray]]:
    """Give the texts, and by head what is to be learned of each."""
    with np.load(answers, allow_pickle=True) as stored, np.load(second) as other:
        texts = [str(each) for each in stored["texts"]]
        soft = {head: stored[head] for head in stored.files if head != "texts"}
        for head in other.files:
            soft[head] = (soft[head] + other[head]) / 2
    return texts, soft


def chosen(
    examples: list[Example],
    labelled: int,
    passes: dict[str, float],
    others: int,
    rng: random.Random,
) -> list[int]:
    """Say which sentences are seen, some more than once."""
    seen: list[int] = []
    for number, example in enumerate(examples[:labelled]):
        times = max((passes.get(each, 0.3) for each in example.corpora), default=0.3)
        whole = int(times) + (rng.random() < times - int(times))
        seen += [number] * whole
    rest = range(labelled, len(examples))
    return seen + rng.sample(rest, min(others, len(rest)))


def soft_loss(given: dict, soft: dict[str, torch.Tensor]) -> torch.Tensor:
    """Sum the cross-entropy with the teachers over heads."""
    total = torch.zeros(())
    for head, wanted in soft.items():
        if head == "certainty":
            scaled = (wanted[:, 0] - CERTAINTY_MIDDLE) / CERTAINTY_HALF
            total = total + functional.smooth_l1_loss(given[head][:, 0], scaled, reduction="sum")
        else:
            total = total - (wanted * given[head].log_softmax(-1)).sum()
    return total


def refine(options: argparse.Namespace, config: dict) -> None:
    own = config["refine"]
    rng = random.Random(config["seed"])  # noqa: S311 - no secret
    torch.manual_seed(config["seed"])
    base = base_folder(config["base"])
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    texts, soft = taught(options.answers, options.second)
    place = {text: number for number, text in enumerate(texts)}
    examples = [each for each in load(options.data, "train") if each.text in place]
    labelled = len(examples)
    known = {each.text for each in examples}
    examples += [Example(text) for text in texts if text not in known]
    at = np.array([place[each.text] for each in examples])
    encoded = Encoded(examples, tokenizer, config["longest"])
    held = Encoded(load(options.data, "dev"), tokenizer, config["longest"])
    model = SentenceReader(base, HEADS, config["dropout"])
    model.load_state_dict(torch.load(options.weights))
    parts = list(groups(model, own["rate"], config["layer_decay"], own["head_rate"]))
    optimizer = torch.optim.AdamW(parts, weight_decay=config["weight_decay"], fused=True)
    seen = chosen(examples, labelled, own["passes"], own["others"], rng)
    batches = order(encoded, seen, config, rng)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / 100) * max(0.0, 1 - step / len(batches))
    )
    averaged = {name: value.clone() for name, value in model.state_dict().items()}
    started = time.monotonic()
    model.train()
    for step, batch in enumerate(batches, 1):
        tokens, mask, labels = collate(encoded, batch, list(HEADS))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            given = model(tokens, mask)
        gold = losses(given, labels, 0.0)
        loss = own["gold"] * sum(config["weights"][head] * gold[head] for head in gold)
        rows = at[batch]
        loss = loss + soft_loss(
            given, {head: torch.from_numpy(each[rows]) for head, each in soft.items()}
        )
        (loss / config["sentences_a_batch"]).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        average(averaged, model, min(0.998, (1 + step) / (10 + step)))
        if step % 50 == 0:
            spent = time.monotonic() - started
            print(f"\r{step}/{len(batches)} {spent:.0f} s", end="", file=sys.stderr, flush=True)
    model.load_state_dict(averaged)
    options.output.mkdir(parents=True, exist_ok=True)
    torch.save(averaged, options.output / "refined.pt")
    for name, value in scores(model, held, 10_000).items():
        print(f"  {name:34}{value:.3f}", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--weights", type=Path, default=Path("build/encoder/encoder.pt"))
    arguments.add_argument("--answers", type=Path, default=Path("build/soft.npz"))
    arguments.add_argument("--second", type=Path, default=Path("build/second.npz"))
    arguments.add_argument("--output", type=Path, default=Path("build/encoder"))
    arguments.add_argument("--config", type=Path, default=HERE / "config.toml")
    options = arguments.parse_args()
    refine(options, tomllib.loads(options.config.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
