"""The encoder with a linear head for each question asked of a sentence."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

CUES = 2


def base_folder(package: str) -> Path:
    """Find the pretrained weights that a package carries."""
    return Path(str(import_module(package).MODEL_DIR))


class SentenceReader(nn.Module):
    """Reads a sentence once and answers every head from the same vectors.

    Args:
        base: Folder of the pretrained encoder.
        heads: Answers of each head.
        dropout: Share of the sentence vector dropped in training.
    """

    def __init__(self, base: Path, heads: Mapping[str, int], dropout: float) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            str(base), add_pooling_layer=False, attn_implementation="sdpa"
        )
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.cues = nn.Linear(width, CUES)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(2 * width + CUES, answers) for name, answers in heads.items()}
        )

    def forward(self, tokens: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Give logits: (sentences, answers) of each head, (sentences, tokens, 2) of cues."""
        states = self.encoder(input_ids=tokens, attention_mask=mask).last_hidden_state.float()
        with torch.autocast("cpu", enabled=False):
            shown = mask.unsqueeze(-1).float()
            mean = (states * shown).sum(1) / shown.sum(1)
            cues = self.cues(self.dropout(states))
            strongest = cues.masked_fill(shown == 0, -30.0).amax(1)
            vector = self.dropout(torch.cat([states[:, 0], mean], 1))
            vector = torch.cat([vector, strongest.clamp(-8, 8) / 4], 1)
            return {"cues": cues} | {name: head(vector) for name, head in self.heads.items()}


def groups(model: SentenceReader, rate: float, decay: float, head_rate: float) -> Iterator[dict]:
    """Give the weights with their rates: the nearer to the words, the smaller."""
    layers = model.encoder.encoder.layer
    for depth, layer in enumerate(layers):
        yield {"params": list(layer.parameters()), "lr": rate * decay ** (len(layers) - 1 - depth)}
    embeddings = model.encoder.embeddings
    embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
    rest = [each for each in embeddings.parameters() if each.requires_grad]
    yield {"params": rest, "lr": rate * decay ** len(layers)}
    yield {"params": [*model.heads.parameters(), *model.cues.parameters()], "lr": head_rate}
