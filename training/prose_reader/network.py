"""The encoder with a linear head for each question, asked of every unit of a window."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

CUES = 2
MARKERS = 104
MOST_PIECES = 200
FIRST_PLACE, LAST_PLACE = 10, 20


def base_folder(package: str) -> Path:
    """Find the pretrained weights that a package carries."""
    return Path(str(import_module(package).MODEL_DIR))


def tokenizer_of(package: str) -> Tokenizer:
    """Give what cuts text into the word pieces of the weights that a package carries."""
    tokenizer = Tokenizer.from_file(str(base_folder(package) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_PIECES)
    return tokenizer


def cutting_by(tokenizer: Tokenizer) -> Callable[[Sequence[str]], list]:
    """Give the function that cuts texts, without the marks that stand around a sentence."""

    def cut(texts: Sequence[str]) -> list:
        return tokenizer.encode_batch(list(texts), add_special_tokens=False)

    return cut


class UnitReader(nn.Module):
    """Reads windows and answers every head for each unit from its own vectors.

    The word pieces stay as they were pretrained; marks of ours have an embedding that learns.

    Args:
        base: Folder of the pretrained encoder.
        heads: Answers of each head.
        dropout: Share of the unit's vector dropped in training.
        inner: Share dropped within the layers; none where a teacher's answers are learned.
    """

    def __init__(
        self, base: Path, heads: Mapping[str, int], dropout: float, inner: float = 0.1
    ) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            str(base), add_pooling_layer=False, attn_implementation="sdpa",
            hidden_dropout_prob=inner, attention_probs_dropout_prob=inner,
        )  # fmt: skip
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.marks = nn.Embedding(MARKERS, width)
        self.cues = nn.Linear(width, CUES)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(2 * width + CUES, answers) for name, answers in heads.items()}
        )

    def forward(self, tokens: Tensor, mask: Tensor, parts: Tensor) -> dict[str, Tensor]:
        """Give logits: (units, answers) of each head, (windows, tokens, 2) of cues.

        Args:
            tokens: (windows, tokens).
            mask: 1 where read.
            parts: (units, 3): window, start and end of each unit.
        """
        words = self.encoder.embeddings.word_embeddings(tokens)
        marks = self.marks(tokens.clamp(max=MARKERS - 1))
        words = torch.where((tokens < MARKERS).unsqueeze(-1), marks, words)
        states = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state.float()
        with torch.autocast("cpu", enabled=False):
            cues = self.cues(self.dropout(states))
            vector = self.dropout(unit_vectors(states, parts))
            strongest = strongest_cues(cues, parts).clamp(-8, 8) / 4
            vector = torch.cat([vector, strongest], 1)
            return {"cues": cues} | {name: head(vector) for name, head in self.heads.items()}


def unit_vectors(states: Tensor, parts: Tensor) -> Tensor:
    """Give the state of each unit's mark and the mean of its states."""
    window, start, end = parts.T
    sums = nn.functional.pad(states, (0, 0, 1, 0)).cumsum(1)
    mean = (sums[window, end] - sums[window, start]) / (end - start).unsqueeze(1)
    return torch.cat([states[window, start], mean], 1)


def strongest_cues(cues: Tensor, parts: Tensor) -> Tensor:
    """Give the strongest cue of each kind in each unit."""
    window, start, end = parts.T
    place = torch.arange(cues.shape[1])
    inside = (place >= start.unsqueeze(1)) & (place < end.unsqueeze(1))
    return cues[window].masked_fill(~inside.unsqueeze(-1), -30.0).amax(1)


def groups(model: UnitReader, rate: float, decay: float, head_rate: float) -> Iterator[dict]:
    """Give the weights with their rates: the nearer to the words, the smaller."""
    layers = model.encoder.encoder.layer
    for depth, layer in enumerate(layers):
        yield {"params": list(layer.parameters()), "lr": rate * decay ** (len(layers) - 1 - depth)}
    embeddings = model.encoder.embeddings
    embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
    rest = [each for each in embeddings.parameters() if each.requires_grad]
    yield {"params": rest, "lr": rate * decay ** len(layers)}
    yield {
        "params": [*model.heads.parameters(), *model.cues.parameters(), *model.marks.parameters()],
        "lr": head_rate,
    }


def start_marks(
    marks: nn.Embedding, pieces: Tensor, words: Mapping[int, list[int]], seed: int
) -> None:
    """Give each mark the meaning of some words to begin with."""
    made = torch.Generator().manual_seed(seed)
    start = pieces[:MARKERS].clone()
    first = pieces[101]
    for mark, ids in words.items():
        start[mark] = pieces[ids].mean(0)
    for mark in range(FIRST_PLACE, LAST_PLACE + 1):
        noise = torch.randn(first.shape, generator=made) * first.std() * 0.1
        start[mark] = first * 0.7 + start[mark] * 0.3 + noise
    with torch.no_grad():
        marks.weight.copy_(start)
