"""Lay the encoder out as a graph whose every number is the same on every machine.

Sums are taken over whole numbers (integer products, or floats that hold whole numbers small enough
to add without rounding), and what lies between them uses only operations that IEEE 754 rounds
exactly: add, subtract, multiply, divide, square root, round to even, clip. An exponential is a
power taken by squaring, the activation is a polynomial. So neither the order of a sum, nor the
width of a vector unit, nor padding, nor the size of a batch moves a bit. Weights stay within 7
bits, since processors without wide byte products saturate the sum of two products at 16 bits. The
idea is that of I-BERT (Kim et al. 2021, arXiv:2101.01321); the approximations are others.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
from attrs import define, field, frozen
from onnx import TensorProto, helper, numpy_helper

HIDDEN, HEADS, WIDTH = 384, 12, 32
HALVINGS = 7
MOST_SHARE, MOST_QUERY, MOST_WEIGHT = 127, 63, 63
GELU_END = 3.0
GELU = (0.44114, -0.09084, -0.01476, 0.00484)
GRID, FINE_MOST = 1024.0, 181.0
OUTPUT_GRID, HEAD_GRID = 1024.0, 65536.0
EPSILON = 1e-6
OPSET, FORMAT = 17, 8
EXTENDED = "com.microsoft"


@frozen
class Linear:
    """A quantised linear layer.

    Args:
        weight: Signed bytes, (inputs, outputs).
        bias: What is added, (outputs,).
        scale: What one unit of the product is worth, (outputs,).
    """

    weight: np.ndarray
    bias: np.ndarray
    scale: np.ndarray


@frozen
class Normal:
    """A layer normalisation.

    Args:
        gain: (width,).
        shift: (width,).
        fine: Steps of the grid on which the spread is measured, a unit.
        smooth: By what each column is divided before it is cut into bytes, (width,).
        byte: What one byte step is worth.
    """

    gain: np.ndarray
    shift: np.ndarray
    fine: float
    smooth: np.ndarray
    byte: float


@define
class Graph:
    """Nodes and constants in the making."""

    nodes: list[onnx.NodeProto] = field(factory=list)
    constants: dict[str, np.ndarray] = field(factory=dict)

    def constant(self, value: np.ndarray) -> str:
        name = f"c{len(self.constants)}"
        self.constants[name] = value
        return name

    def scalar(self, value: float, kind: type = np.float32) -> str:
        name = f"{kind.__name__}:{value!r}"
        self.constants.setdefault(name, np.array(value, kind))
        return name

    def integers(self, *values: int) -> str:
        name = "integers:" + ",".join(map(str, values))
        self.constants.setdefault(name, np.array(values, np.int64))
        return name

    def op(self, kind: str, *inputs: str, name: str = "", **attributes: object) -> str:
        name = name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def unsigned(self, value: str, byte: float, zero: int = 128) -> str:
        return self.op("QuantizeLinear", value, self.scalar(byte), self.scalar(zero, np.uint8))

    def signed(self, value: str, byte: float) -> str:
        return self.op("QuantizeLinear", value, self.scalar(byte), self.scalar(0, np.int8))

    def product(self, left: str, right: str, zero: int, scale: str) -> str:
        """Multiply unsigned bytes by signed ones and say what the sums are worth, as floats.

        Without a bias this operation of ONNX Runtime is a whole sum times a float, which is exact;
        with one it may round once less where a processor can.
        """
        return self.op(
            "MatMulIntegerToFloat", left, right, self.scalar(1.0), scale,
            self.scalar(zero, np.uint8), self.scalar(0, np.int8), domain=EXTENDED,
        )  # fmt: skip

    def linear(self, value: str, layer: Linear, zero: int = 128) -> str:
        weight, scale = self.constant(layer.weight), self.constant(layer.scale)
        return self.op("Add", self.product(value, weight, zero, scale), self.constant(layer.bias))

    def normalize(self, value: str, normal: Normal) -> tuple[str, str]:
        """Centre and scale the last axis; give the floats and the bytes."""
        last = self.integers(-1)
        whole = self.op("Round", self.op("Mul", value, self.scalar(GRID)))
        total = self.op("ReduceSum", whole, last)
        centred = self.op("Sub", value, self.op("Mul", total, self.scalar(1 / HIDDEN / GRID)))
        fine = self.op("Round", self.op("Mul", centred, self.scalar(normal.fine)))
        fine = self.op("Clip", fine, self.scalar(-FINE_MOST), self.scalar(FINE_MOST))
        squares = self.op("ReduceSum", self.op("Mul", fine, fine), last)
        variance = self.op("Mul", squares, self.scalar(1 / HIDDEN / normal.fine**2))
        spread = self.op("Sqrt", self.op("Add", variance, self.scalar(EPSILON)))
        even = self.op("Mul", centred, self.op("Div", self.scalar(1.0), spread))
        floats = self._affine(even, normal.gain, normal.shift)
        step = (normal.smooth * normal.byte).astype(np.float32)
        bytes_ = self.unsigned(self._affine(even, normal.gain / step, normal.shift / step), 1.0)
        return floats, bytes_

    def _affine(self, value: str, gain: np.ndarray, shift: np.ndarray) -> str:
        scaled = self.op("Mul", value, self.constant(gain.astype(np.float32)))
        return self.op("Add", scaled, self.constant(shift.astype(np.float32)))

    def gelu(self, value: str) -> str:
        inner = self.op("Clip", value, self.scalar(-GELU_END), self.scalar(GELU_END))
        size = self.op("Abs", inner)
        first, *rest = reversed(GELU)
        curve = self.op("Mul", size, self.scalar(first))
        for number, coefficient in enumerate(rest):
            curve = self.op("Add", curve, self.scalar(coefficient))
            if number < len(rest) - 1:
                curve = self.op("Mul", curve, size)
        share = self.op("Add", self.op("Mul", curve, inner), self.scalar(0.5))
        return self.op("Mul", share, value)

    def in_heads(self, value: str, *order: int) -> str:
        return self.op(
            "Transpose", self.op("Reshape", value, self.integers(0, 0, HEADS, WIDTH)), perm=order
        )

    def attention(self, value: str, layer: "Layer", hidden: str) -> str:
        query = self.linear(value, layer.query)
        query = self.op("Clip", query, self.scalar(-63.0), self.scalar(63.0))
        query = self.in_heads(self.unsigned(query, 1.0, 64), 0, 2, 1, 3)
        key = self.in_heads(self.signed(self.linear(value, layer.key), 1.0), 0, 2, 3, 1)
        values = self.in_heads(self.signed(self.linear(value, layer.value), 1.0), 0, 2, 1, 3)
        scores = self.product(query, key, 64, self.scalar(layer.score_step))
        scores = self.op("Add", scores, hidden)
        below = self.op("Sub", scores, self.op("ReduceMax", scores, axes=[-1]))
        power = self.op("Clip", self.op("Add", below, self.scalar(1.0)), self.scalar(0.0))
        for _ in range(HALVINGS):
            power = self.op("Mul", power, power)
        shares = self.unsigned(power, 1 / MOST_SHARE, 0)
        total = self.op(
            "ReduceSum", self.op("Cast", shares, to=TensorProto.FLOAT), self.integers(-1)
        )
        mixed = self.op("Div", self.product(shares, values, 0, self.scalar(1.0)), total)
        mixed = self.op("Transpose", self.unsigned(mixed, layer.context_byte), perm=(0, 2, 1, 3))
        return self.linear(self.op("Reshape", mixed, self.integers(0, 0, HIDDEN)), layer.output)

    def feed(self, value: str, layer: "Layer") -> str:
        inner = self.gelu(self.linear(value, layer.widen))
        return self.linear(
            self.unsigned(inner, layer.inner_byte, layer.inner_zero), layer.narrow,
            layer.inner_zero,
        )  # fmt: skip


@frozen
class Layer:
    """One layer of the encoder, quantised."""

    query: Linear
    key: Linear
    value: Linear
    score_step: float
    context_byte: float
    output: Linear
    after_attention: Normal
    widen: Linear
    inner_byte: float
    inner_zero: int
    narrow: Linear
    after_feed: Normal


@frozen
class Whole:
    """The encoder and its heads, quantised; what :func:`build` lays out."""

    words: np.ndarray
    word_steps: np.ndarray
    positions: np.ndarray
    embedded: Normal
    layers: Sequence[Layer]
    heads: Mapping[str, tuple[np.ndarray, np.ndarray]]
    cues: tuple[np.ndarray, np.ndarray]


def build(whole: Whole) -> onnx.ModelProto:
    """Lay out the graph: `tokens` and `hidden` (0 where read, -1e6 where padded) to logits."""
    graph = Graph()
    words = graph.op("Gather", graph.constant(whole.words), "tokens")
    steps = graph.op("Gather", graph.constant(whole.word_steps), "tokens")
    value = graph.op("Mul", graph.op("Cast", words, to=TensorProto.FLOAT), steps)
    value = graph.op("Add", value, graph.op("Gather", graph.constant(whole.positions), "places"))
    floats, bytes_ = graph.normalize(value, whole.embedded)
    for layer in whole.layers:
        mixed = graph.op("Add", graph.attention(bytes_, layer, "hidden"), floats)
        floats, bytes_ = graph.normalize(mixed, layer.after_attention)
        floats, bytes_ = graph.normalize(
            graph.op("Add", graph.feed(bytes_, layer), floats), layer.after_feed
        )
    outputs = _answers(graph, floats, whole)
    return _model(graph, outputs)


def _answers(graph: Graph, floats: str, whole: Whole) -> list[str]:
    """Heads work on whole numbers in double precision, exact below 2**53."""
    grid = graph.op("Round", graph.op("Mul", floats, graph.scalar(OUTPUT_GRID)))
    exact = graph.op("Cast", grid, to=TensorProto.DOUBLE)
    cues = _exact(graph, exact, whole.cues, "cues")
    shown = graph.op("Mul", exact, "shown")
    total = graph.op("ReduceSum", shown, graph.integers(1), keepdims=0)
    mean = graph.op("Round", graph.op("Div", total, "length"))
    first = graph.op(
        "Squeeze", graph.op("Slice", exact, graph.integers(0), graph.integers(1),
                            graph.integers(1)), graph.integers(1),
    )  # fmt: skip
    seen = graph.op("Add", cues, graph.op("Sub", graph.op("Mul", "shown",
                    graph.scalar(30.0, np.float64)), graph.scalar(30.0, np.float64)))  # fmt: skip
    strongest = graph.op("ReduceMax", seen, axes=[1], keepdims=0)
    strongest = graph.op(
        "Clip", strongest, graph.scalar(-8.0, np.float64), graph.scalar(8.0, np.float64)
    )
    strongest = graph.op(
        "Round", graph.op("Mul", strongest, graph.scalar(OUTPUT_GRID / 4, np.float64))
    )
    vector = graph.op("Concat", first, mean, strongest, axis=1)
    return ["cues", *(_exact(graph, vector, head, name) for name, head in whole.heads.items())]


def _exact(graph: Graph, value: str, head: tuple[np.ndarray, np.ndarray], name: str) -> str:
    weight, bias = head
    total = graph.op("MatMul", value, graph.constant(np.round(weight * HEAD_GRID)))
    unit = graph.scalar(1 / OUTPUT_GRID / HEAD_GRID, np.float64)
    return graph.op("Add", graph.op("Mul", total, unit), graph.constant(bias), name=name)


def _model(graph: Graph, outputs: Sequence[str]) -> onnx.ModelProto:
    info = helper.make_tensor_value_info
    both = ["sentences", "tokens"]
    inputs = [
        info("tokens", TensorProto.INT64, both),
        info("places", TensorProto.INT64, both),
        info("hidden", TensorProto.FLOAT, ["sentences", 1, 1, "tokens"]),
        info("shown", TensorProto.DOUBLE, [*both, 1]),
        info("length", TensorProto.DOUBLE, ["sentences", 1]),
    ]
    made = helper.make_graph(
        graph.nodes, "sentence_encoder", inputs,
        [info(each, TensorProto.DOUBLE, [*both, 2] if each == "cues" else ["sentences", None])
         for each in outputs],
        [numpy_helper.from_array(value, name) for name, value in graph.constants.items()],
    )  # fmt: skip
    operations = [helper.make_opsetid("", OPSET), helper.make_opsetid(EXTENDED, 1)]
    model = helper.make_model(made, opset_imports=operations)
    model.ir_version = FORMAT
    onnx.checker.check_model(model)
    return model
