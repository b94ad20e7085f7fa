"""Fine-tune a larger encoder on the labelled documents, and answer for the reader to learn.

all-mpnet-base-v2 (110 million weights, Apache-2.0 by its own README; Song et al. 2020) is a teacher
only: nothing of it is shipped. Run from the repository root, with its folder given::

    python training/prose_reader/teacher.py --data ../shared/data --base FOLDER \
        --output build/taught.npz

Reads the same windows as the reader: its vocabulary is that of the reader behind four marks. The
lowest layers stay as they are, weights are halves with whole ones beside them for the small steps
of learning. What is written is the mean of its answers and those of the engine that is installed:
the two err apart. Two cores take about 70 minutes.
"""

import argparse
import random
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
from attrs import define
from batches import Piece, collate, in_batches, prose_pieces, without_some_needs
from losses import losses
from network import MARKERS, cutting_by, start_marks, tokenizer_of, unit_vectors
from prose import Labelled, corpus_documents, documents
from questions import FLAGS, PROSE
from scores import read_documents, report, softmax
from torch import Tensor, nn
from train import kinds_of, marked_words
from transformers import MPNetModel

from claimcheck.sentences.encoder.heads import heads
from claimcheck.sentences.encoder.unit_answers import say_document

HERE = Path(__file__).parent
HEADS = {**PROSE, "flags": len(FLAGS)}
BEHIND = 4


class Teacher(nn.Module):
    """Reads windows of the reader's word pieces and answers what is asked of documents.

    Args:
        base: Folder of the pretrained encoder.
        dropout: Share of the unit's vector dropped in training.
        frozen: How many of the lowest layers do not learn.
    """

    def __init__(self, base: Path, dropout: float, frozen: int) -> None:
        super().__init__()
        self.encoder = MPNetModel.from_pretrained(
            str(base), add_pooling_layer=False,
            hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
        )  # fmt: skip
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.marks = nn.Embedding(MARKERS, width)
        self.heads = nn.ModuleDict({n: nn.Linear(2 * width, most) for n, most in HEADS.items()})
        still = (self.encoder.embeddings, *self.encoder.encoder.layer[:frozen])
        for each in (weight for part in still for weight in part.parameters()):
            each.requires_grad_(requires_grad=False)

    @property
    def pieces(self) -> Tensor:
        """The vectors of the reader's word pieces."""
        return self.encoder.embeddings.word_embeddings.weight.detach()[BEHIND:]

    def forward(self, tokens: Tensor, mask: Tensor, parts: Tensor) -> dict[str, Tensor]:
        """Give logits: (units, answers) of each head, as the reader does."""
        words = self.encoder.embeddings.word_embeddings(tokens + BEHIND)
        marks = self.marks(tokens.clamp(max=MARKERS - 1)).to(words.dtype)
        words = torch.where((tokens < MARKERS).unsqueeze(-1), marks, words)
        states = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state.float()
        with torch.autocast("cpu", enabled=False):
            vector = self.dropout(unit_vectors(states, parts))
            return {name: head(vector) for name, head in self.heads.items()}


@define
class Learning:
    """Weights that learn in halves, each with a whole one that holds the small steps.

    Args:
        live: What the network computes with.
        whole: The same in full precision.
        averaged: Their running average.
    """

    live: list[Tensor]
    whole: list[Tensor]
    averaged: list[Tensor]

    @classmethod
    def of(cls, live: Sequence[Tensor]) -> "Learning":
        """Begin with the weights as they are."""
        whole = [each.detach().float().clone().requires_grad_() for each in live]
        return cls(list(live), whole, [each.detach().clone() for each in whole])

    def take_gradients(self) -> None:
        """Bring the gradients from the halves to the whole."""
        for live, whole in zip(self.live, self.whole, strict=True):
            whole.grad = None if live.grad is None else live.grad.float()
            live.grad = None

    @torch.no_grad()
    def average(self, decay: float) -> None:
        """Move the average towards the weights of now."""
        for averaged, whole in zip(self.averaged, self.whole, strict=True):
            averaged.lerp_(whole, 1 - decay)

    @torch.no_grad()
    def show(self, weights: Sequence[Tensor]) -> None:
        """Let the network compute with these."""
        for live, each in zip(self.live, weights, strict=True):
            live.copy_(each)


def groups(model: Teacher, config: Mapping) -> Iterator[tuple[list[Tensor], float]]:
    """Give the weights that learn with their rates: the nearer to the words, the smaller."""
    layers = model.encoder.encoder.layer
    for depth, layer in enumerate(layers):
        learns = [each for each in layer.parameters() if each.requires_grad]
        if learns:
            yield learns, config["rate"] * config["layer_decay"] ** (len(layers) - 1 - depth)
    bias = model.encoder.encoder.relative_attention_bias
    yield list(bias.parameters()), config["rate"] * config["layer_decay"] ** len(layers)
    yield [*model.heads.parameters(), *model.marks.parameters()], config["head_rate"]


