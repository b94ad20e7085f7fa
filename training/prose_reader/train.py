"""Train the reader on whole documents and on the earlier corpora at once.

Run from the repository root, with the packages of ``requirements.txt`` installed::

    python training/prose_reader/train.py --data ../shared/data --output build/reader

Starts from the shipped encoder, so that what it knows of the earlier corpora is kept; goes on
learning those by their labels and by the answers in ``soft.npz`` (``soft.py``). Writes
``reader.pt`` (the averaged weights). Two cores take about 25 minutes. The same seed, versions and
number of threads give the same weights; others give nearly the same scores.
"""

import argparse
import csv
import json
import random
import sys
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
from batches import collate, in_batches, prose_pieces, without_some_needs
from losses import losses, soft_loss
from network import (
    UnitReader,
    base_folder,
    cutting_by,
    groups,
    start_marks,
    tokenizer_of,
)
from prose import corpus_documents, documents, sheets
from questions import FLAGS, PROSE
from scores import answers, read_documents, report
from shipped import shipped_weights
from single import HEADS, chosen, load, pieces
from tokenizers import Tokenizer

from claimcheck.sentences.reading.facts import FACTS
from claimcheck.sentences.reading.windows import FACT_TOKENS, KIND_TOKENS, KINDS

HERE = Path(__file__).parent
ALL = {**HEADS, **PROSE, "flags": len(FLAGS)}
WORDS = {"selfhelp": "self help", "llm": "chat assistant", "nonmedical": "economics education",
         "unknown": "text"}  # fmt: skip

CORPUS_KINDS = {"clean": "review", "preclinical": "research"}


def kinds_of(data: Path) -> dict[str, str]:
    """Give the kind of each document, those of the sheet as it says."""
    found = {}
    for part in ("train", "dev"):
        for line in (data / "prose" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["doc"]] = row["kind"]
    found |= {name: rows[0]["kind"] for name, rows in sheets() if rows}
    found = {name: CORPUS_KINDS.get(kind, kind) for name, kind in found.items()}
    with (HERE / "kinds.tsv").open(encoding="utf-8") as sheet:
        found |= {row["document"]: row["kind"] for row in csv.DictReader(sheet, delimiter="\t")}
    return found


def started(config: dict, tokenizer: Tokenizer, weights: Path) -> UnitReader:
    """Give a network that begins with the shipped weights."""
    torch.manual_seed(config["seed"])
    model = UnitReader(
        base_folder(config["base"]), ALL, config["dropout"], config.get("inner_dropout", 0.1)
    )
    state = model.state_dict()
    given = shipped_weights(weights)
    name = "encoder.embeddings.position_embeddings.weight"
    types = "encoder.embeddings.token_type_embeddings.weight"
    marked = "marks.weight" in given
    places = state[name] + state[types][0]
    places[: len(given[name])] = given[name]
    given[name], given[types] = places, torch.zeros_like(state[types])
    model.load_state_dict(given, strict=False)
    if not marked:
        pieces = model.encoder.embeddings.word_embeddings.weight.detach()
        start_marks(model.marks, pieces, marked_words(tokenizer), config["seed"])
    return model


def marked_words(tokenizer: Tokenizer) -> dict[int, list[int]]:
    """Give the words that the marks of kinds and facts begin with."""
    said = {KIND_TOKENS[kind]: WORDS.get(kind, kind) for kind in KINDS}
    said |= {FACT_TOKENS[fact]: fact for fact in FACTS}
    return {
        mark: tokenizer.encode(text, add_special_tokens=False).ids for mark, text in said.items()
    }


def average(into: dict[str, torch.Tensor], model: UnitReader, decay: float) -> None:
    """Move the averaged weights towards the present ones."""
    for name, value in model.state_dict().items():
        if value.dtype.is_floating_point and "word_embeddings" not in name:
            into[name].lerp_(value, 1 - decay)


def old_scores(model: UnitReader, held: list, tokenizer: Tokenizer, most: int) -> dict[str, float]:
    """Give macro-F1 on the earlier corpora, the greatest logit chosen."""
    found = {}
    for corpus, head in (("causal_pubmed", "causal"), ("causal_pressrelease", "causal"),
                         ("insciout_statements", "strength"), ("health_advice", "advice"),
                         ("bioscope", "speculative"), ("sciclaim_pubmed", "claim"),
                         ("citeworthy_fulltext", "cite"), ("certainty_scicomm", "certainty")):  # fmt: skip  # noqa: E501
        own = [each for each in held if corpus in each.corpora and head in each.labels][:most]
        logits = answers(model, pieces(own, tokenizer), ALL)[head]
        gold = np.array([each.labels[head] for each in own])
        if head == "certainty":
            found[corpus] = float(np.corrcoef(gold, logits[:, 0])[0, 1])
            continue
        best = logits.argmax(1)
        if head == "strength":
            fold = np.array([0, 0, 1, 1, 2, 2, 3])
            gold, best = fold[gold.astype(int)], fold[best]
        labels = [1] if head in ("speculative", "claim") else sorted(set(gold.tolist()))
        found[corpus] = float(np.mean([
            2 * ((gold == each) & (best == each)).sum() / ((gold == each).sum() + (best == each).sum())  # noqa: E501
            for each in labels]))  # fmt: skip
    return found


