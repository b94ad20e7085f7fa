"""Teach the fast network from gold labels, from the encoder and from the lexical engine.

Run from the repository root, with the packages of ``training/sentence_encoder`` installed::

    python training/fast_engine/train.py --data ../shared/data --teacher build/soft.npz

Writes ``build/fast/network.pt``; ``export.py`` turns it into the file that the package ships. The
teacher file holds ``texts`` and, for each head, the encoder's probabilities for every text; without
it the gold labels teach alone. One core takes about ten minutes.
"""

import argparse
import time
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from attrs import frozen
from frames import framed
from gold import ANSWERS, PRESS, REGISTER, labelled
from losses import ABSENT, CERTAINTY_HALF, CERTAINTY_MIDDLE, total
from network import Network
from scores import answers, scores
from texts import (
    PREFIXES,
    SUFFIXES,
    batch,
    batches,
    cut_all,
    edges_of,
    first_vectors,
    numbered,
    vocabulary,
)
from torch import Tensor
from unlabelled import unlabelled

from claimcheck.sentences.engines.lexical import assess

HERE = Path(__file__).parent
TAUGHT = {"prose": 2, "sourced": 2, "urging": 3, "sounding": 1}
EXPLAINING = ("dismech",)
FORCES = ("none", "weak", "strong")
STOP_WORDS = HERE.parents[1] / "src/claimcheck/sentences/data/stop_words.tsv"


@frozen(eq=False)
class Lessons:
    """Sentences with what is to be learned from them.

    Args:
        texts: The sentences.
        gold: By head, the label of each sentence, -100 where there is none.
        soft: By head, shares of its classes for each sentence, -100 where there are none.
    """

    texts: Sequence[str]
    gold: Mapping[str, Tensor]
    soft: Mapping[str, Tensor]


def lessons(data: Path, teacher: Path | None, config: Mapping[str, int]) -> Lessons:
    """Gather sentences: labelled ones, those that only the teacher answered, and frames.

    What explains a disease in plain assertions counts as prose for readers, as the frames do.
    """
    held = {example.text for example in labelled(data, "dev")}
    labels = {example.text: example.labels for example in labelled(data, "train")}
    told = unlabelled(data, EXPLAINING)
    for text in (*framed(config["frames"], config["seed"]), *told):
        if text not in held:
            labels.setdefault(text, {"register": float(REGISTER.index("public"))})
    stored = np.load(teacher, allow_pickle=False) if teacher else {"texts": np.array([], str)}
    for text in stored["texts"].tolist():
        if text not in held and len(text) > 3:
            labels.setdefault(text, {})
    texts = list(labels)
    gold = {
        head: torch.tensor([labels[text].get(head, ABSENT) for text in texts]) for head in ANSWERS
    }
    soft = _taught_by_words(texts) | _taught_by_encoder(texts, stored)
    return Lessons(texts, gold, soft)


def _taught_by_words(texts: Sequence[str]) -> dict[str, Tensor]:
    found = {name: torch.zeros(len(texts), size) for name, size in TAUGHT.items()}
    for row, text in enumerate(texts):
        judged = assess((text,))[0]
        share = judged.claim_probability
        found["prose"][row] = torch.tensor([1 - share, share])
        found["sourced"][row, int(judged.cite_worthy)] = 1
        found["urging"][row, FORCES.index(judged.advice.value)] = 1
        found["sounding"][row] = (judged.certainty - CERTAINTY_MIDDLE) / CERTAINTY_HALF
    return found


