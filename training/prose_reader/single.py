"""The earlier corpora: sentences without a document, each a window of its own."""

import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

sys.path.append(str(Path(__file__).resolve().parents[1] / "sentence_encoder"))

from batches import Piece
from corpora import HEADS, Example, load

from claimcheck.sentences.reading.windows import CLS, FACT_TOKENS, KIND_TOKENS, PLACE_TOKENS, SEP

OPENING = (CLS, KIND_TOKENS["unknown"], FACT_TOKENS["alone"])
LONGEST = 92


def pieces(
    examples: Sequence[Example], tokenizer: Tokenizer, soft: Mapping[str, int] | None = None
) -> list[Piece]:
    """Make a window of each sentence."""
    cut = tokenizer.encode_batch([each.text for each in examples], add_special_tokens=False)
    found = []
    for example, encoding in zip(examples, cut, strict=True):
        ids = encoding.ids[:LONGEST]
        tokens = (*OPENING, PLACE_TOKENS["bare"], *ids, SEP)
        start, end = len(OPENING), len(tokens) - 1
        cues = None
        if example.cues is not None:
            cues = np.full((len(tokens), 2), -100.0, np.float32)
            cues[start + 1 : end] = _marks(example.cues, encoding.offsets[:LONGEST])
        found.append(Piece(
            tokens, [(start, end)], [example.labels], [None],
            [None if soft is None else soft.get(example.text)], cues, example.aspects,
            example.corpora[0] if example.corpora else "",
        ))  # fmt: skip
    return found


def _marks(cues: Sequence[tuple[int, int, int]], offsets: Sequence[tuple[int, int]]) -> np.ndarray:
    marks = np.zeros((len(offsets), 2), np.float32)
    for start, end, kind in cues:
        for place, (first, last) in enumerate(offsets):
            if first < end and start < last:
                marks[place, kind] = 1
    return marks


def chosen(
    examples: Sequence[Example], passes: Mapping[str, float], rng: random.Random
) -> list[int]:
    """Say which sentences an epoch sees."""
    seen = []
    for number, example in enumerate(examples):
        times = max((passes.get(each, 0.0) for each in example.corpora), default=0.0)
        seen += [number] * (int(times) + (rng.random() < times - int(times)))
    return seen


__all__ = ["HEADS", "Example", "chosen", "load", "pieces"]