def learn(model: Teacher, batch: list[Piece], config: Mapping) -> None:
    """Add the gradient of one batch; two threads do so side by side, which takes half the time."""
    for piece in batch:
        piece.labels = [{h: v for h, v in own.items() if h in HEADS} for own in piece.labels]
    tokens, mask, parts, labels = collate(batch, HEADS, len(FLAGS))
    each = losses(model(tokens, mask, parts), labels, config["smoothing"])
    loss = sum(config["weights"][head] * value for head, value in each.items())
    (loss / config["units_a_step"]).backward()


def train(
    model: Teacher,
    taught: Sequence[Labelled],
    kinds: Mapping,
    real: frozenset[str],
    config: Mapping,
) -> None:
    """Learn from the documents, each epoch laid out anew; leave the averaged weights."""
    rng = random.Random(config["seed"])  # noqa: S311 - no secret
    parts = list(groups(model, config))
    learning = Learning.of([each for weights, _ in parts for each in weights])
    whole = iter(learning.whole)
    optimizer = torch.optim.AdamW(
        [{"params": [next(whole) for _ in weights], "lr": rate} for weights, rate in parts],
        weight_decay=config["weight_decay"], fused=True,
    )  # fmt: skip
    model.encoder.bfloat16()
    batches: list[list[Piece]] = []
    for share in config["epochs"]:
        pieces = without_some_needs(
            prose_pieces(taught, kinds, rng), real, config["forgotten_need"], rng
        )
        epoch = in_batches(pieces, config["tokens_a_batch"], rng)
        batches += epoch[: int(len(epoch) * share)]
    total, begun = len(batches) // 2, time.monotonic()
    torch.set_num_threads(1)
    pool = ThreadPoolExecutor(2)
    warm = config["warm_up"] * total
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / warm, (total - step) / (total - warm))
    )
    model.train()
    for step, two in enumerate(zip(batches[::2], batches[1::2], strict=False), 1):
        for _ in pool.map(lambda one: learn(model, one, config), two):
            pass
        learning.take_gradients()
        torch.nn.utils.clip_grad_norm_(learning.whole, 1.0)
        optimizer.step()
        schedule.step()
        learning.show(learning.whole)
        if step % 4 == 0:
            learning.average(min(config["average"], (4 + step) / (40 + step)))
        if step % 25 == 0:
            left = (time.monotonic() - begun) / step * (total - step)
            print(f"{step}/{total}, {left:.0f} s left", file=sys.stderr, flush=True)
    learning.show(learning.averaged)


def told(model: Teacher, taught: Sequence[Labelled], kinds: Mapping) -> dict[str, np.ndarray]:
    """Give what the teacher and the engine that is installed answer of each unit, their mean.

    Flags are left out: in so few passes the teacher learns less of them than the engine knows.
    """
    with ThreadPoolExecutor(2) as pool:
        answering = pool.submit(read_documents, model, taught, kinds, HEADS)
        before = {each.name: say_document(each.units, kinds[each.name]).logits for each in taught}
        places, given = answering.result()
    columns = heads().places
    found = {
        "documents": np.array([document.name for document, _ in places]),
        "units": np.array([number for _, number in places]),
    }
    for head in PROSE:
        own = np.stack([before[each.name][number][columns[head]] for each, number in places])
        found[head] = ((softmax(given[head]) + softmax(own)) / 2).astype(np.float16)
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--base", type=Path, required=True, help="folder of all-mpnet-base-v2")
    arguments.add_argument("--config", type=Path, default=HERE / "teacher.toml")
    arguments.add_argument("--output", type=Path, default=Path("build/taught.npz"))
    options = arguments.parse_args()
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    torch.manual_seed(config["seed"])
    tokenizer = tokenizer_of(config["reader"])
    cut = cutting_by(tokenizer)
    kinds = kinds_of(options.data)
    taught, held = (documents(options.data, part, cut) for part in ("train", "dev"))
    model = Teacher(options.base, config["dropout"], config["frozen"])
    start_marks(model.marks, model.pieces, marked_words(tokenizer), config["seed"])
    train(model, taught, kinds, corpus_documents(options.data), config)
    for name, value in report(*read_documents(model, held, {}, HEADS)).items():
        print(f"  {name:28}{value:.3f}", flush=True)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    np.savez(options.output, **told(model, taught, kinds))


if __name__ == "__main__":
    main()
