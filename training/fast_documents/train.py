"""Teach the network that reads documents for the fast engine.

Run from the repository root, after ``teacher.py``::

    python training/fast_documents/train.py --asked build/documents --output build/documents.pt
"""

import argparse
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from lessons import ABSENT, Lesson, batch, joined, lessons
from network import Network
from torch import Tensor
from torch.nn import functional

from claimcheck.sentences.hashed_units.questions import FLAGS, QUESTIONS, WIDTH

HERE = Path(__file__).parent
CERTAINTY_MIDDLE, CERTAINTY_HALF = 4.5, 1.2


def split(given: Tensor) -> dict[str, Tensor]:
    """Part the answers by question."""
    names = [*QUESTIONS, "flags", "certainty"]
    sizes = [*QUESTIONS.values(), len(FLAGS), 1]
    return dict(zip(names, given.split(sizes, 1), strict=True))


def loss(given: Tensor, gold: dict[str, Tensor], soft: dict[str, Tensor], config: dict) -> Tensor:
    """Add the losses of all questions, by label and by teacher."""
    share, weights, found = config["gold"], config["weights"], given.new_zeros(())
    for name, logits in split(given).items():
        if name == "certainty":
            aim = (soft[name] - CERTAINTY_MIDDLE) / CERTAINTY_HALF
            found = found + weights[name] * functional.mse_loss(logits, aim)
        elif name == "flags":
            found = found + weights[name] * _flags(logits, gold[name], soft[name], share)
        else:
            said = functional.log_softmax(logits, 1)
            taught = -(soft[name] * said).sum(1)
            known = gold[name] != ABSENT
            told = functional.nll_loss(said, gold[name], reduction="none", ignore_index=ABSENT)
            both = torch.where(known, share * told + (1 - share) * taught, taught)
            found = found + weights[name] * both.mean()
    return found


def _flags(logits: Tensor, gold: Tensor, soft: Tensor, share: float) -> Tensor:
    aim = torch.where(gold == ABSENT, soft, share * gold + (1 - share) * soft)
    return functional.binary_cross_entropy_with_logits(logits, aim) * 5


def batches(taught: Sequence[Lesson], units: int, rng: np.random.Generator) -> list[list[Lesson]]:
    """Shuffle documents into batches of about as many units."""
    found: list[list[Lesson]] = [[]]
    count = 0
    for number in rng.permutation(len(taught)):
        found[-1].append(taught[number])
        count += len(taught[number].own.starts)
        if count >= units:
            found.append([])
            count = 0
    return [each for each in found if each]


def train(asked: Path, output: Path, config: dict) -> None:
    torch.manual_seed(config["seed"])
    torch.set_num_threads(2)
    rng = np.random.default_rng(config["seed"])
    taught = [each for name in config["parts"] for each in lessons(asked / f"{name}.pkl")]
    held = lessons(asked / "dev.pkl")
    model = Network(config["shape"], WIDTH)
    tables = [model.words.weight, model.signs.weight]
    rest = [each for each in model.parameters() if all(each is not table for table in tables)]
    groups = [{"params": tables, "weight_decay": 0.0}, {"params": rest}]
    optimizer = torch.optim.AdamW(groups, config["rate"], weight_decay=config["weight_decay"])
    steps = config["epochs"] * len(batches(taught, config["units"], rng))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, config["rate"], total_steps=steps + config["epochs"] * 4, pct_start=0.1
    )
    started = time.time()
    for epoch in range(config["epochs"]):
        model.train()
        sums = []
        for chosen in batches(taught, config["units"], rng):
            given = model(batch(chosen, config["keep"], rng))
            cost = loss(given, joined(chosen, "gold"), joined(chosen, "soft"), config)
            optimizer.zero_grad()
            cost.backward()
            optimizer.step()
            schedule.step()
            sums.append(cost.item())
        print(f"{epoch} {time.time() - started:.0f} s {np.mean(sums):.3f} {scores(model, held)}",
              flush=True)  # fmt: skip
        torch.save({"state": model.state_dict(), "shape": config["shape"]}, output)


def scores(model: Network, held: Sequence[Lesson]) -> str:
    """Score claims, type, need and query on documents that are held out."""
    model.eval()
    with torch.no_grad():
        said = split(model(batch(held, 1.0, np.random.default_rng(0))))
    gold = joined(held, "gold")
    told = []
    for name in ("asserts", "need", "cited", "query"):
        known = gold[name] != ABSENT
        last = {"asserts": 1, "need": 2, "cited": 0, "query": 1}[name]
        own, aim = said[name].argmax(1)[known] == last, gold[name][known] == last
        told.append(f"{name} {2 * (own & aim).sum() / (own.sum() + aim.sum()):.3f}")
    claims = gold["claim_type"] > 0
    for name in ("claim_type", "level", "force", "who"):
        own = said[name][:, 1:].argmax(1) + 1 if name == "claim_type" else said[name].argmax(1)
        right = own[claims & (gold[name] >= 0)] == gold[name][claims & (gold[name] >= 0)]
        told.append(f"{name} {right.float().mean():.3f}")
    flags = gold["flags"][:, 0] >= 0
    both = functional.binary_cross_entropy_with_logits(said["flags"][flags], gold["flags"][flags])
    return " ".join([*told, f"flags {both:.4f}"])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--asked", type=Path, default=Path("build/documents"))
    arguments.add_argument("--output", type=Path, default=Path("build/documents.pt"))
    arguments.add_argument("--config", type=Path, default=HERE / "config.toml")
    options = arguments.parse_args()
    train(options.asked, options.output, tomllib.loads(options.config.read_text("utf-8")))


if __name__ == "__main__":
    main()
