"""Cut sentences into tokens and lay out batches of like length."""

import random
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from corpora import ASPECTS, Example
from tokenizers import Tokenizer
from torch import Tensor

ABSENT = -100


class Encoded:
    """Sentences as numbers, with their labels in the same order."""

    def __init__(self, examples: Sequence[Example], tokenizer: Tokenizer, longest: int) -> None:
        tokenizer.no_padding()
        tokenizer.enable_truncation(longest)
        cut = tokenizer.encode_batch([each.text for each in examples])
        self.examples = examples
        self.tokens = [each.ids for each in cut]
        self.cues = [
            None if example.cues is None else _marks(example.cues, each.offsets)
            for example, each in zip(examples, cut, strict=True)
        ]


def _marks(cues: Sequence[tuple[int, int, int]], offsets: Sequence[tuple[int, int]]) -> np.ndarray:
    marks = np.zeros((len(offsets), 2), np.float32)
    for start, end, kind in cues:
        for place, (first, last) in enumerate(offsets):
            if first < end and start < last:
                marks[place, kind] = 1
    return marks


def order(
    encoded: Encoded, seen: Sequence[int], config: Mapping[str, int], rng: random.Random
) -> list[list[int]]:
    """Group sentences of like length into batches, in random order."""
    seen = list(seen)
    rng.shuffle(seen)
    batches: list[list[int]] = []
    pool = config["sentences_a_batch"] * 60
    for start in range(0, len(seen), pool):
        here = sorted(seen[start : start + pool], key=lambda each: len(encoded.tokens[each]))
        batch: list[int] = []
        for each in here:
            most = len(encoded.tokens[each]) * (len(batch) + 1)
            if batch and (
                most > config["tokens_a_batch"] or len(batch) == config["sentences_a_batch"]
            ):
                batches.append(batch)
                batch = []
            batch.append(each)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def collate(
    encoded: Encoded, batch: Sequence[int], heads: Sequence[str]
) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
    """Give tokens, mask and labels of a batch; an absent label is -100."""
    longest = max(len(encoded.tokens[each]) for each in batch)
    tokens = torch.zeros(len(batch), longest, dtype=torch.long)
    cues = torch.full((len(batch), longest, 2), float(ABSENT))
    labels = {head: torch.full((len(batch),), float(ABSENT)) for head in heads}
    labels["aspects"] = torch.full((len(batch), len(ASPECTS)), ABSENT, dtype=torch.long)
    for row, each in enumerate(batch):
        ids = encoded.tokens[each]
        tokens[row, : len(ids)] = torch.tensor(ids)
        marks = encoded.cues[each]
        if marks is not None:
            cues[row, : len(ids)] = torch.from_numpy(marks)
        for head, label in encoded.examples[each].labels.items():
            labels[head][row] = label
        aspects = encoded.examples[each].aspects
        if aspects is not None:
            labels["aspects"][row] = torch.tensor(aspects)
    labels["cues"] = cues
    return tokens, (tokens != 0).long(), labels
