"""Sentences to logits: tokens in batches of like length through the graph.

Every number of the graph is exact (``training/sentence_encoder/exact_graph.py``), so neither the
batch, nor the padding, nor the number of threads, nor the processor moves a bit of the answer.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.sentences.encoder.files import checked, damaged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST_TEXT = 2000
_MOST_TOKENS = 128
_BATCH_TOKENS = 512
_MOST_THREADS = 8
_PADDED = -1e6


@cache
def _tokenizer() -> Any:
    """Load the word pieces; ``tokenizers`` is imported only here."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - 20 ms that other engines need not pay

    path = checked("tokenizer.json")
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # its errors are plain exceptions
        raise damaged(path, str(error)) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(_MOST_TOKENS)
    return tokenizer


@cache
def _session() -> Any:
    """Load the graph; ``onnxruntime`` is imported only here.

    Its rewriting of graphs is off: it makes one division of a reciprocal and a product, which
    rounds once less, and puts approximations of its own in the place of operations.
    """
    import onnxruntime  # noqa: PLC0415 - 0.1 s that other engines need not pay

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 4
    options.intra_op_num_threads = 1  # batches run side by side instead, which wastes less
    path = checked("encoder.onnx")
    try:
        return onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"])
    except Exception as error:  # its errors share no base
        raise damaged(path, str(error)) from error


def warm() -> None:
    """Load what :func:`logits` needs, which takes a moment."""
    _tokenizer()
    _session()


def encode(sentences: Sequence[str]) -> list[Any]:
    """Cut sentences into word pieces with their offsets; what is no text is replaced."""
    texts = [each[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8") for each in sentences]
    encodings: list[Any] = _tokenizer().encode_batch(texts)
    return encodings


def logits(encodings: Sequence[Any]) -> Iterator[tuple[list[int], Mapping[str, "NDArray[Any]"]]]:
    """Run sentences through the encoder.

    Args:
        encodings: Cut sentences, as :func:`encode` gives them.

    Yields:
        Places of some sentences, and by head their logits, (sentences, answers); ``cues`` has
        (sentences, tokens, 2). Each sentence comes once, in no promised order.
    """
    if not encodings:
        return
    session = _session()
    names = [output.name for output in session.get_outputs()]

    def run(places: list[int]) -> list["NDArray[Any]"]:
        given: list[NDArray[Any]] = session.run(
            None, _inputs([encodings[place].ids for place in places])
        )
        return given

    batches = list(_batches([len(each.ids) for each in encodings]))
    with ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_THREADS, len(batches))) as pool:
        for places, found in zip(batches, pool.map(run, batches), strict=True):
            yield places, dict(zip(names, found, strict=True))


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and lengths[place] * (len(batch) + 1) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _inputs(rows: Sequence[Sequence[int]]) -> dict[str, "NDArray[np.generic]"]:
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    longest = max(map(len, rows))
    tokens = np.zeros((len(rows), longest), np.int64)
    shown = np.zeros((len(rows), longest, 1), np.float64)
    for number, row in enumerate(rows):
        tokens[number, : len(row)] = row
        shown[number, : len(row)] = 1
    places = np.broadcast_to(np.arange(longest, dtype=np.int64), tokens.shape)
    hidden = ((1 - shown[:, None, None, :, 0]) * _PADDED).astype(np.float32)
    return {
        "tokens": tokens, "places": np.ascontiguousarray(places), "hidden": hidden,
        "shown": shown, "length": shown.sum(1),
    }  # fmt: skip
