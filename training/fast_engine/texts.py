"""Turn sentences into the numbers of their words, with the cutter that runs in the package."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from attrs import frozen
from network import BEGIN, FIRST
from torch import Tensor

from claimcheck.sentences.hashed.words import cut_words

PREFIXES, SUFFIXES = 4096, 2048
LONGEST = 120
_AT_ONCE = 256


@frozen(eq=False)
class Cut:
    """The words of one sentence: their numbers, and rows for their first and last letters."""

    numbers: np.ndarray
    prefixes: np.ndarray
    suffixes: np.ndarray


def cut_all(sentences: Sequence[str], written: dict[int, str] | None = None) -> list[Cut]:
    """Cut sentences; note in ``written`` how each word is spelt."""
    found: list[Cut] = []
    for start in range(0, len(sentences), _AT_ONCE):
        words = cut_words(sentences[start : start + _AT_ONCE])
        first, last = words.edges(np.arange(len(words.numbers)))
        bounds = np.searchsorted(words.sentence, np.arange(words.count + 1))
        for begin, end in pairwise(bounds):
            part = slice(begin, min(end, begin + LONGEST))
            found.append(
                Cut(words.numbers[part], (first[part] % np.uint64(PREFIXES)).astype(np.int64),
                    (last[part] % np.uint64(SUFFIXES)).astype(np.int64))
            )  # fmt: skip
        if written is not None:
            _note(words, written)
    return found


def _note(words: object, written: dict[int, str]) -> None:
    numbers, places = np.unique(words.numbers, return_index=True)
    for number, place in zip(numbers.tolist(), places.tolist(), strict=True):
        if number not in written:
            start, length = int(words.starts[place]), int(words.lengths[place])
            piece = bytes(words.data[start : start + length])
            written[number] = piece.decode("utf-8", "replace")


def vocabulary(
    cuts: Sequence[Cut], always: Sequence[Cut], least: int
) -> tuple[np.ndarray, np.ndarray]:
    """Give the sorted numbers of words seen often enough, and how often each was seen."""
    wanted = [each.numbers for each in always]
    numbers = np.concatenate([each.numbers for each in cuts] + wanted)
    numbers, counts = np.unique(numbers, return_counts=True)
    _, first = np.unique(numbers >> np.uint64(32), return_index=True)
    alone = np.zeros(len(numbers), bool)
    alone[first] = True
    kept = alone & ((counts >= least) | np.isin(numbers, np.concatenate(wanted)))
    return numbers[kept], counts[kept]


def edges_of(cuts: Sequence[Cut], known: np.ndarray) -> np.ndarray:
    """Give the rows of the first and of the last letters of each known word: (2, words)."""
    numbers, place = np.unique(np.concatenate([each.numbers for each in cuts]), return_index=True)
    chosen = place[np.searchsorted(numbers, known)]
    first = np.concatenate([each.prefixes for each in cuts])[chosen]
    last = np.concatenate([each.suffixes for each in cuts])[chosen]
    return np.stack([first, last])


def first_vectors(
    numbers: np.ndarray, counts: np.ndarray, written: Mapping[int, str], base: str, width: int
) -> Tensor:
    """Start from the word pieces of a pretrained encoder, brought down to a few dimensions."""
    from safetensors.numpy import load_file  # noqa: PLC0415 - only here
    from tokenizers import Tokenizer  # noqa: PLC0415 - only here

    folder = Path(str(import_module(base).MODEL_DIR))
    stored = load_file(folder / "model.safetensors")
    pieces = next(value for name, value in stored.items() if "word_embeddings" in name)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    spelt = [written.get(number, "") for number in numbers.tolist()]
    rows = np.stack(
        [
            pieces[each.ids].astype(np.float32).mean(0) if each.ids else np.zeros(384, np.float32)
            for each in tokenizer.encode_batch(spelt, add_special_tokens=False)
        ]
    )
    weight = np.minimum(np.sqrt(counts), 30)[:, None].astype(np.float32)
    rows -= (rows * weight).sum(0) / weight.sum()
    directions, _, _ = np.linalg.svd((rows * weight).T @ (rows * weight))
    rows = rows @ directions[:, :width]
    rows /= np.sqrt(rows.std(0))
    rows *= 0.25 / rows.std()
    start = np.zeros((FIRST, width), np.float32)
    return torch.from_numpy(np.concatenate([start, rows.astype(np.float32)]))


def numbered(cuts: Sequence[Cut], known: np.ndarray) -> list[np.ndarray]:
    """Give the rows of each sentence's words: (3, words), the beginning first."""
    found = []
    for each in cuts:
        place = np.minimum(np.searchsorted(known, each.numbers), len(known) - 1)
        rows = np.where(known[place] == each.numbers, place + FIRST, 0)
        table = np.zeros((3, len(rows) + 1), np.int32)
        table[0, 0] = BEGIN
        table[0, 1:], table[1, 1:], table[2, 1:] = rows, each.prefixes + 1, each.suffixes + 1
        found.append(table)
    return found


def batch(rows: Sequence[np.ndarray], chosen: Sequence[int]) -> tuple[Tensor, ...]:
    """Lay sentences out side by side: words, prefixes, suffixes, and which places are filled."""
    longest = max(rows[each].shape[1] for each in chosen)
    table = np.zeros((4, len(chosen), longest), np.int64)
    for line, each in enumerate(chosen):
        size = rows[each].shape[1]
        table[:3, line, :size] = rows[each]
        table[3, line, :size] = 1
    return tuple(torch.from_numpy(each) for each in table)


def batches(
    lengths: np.ndarray, seen: np.ndarray, size: int, rng: np.random.Generator
) -> Iterator[np.ndarray]:
    """Group sentences of like length, in random order."""
    seen = rng.permutation(seen)
    groups = []
    for start in range(0, len(seen), size * 50):
        near = seen[start : start + size * 50]
        near = near[np.argsort(lengths[near], kind="stable")]
        groups += [near[at : at + size] for at in range(0, len(near), size)]
    for each in rng.permutation(len(groups)):
        yield groups[each]
