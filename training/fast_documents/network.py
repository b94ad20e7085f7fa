"""The network as it is trained: as the package runs it, in floating point."""

import numpy as np
import torch
from torch import Tensor, nn

from claimcheck.sentences.hashed.weights import network
from claimcheck.sentences.hashed_units.rows import END, FIRST, SIGNS, WORDS

REACH = 1.0
SPREAD = 0.15


def first_vectors(width: int) -> Tensor:
    """Start words from the network that reads sentences: its vectors, in their main directions."""
    weights = network().weights
    given = weights.words[2:].astype(np.float64)
    _, _, turned = np.linalg.svd(given - given.mean(0), full_matrices=False)
    given = (given - given.mean(0)) @ turned[:width].T
    vectors = np.random.default_rng(0).normal(0, SPREAD / 2, (WORDS, width))
    rows = (weights.known >> 8) % (WORDS - FIRST) + FIRST
    vectors[rows] = given * SPREAD / given.std()
    vectors[0] = 0
    return torch.from_numpy(vectors.astype(np.float32))


def drawn(words: nn.Embedding) -> Tensor:
    """Give the vectors of words within the reach of eight bits."""
    return words.weight.clamp(-REACH, REACH)


class Network(nn.Module):
    """Words three by three, their largest and mean; the units beside; signs; one hidden layer.

    Args:
        shape: Widths: ``word``, ``near``, ``sign``, ``hidden``; ``drop`` of each layer;
            ``unknown``, the share of words that are swapped for any other while it learns.
        answers: How many answers there are.
    """

    def __init__(self, shape: dict, answers: int) -> None:
        super().__init__()
        self.unknown = shape["unknown"]
        self.words = nn.Embedding(WORDS, shape["word"], padding_idx=0)
        self.words.weight.data = first_vectors(shape["word"])
        self.near = nn.Linear(3 * shape["word"], shape["near"])
        self.signs = nn.EmbeddingBag(SIGNS, shape["sign"], mode="sum")
        nn.init.normal_(self.signs.weight, std=0.1)
        unit = shape["word"] + shape["near"]
        self.hidden = nn.Linear(3 * unit + 3 * shape["word"] + shape["sign"], shape["hidden"])
        self.drop = nn.Dropout(shape["drop"])
        self.heads = nn.Linear(shape["hidden"], answers)

    def of_words(self, rows: Tensor) -> Tensor:
        """Give the features of texts from padded rows of words; some are left unknown to learn."""
        if self.training:
            unknown = (torch.rand(rows.shape) < self.unknown) & (rows > END)
            rows = torch.where(unknown, torch.randint(FIRST, WORDS, rows.shape), rows)
        rows = nn.functional.pad(rows, (1, 1))
        vectors = nn.functional.embedding(rows, drawn(self.words), padding_idx=0)
        three = torch.cat([vectors[:, :-2], vectors[:, 1:-1], vectors[:, 2:]], 2)
        filled = rows[:, 1:-1, None] > 0
        near = torch.relu(self.near(self.drop(three))) * filled
        mean = (vectors[:, 1:-1] * filled).sum(1) / filled.sum(1)
        return torch.cat([mean, near.amax(1)], 1)

    def mean(self, rows: Tensor) -> Tensor:
        """Give the mean vector of texts from padded rows of words."""
        vectors = nn.functional.embedding(rows, drawn(self.words), padding_idx=0)
        return vectors.sum(1) / (rows > 0).sum(1, keepdim=True)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Answer for the units of several documents, one behind the other."""
        own = self.of_words(batch["own"])
        own = torch.cat([own, torch.zeros_like(own[:1])])
        around = self.mean(batch["around"])
        given = torch.cat(
            [
                own[:-1], own[batch["before"]], own[batch["after"]],
                *(around[batch[name]] for name in ("title", "heading", "stem")),
                self.signs(batch["signs"], batch["sign_starts"]),
            ],
            1,
        )  # fmt: skip
        return self.heads(self.drop(torch.relu(self.hidden(self.drop(given)))))