def _taught_by_encoder(texts: Sequence[str], stored: Mapping[str, np.ndarray]) -> dict[str, Tensor]:
    place = {text: row for row, text in enumerate(stored["texts"].tolist())}
    rows = np.array([place.get(text, -1) for text in texts])
    found = {}
    for head, size in ANSWERS.items():
        name = "causal" if head == PRESS and PRESS not in stored else head
        if name in stored:
            shares = stored[name].reshape(len(place), -1).astype(np.float32)
            if head == "certainty":
                shares = (shares - CERTAINTY_MIDDLE) / CERTAINTY_HALF
            chosen = np.full((len(texts), size), ABSENT, np.float32)
            chosen[rows >= 0] = shares[rows[rows >= 0]]
            found[head] = torch.from_numpy(chosen)
    return found


def _optimizer(model: Network, config: Mapping[str, float]) -> torch.optim.Optimizer:
    table = model.words.weight
    rest = [each for each in model.parameters() if each is not table]
    groups = [{"params": [table], "weight_decay": 0.0}, {"params": rest}]
    return torch.optim.AdamW(groups, lr=config["rate"], weight_decay=config["weight_decay"])


def train(options: argparse.Namespace, config: dict) -> None:
    torch.manual_seed(config["seed"])
    torch.set_num_threads(1)
    rng = np.random.default_rng(config["seed"])
    taught = lessons(options.data, options.teacher, config)
    written: dict[int, str] = {}
    small = [line.split("\t")[0] for line in STOP_WORDS.read_text("utf-8").splitlines()[1:]]
    cuts = cut_all(taught.texts, written)
    always = cut_all(small, written)
    known, counts = vocabulary(cuts, always, config["seen_at_least"])
    table = first_vectors(known, counts, written, config["base"], config["shape"]["word"])
    model = Network(table, (PREFIXES, SUFFIXES), config["shape"], ANSWERS | TAUGHT)
    rows = numbered(cuts, known)
    held = labelled(options.data, "dev")
    held_rows = numbered(cut_all([example.text for example in held]), known)
    print(f"{len(taught.texts)} sentences, {len(known)} words", flush=True)
    for epoch, averaged in enumerate(_epochs(model, rows, taught, config, rng)):
        current = {name: value.clone() for name, value in model.state_dict().items()}
        model.load_state_dict(averaged)
        found = scores(answers(model, held_rows), held)
        print(epoch, " ".join(f"{name}={value:.3f}" for name, value in found.items()), flush=True)
        options.output.mkdir(parents=True, exist_ok=True)
        made = {
            "state": averaged,
            "known": known,
            "config": config,
            "edges": edges_of([*cuts, *always], known),
        }
        torch.save(made, options.output / "network.pt")
        model.load_state_dict(current)


def _epochs(model, rows, taught, config, rng):  # noqa: ANN001, ANN202 - private
    optimizer = _optimizer(model, config)
    lengths = np.array([each.shape[1] for each in rows])
    size, epochs = config["sentences_a_batch"], config["epochs"]
    steps = epochs * (len(rows) // size + len(rows) // (size * 50) + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [config["rate"]] * 2, total_steps=steps, pct_start=config["warm_up"]
    )
    averaged = {name: value.clone() for name, value in model.state_dict().items()}
    step = 0
    for _ in range(epochs):
        model.train()
        started = time.process_time()
        for chosen in batches(lengths, np.arange(len(rows)), size, rng):
            given = model(*batch(rows, chosen))
            gold = {head: labels[chosen] for head, labels in taught.gold.items()}
            soft = {head: shares[chosen] for head, shares in taught.soft.items()}
            loss = total(given, gold, soft, config, config["smoothing"]) / len(chosen)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 10 == 0:
                keep = min(config["average"] ** 10, (1 + step) / (100 + step))
                for name, value in model.state_dict().items():
                    averaged[name].lerp_(value, 1 - keep)
        print(f"{time.process_time() - started:.0f} s", end=" ", flush=True)
        yield averaged


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--teacher", type=Path)
    arguments.add_argument("--output", type=Path, default=Path("build/fast"))
    arguments.add_argument("--config", type=Path, default=HERE / "config.toml")
    options = arguments.parse_args()
    train(options, tomllib.loads(options.config.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