def told_by(path: Path | None, documents: list) -> dict[str, torch.Tensor]:
    """Give what a teacher answered by head, and tell each document where its rows are."""
    if path is None:
        return {}
    with np.load(path) as stored:
        rows = {
            (str(name), int(number)): row
            for row, (name, number) in enumerate(
                zip(stored["documents"], stored["units"], strict=True)
            )
        }
        heads = [each for each in stored.files if each not in ("documents", "units")]
        answers = {each: torch.from_numpy(stored[each].astype(np.float32)) for each in heads}
    for document in documents:
        document.taught.update(
            {each: rows[document.name, each] for each in document.rows
             if (document.name, each) in rows})  # fmt: skip
    return answers


def learn(
    model: UnitReader, batch: list, soft: dict, taught: dict, config: dict
) -> dict[str, float]:
    """Add the gradient of one batch; two threads do so side by side, which wastes less."""
    tokens, mask, places, labels = collate(batch, ALL, len(FLAGS))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        given = model(tokens, mask, places)
    each = losses(given, labels, config["smoothing"])
    has_answers = any(bool((labels[each] >= 0).any()) for each in ("soft", "taught"))
    share = config["gold"] if has_answers else 1.0
    loss = share * sum(config["weights"][head] * value for head, value in each.items())
    loss = loss + soft_loss(given, labels["soft"], soft)
    loss = loss + soft_loss(given, labels["taught"], taught, config["weights"])
    (loss / config["units_a_step"]).backward()
    return {head: float(value.detach()) for head, value in each.items()}


def train(options: argparse.Namespace, config: dict) -> None:  # noqa: C901, PLR0915 - in order
    rng = random.Random(config["seed"])  # noqa: S311 - no secret
    tokenizer = tokenizer_of(config["base"])
    cut = cutting_by(tokenizer)
    kinds = kinds_of(options.data)
    taught, held = (documents(options.data, part, cut) for part in ("train", "dev"))
    if options.everything:
        taught = taught + held
    told = told_by(options.taught, taught)
    with np.load(options.soft) as stored:
        texts = {str(text): number for number, text in enumerate(stored["texts"])}
        soft = {
            head: torch.from_numpy(stored[head].astype(np.float32))
            for head in stored.files
            if head != "texts"
        }
    singles = [each for each in load(options.data, "train") if each.text in texts]
    single_pieces = pieces(singles, tokenizer, texts)
    held_singles = load(options.data, "dev")
    model = started(config, tokenizer, options.weights)
    if options.go_on:
        model.load_state_dict(torch.load(options.go_on))
    parts = list(groups(model, config["encoder_rate"], config["layer_decay"], config["head_rate"]))
    optimizer = torch.optim.AdamW(parts, weight_decay=config["weight_decay"], fused=True)
    real = corpus_documents(options.data)
    epochs = []
    for _ in range(config["epochs"]):
        seen = [single_pieces[each] for each in chosen(singles, config["passes"], rng)]
        laid = prose_pieces(taught, kinds, rng)
        laid = without_some_needs(laid, real, config.get("forgotten_need", 0.0), rng)
        batches = in_batches(laid, config["tokens_a_batch"], rng)
        batches += in_batches(seen, config["tokens_a_batch"], rng)
        rng.shuffle(batches)
        epochs.append(batches)
    total = sum(len(each) // 2 for each in epochs)
    print("steps", total, [sum(len(p.tokens) for b in e for p in b) for e in epochs], flush=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, total, config))
    averaged = {name: value.clone() for name, value in model.state_dict().items()}
    begun, step = time.monotonic(), 0
    torch.set_num_threads(1)
    pool = ThreadPoolExecutor(2)
    for number, batches in enumerate(epochs):
        model.train()
        sums: dict[str, float] = {}
        for two in zip(batches[::2], batches[1::2], strict=False):
            for each in pool.map(lambda one: learn(model, one, soft, told, config), two):
                for head, value in each.items():
                    sums[head] = sums.get(head, 0.0) + value
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            step += 1
            average(averaged, model, min(config["average"], (1 + step) / (10 + step)))
            if step % 25 == 0:
                spent = time.monotonic() - begun
                print(f"{step}/{total} {spent:.0f} s, {spent / step * (total - step):.0f} s left",
                      file=sys.stderr, flush=True)  # fmt: skip
        print(f"\nepoch {number}", {head: round(value) for head, value in sums.items()}, flush=True)
        current = {name: value.clone() for name, value in model.state_dict().items()}
        last = number == len(epochs) - 1
        model.load_state_dict(averaged)
        options.output.mkdir(parents=True, exist_ok=True)
        torch.save(averaged, options.output / "reader.pt")
        if number % 2 == 1 or last:
            for what in ({}, kinds) if last else ({},):
                for name, value in report(*read_documents(model, held, what, ALL)).items():
                    print(f"  {name:28}{value:.3f}", flush=True)
            for name, value in old_scores(
                model, held_singles, tokenizer, 10_000 if last else 280
            ).items():
                print(f"  {name:28}{value:.3f}", flush=True)
        model.load_state_dict(current)


def _rate(step: int, total: int, config: dict) -> float:
    warm = config["warm_up"] * total
    return step / warm if step < warm else max(0.0, (total - step) / (total - warm))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument(
        "--weights", type=Path, default=Path("src/claimcheck/sentences/encoder/data/encoder.onnx")
    )
    arguments.add_argument("--soft", type=Path, default=Path("build/soft.npz"))
    arguments.add_argument("--taught", type=Path, help="answers of teacher.py to the documents")
    arguments.add_argument("--output", type=Path, default=Path("build/reader"))
    arguments.add_argument("--config", type=Path, default=HERE / "config.toml")
    arguments.add_argument("--go-on", type=Path, help="weights of the first phase")
    arguments.add_argument("--everything", action="store_true", help="learn from dev as well")
    options = arguments.parse_args()
    train(options, tomllib.loads(options.config.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
