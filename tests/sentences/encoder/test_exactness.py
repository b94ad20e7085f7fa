"""The encoder answers the same on every machine, in every batch, with every number of threads."""

import weakref

import numpy as np
import onnx
import onnxruntime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx.reference import ReferenceEvaluator
from onnx.reference.op_run import OpRun

from claimcheck.sentences.encoder import session
from claimcheck.sentences.encoder.answers import consult
from claimcheck.sentences.encoder.files import FOLDER
from claimcheck.sentences.reading.units import bare_units
from claimcheck.sentences.reading.windows import cut_units, windows

SENTENCES = [
    "Drinking chamomile tea lowered the blood pressure of nurses on night shifts.",
    "Walking may be linked to better sleep.",
    "Doctors should ask about diet.",
    "No.",
    (
        "The mice that were fed late gained weight, although the reason is not known, and the "
        "authors warn that nothing follows for people who eat their supper after work."
    ),
    "Sleep and mood went together in 40 of 52 students.",
]


def rows() -> list[tuple[int, ...]]:
    cutting = cut_units(bare_units(SENTENCES), session.cut)
    return [
        next(windows(cutting.only(number), "unknown", ("alone",))).tokens
        for number in range(len(SENTENCES))
    ]


def read(given: list[tuple[int, ...]]) -> list[bytes]:
    def shown(place: int, own: np.ndarray) -> bytes:
        return own[: len(given[place])].tobytes()

    return session.read_windows(given, shown)


def test_neighbours_do_not_move_a_bit() -> None:
    assert read(rows()) == [read([row])[0] for row in rows()]


def test_no_more_states_are_held_than_threads_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(session.THREADS, "2")
    batches: dict[int, weakref.ref[np.ndarray]] = {}
    held = []

    def count(place: int, own: np.ndarray) -> int:
        batches[id(own.base)] = weakref.ref(own.base)
        held.append(sum(one() is not None for one in list(batches.values())))
        return place

    given = rows() * 20
    assert session.read_windows(given, count) == list(range(len(given)))
    assert max(held) <= 2


def test_threads_do_not_move_a_bit() -> None:
    inputs = session._inputs(rows())
    given_by = []
    for threads in (1, 2, 3):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        path = str(FOLDER / "encoder.onnx")
        given_by.append(onnxruntime.InferenceSession(path, options).run(None, inputs))
    for other in given_by[1:]:
        assert all(np.array_equal(one, two) for one, two in zip(given_by[0], other, strict=True))


class MatMulIntegerToFloat(OpRun):
    """The one operation outside the standard: a sum of whole numbers, and what a unit is worth."""

    op_domain = "com.microsoft"

    def _run(self, *given: np.ndarray, **_: object) -> tuple[np.ndarray]:
        left, right, left_step, right_step, left_zero, right_zero = given
        whole = (left.astype(np.int32) - left_zero) @ (right.astype(np.int32) - right_zero)
        return (whole.astype(np.float32) * (left_step * right_step),)


def test_another_implementation_gives_the_same_bits() -> None:
    plain = ReferenceEvaluator(onnx.load(FOLDER / "encoder.onnx"), new_ops=[MatMulIntegerToFloat])
    inputs = session._inputs(rows())
    wanted = plain.run(None, inputs)
    found = session._session().run(None, inputs)
    assert all(np.array_equal(one, two) for one, two in zip(wanted, found, strict=True))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(SENTENCES), max_size=8))
def test_each_sentence_is_answered_in_its_place(sentences: list[str]) -> None:
    own = {text: consult([text])[0] for text in set(sentences)}
    assert consult(sentences) == [own[text] for text in sentences]
