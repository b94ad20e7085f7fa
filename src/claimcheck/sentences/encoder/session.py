"""Windows to states: word pieces in batches of like length through the graph.

Every number of the graph is exact (``training/sentence_encoder/exact_graph.py``), so neither the
batch, nor the padding, nor the number of threads, nor the processor moves a bit of the answer.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from itertools import chain
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

from claimcheck.memory import Memory
from claimcheck.model import ModelError
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.encoder.files import checked, damaged
from claimcheck.sentences.encoder.heads import heads
from claimcheck.sentences.encoder.word_pieces import PlacedPiece, WordPieces, load_word_pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST_PIECES = 128
_BATCH_TOKENS = 200
"""Word pieces of a batch: one long window. What a larger one makes between two steps of the graph
does not fit beside the processor any more, and half of the steps only add or multiply it."""
_MOST = 8
THREADS = "CLAIMCHECK_THREADS"
"""Variable of the environment that says how many threads read the sentences of one document."""
_PADDED = -1e6
_LOADING = Lock()
_Part = TypeVar("_Part")
Meanwhile = Callable[[], object]
"""Work for the thread that would otherwise wait for the encoder."""


@cache
def _tokenizer() -> WordPieces:
    path = checked("tokenizer.json")
    try:
        return load_word_pieces(path, _MOST_PIECES)
    except (ValueError, KeyError) as error:
        raise damaged(path, str(error)) from error


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
    """Load what reading needs, which takes a moment."""
    for load in (_tokenizer, _session, heads):
        _loaded(load)


def warm_beside() -> None:
    """Load in a thread what reading needs, while other work goes on.

    A file that is damaged is told of where it is needed.
    """
    if not _session.cache_info().currsize:
        Thread(target=_warm_quietly).start()


def _warm_quietly() -> None:
    with suppress(ModelError):
        warm()


def _loaded(load: Callable[[], _Part]) -> _Part:
    """Give a part of what reading needs, which one thread at a time loads."""
    with _LOADING:
        return load()


@frozen(eq=False, repr=False)
class CutText(ByValue):
    """The word pieces of a text.

    Args:
        ids: Their numbers in the vocabulary.
    """

    ids: Sequence[int]


def cut(texts: Sequence[str]) -> Sequence[CutText]:
    """Cut texts into word pieces, without marks of ours."""
    read = _loaded(_tokenizer).ids
    return _CUT.each(texts, lambda places: [CutText(read(texts[place])) for place in places])


def place(text: str) -> Sequence[PlacedPiece]:
    """Cut a text into word pieces with their places in it."""
    return _loaded(_tokenizer).placed(text)


_CUT = Memory[str, CutText]()


def read_windows(
    rows: Sequence[Sequence[int]],
    read: Callable[[int, "NDArray[np.float32]"], _Part],
    meanwhile: Meanwhile | None = None,
) -> list[_Part]:
    """Run windows through the encoder, and read off the states of each what is wanted.

    The states of a long document fill hundreds of megabytes: each thread reads its own and lets
    them go.

    Args:
        rows: The word pieces of each window.
        read: What is wanted of a window, of its number and its states, (pieces, width), whole
            numbers; asked in any thread.
        meanwhile: Work for this thread while others run the encoder, most of which is not Python.

    Returns:
        What was read of each window, in order.
    """
    if not rows:
        return []
    session = _loaded(_session)
    _loaded(heads)

    def run(places: list[int]) -> list[_Part]:
        given: NDArray[np.float32] = session.run(None, _inputs([rows[n] for n in places]))[0]
        return [read(place, own) for place, own in zip(places, given, strict=True)]

    lengths = [len(row) for row in rows]
    threads = _threads()
    batches = list(_batches(lengths, min(_BATCH_TOKENS, -(-sum(lengths) // threads))))
    with ThreadPoolExecutor(min(threads, len(batches))) as pool:
        found = pool.map(run, batches)
        try:
            if meanwhile is not None:
                meanwhile()
        except BaseException:  # nobody waits for the rest, an interrupted user least of all
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        made = dict(zip(chain.from_iterable(batches), chain.from_iterable(found), strict=True))
    return [made[place] for place in range(len(rows))]


def _threads() -> int:
    """Give how many batches run side by side; one where many processes share the machine."""
    stated = os.environ.get(THREADS, "")
    return int(stated) if stated.isdecimal() and int(stated) else min(os.cpu_count() or 1, _MOST)


def _batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Put windows of like length together, few where many would leave a thread idle."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and lengths[place] * (len(batch) + 1) > most:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _inputs(rows: Sequence[Sequence[int]]) -> dict[str, "NDArray[np.generic]"]:
    import numpy as np  # noqa: PLC0415 - only where the engine runs

    longest = max(map(len, rows))
    tokens = np.zeros((len(rows), longest), np.int64)
    hidden = np.full((len(rows), 1, 1, longest), _PADDED, np.float32)
    for number, row in enumerate(rows):
        tokens[number, : len(row)] = row
        hidden[number, 0, 0, : len(row)] = 0
    places = np.broadcast_to(np.arange(longest, dtype=np.int64), tokens.shape)
    return {"tokens": tokens, "places": np.ascontiguousarray(places), "hidden": hidden}
