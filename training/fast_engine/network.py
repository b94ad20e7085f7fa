"""The network of the fast engine, as it is trained: words, two convolutions, one linear layer.

Word vectors are a table's row for a known word plus rows for its first and last letters, so an
unknown word still has a vector. Every activation lies in [0, CEILING], so that whole numbers from
0 to 127 can stand for it at run time.
"""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

CEILING, REACH = 4.0, 2.0
PAD, BEGIN, FIRST = 0, 1, 2


class Network(nn.Module):
    """Reads sentences and answers every question about them.

    Args:
        words: Rows of the table of words, the first two for padding and for the beginning.
        edges: Rows of the tables of first letters and of last letters.
        shape: Widths: ``word``, ``first``, ``second``; and shares to drop in training.
        heads: Answers of each head.
    """

    def __init__(
        self, words: Tensor, edges: tuple[int, int], shape: Mapping[str, float],
        heads: Mapping[str, int],
    ) -> None:  # fmt: skip
        super().__init__()
        width, first, second = (int(shape[name]) for name in ("word", "first", "second"))
        self.words = nn.Embedding.from_pretrained(words, freeze=False, padding_idx=PAD)
        self.prefixes = _edge_table(edges[0], width)
        self.suffixes = _edge_table(edges[1], width)
        self.near = nn.Conv1d(width, first, 3, padding=1)
        self.far = nn.Conv1d(first, second, 3, padding=2, dilation=2)
        self.drop, self.forget = nn.Dropout(shape["drop"]), nn.Dropout(shape["drop_inside"])
        self.unknown = float(shape["unknown"])
        self.heads = nn.ModuleDict(
            {name: nn.Linear(2 * first + second, answers) for name, answers in heads.items()}
        )

    def vectors(self, words: Tensor, prefixes: Tensor, suffixes: Tensor) -> Tensor:
        if self.training:
            lost = (torch.rand(words.shape) < self.unknown) & (words >= FIRST)
            words = words.masked_fill(lost, PAD)
        sums = self.words(words) + self.prefixes(prefixes) + self.suffixes(suffixes)
        return sums.clamp(-REACH, REACH)

    def features(self, words: Tensor, prefixes: Tensor, suffixes: Tensor, shown: Tensor) -> Tensor:
        mask = shown.unsqueeze(1).float()
        vectors = self.forget(self.vectors(words, prefixes, suffixes)).transpose(1, 2) * mask
        near = self.near(vectors).clamp(0, CEILING) * mask
        far = self.far(self.forget(near)).clamp(0, CEILING) * mask
        return torch.cat([near.amax(2), near.sum(2) / mask.sum(2), far.amax(2)], 1)

    def forward(
        self, words: Tensor, prefixes: Tensor, suffixes: Tensor, shown: Tensor
    ) -> dict[str, Tensor]:
        features = self.drop(self.features(words, prefixes, suffixes, shown))
        return {name: head(features) for name, head in self.heads.items()}


def _edge_table(rows: int, width: int) -> nn.Embedding:
    table = nn.Embedding(rows + 1, width, padding_idx=0)
    nn.init.normal_(table.weight, 0, 0.05)
    with torch.no_grad():
        table.weight[0] = 0
    return table
