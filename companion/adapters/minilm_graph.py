"""MiniLM as an ONNX graph made from its weights, for texts of any lengths in one run.

All tokens of all texts stand in one row, without padding; only attention, where the tokens of a
text look at each other, lays them out in a grid, several short texts to a row.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from companion.adapters import minilm

Numbers = NDArray[np.float32]
Weights = Mapping[str, Numbers]
"""The published weights, by name."""

LAYERS: Final = 6
HEADS: Final = 12

_OPSET: Final = 17
_MICROSOFT: Final = "com.microsoft"
_EPSILON: Final = 1e-12

_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "attention": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "output": ("attention.output.dense",),
    "widened": ("intermediate.dense",),
    "narrowed": ("output.dense",),
}
"""The products of a layer, and the weights that stand side by side in each."""


def graph_of(weights: Weights) -> Any:  # noqa: ANN401 - onnx.ModelProto, untyped here
    """Return the model: tokens in, as `minilm` names its inputs, unit vectors out."""
    graph = _Graph()
    _vectors(graph, weights)
    return graph.model()


class _Graph:
    """Collects nodes and constants."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def constant(self, value: NDArray[Any] | np.generic) -> str:
        """Return the name of a constant."""
        name = f"constant_{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def made(self, operator: str, *inputs: str, domain: str = "", **settings: object) -> str:
        """Return the name of what an operator makes of its inputs."""
        return self.parted(operator, *inputs, domain=domain, into=1, **settings)[0]

    def parted(
        self, operator: str, *inputs: str, into: int, domain: str = "", **settings: object
    ) -> list[str]:
        """Return the names of the several things that an operator makes."""
        names = [f"{operator}_{len(self._nodes)}_{number}" for number in range(into)]
        self._nodes.append(
            helper.make_node(operator, list(inputs), names, domain=domain, **settings)
        )
        return names

    def named(self, name: str, operator: str, *inputs: str, **settings: object) -> None:
        """Give what an operator makes the name of an output."""
        self._nodes.append(helper.make_node(operator, list(inputs), [name], **settings))

    def model(self) -> Any:  # noqa: ANN401 - untyped SDK
        """Return the graph, which ends in the vectors."""
        whole = {
            minilm.INPUT_IDS: ["tokens"],
            minilm.POSITIONS: ["tokens"],
            minilm.CELLS: ["tokens"],
            minilm.GRID: ["rows", "width"],
        }
        numbers = {
            minilm.APART: ["rows", 1, "width", "width"],
            minilm.OF_TEXTS: ["texts", "tokens"],
        }
        told = helper.make_tensor_value_info
        graph = helper.make_graph(
            self._nodes,
            "minilm",
            [
                *(told(name, TensorProto.INT64, shape) for name, shape in whole.items()),
                *(told(name, TensorProto.FLOAT, shape) for name, shape in numbers.items()),
            ],
            [told(minilm.VECTORS, TensorProto.FLOAT, ["texts", minilm.DIMENSIONS])],
            self._constants,
        )
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets)
        model.ir_version = 9  # what the oldest onnxruntime allowed here reads
        onnx.checker.check_model(model)
        return model


def _multiplied(graph: _Graph, inputs: str, weights: Weights, product: str) -> tuple[str, str]:
    """Return the names of a product without its bias, and of the bias."""
    scale = _scale(product)
    dense = np.concatenate([weights[f"{name}.weight"].T for name in _names(product)], axis=1)
    bias = np.concatenate([weights[f"{name}.bias"] for name in _names(product)])
    found = graph.made("MatMul", inputs, graph.constant(dense * scale))
    return found, graph.constant(bias * scale)


def _names(product: str) -> list[str]:
    layer, part = product.split(".")
    return [f"encoder.layer.{layer}.{name}" for name in _PARTS[part]]


def _scale(product: str) -> Numbers:
    """Return what each output is multiplied by: attention divides its queries by a constant."""
    if not product.endswith(".attention"):
        return np.ones(1, dtype=np.float32)
    scale = np.ones(3 * minilm.DIMENSIONS, dtype=np.float32)
    scale[: minilm.DIMENSIONS] = (minilm.DIMENSIONS / HEADS) ** -0.5
    return scale


def _vectors(graph: _Graph, weights: Weights) -> None:
    """Make the model's unit vectors."""
    words = graph.made(
        "Gather", graph.constant(weights["embeddings.word_embeddings.weight"]), minilm.INPUT_IDS
    )
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    places = graph.constant(weights["embeddings.position_embeddings.weight"] + kind)
    told = graph.made("Add", words, graph.made("Gather", places, minilm.POSITIONS))
    states = _normalized(graph, told, weights, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        own = f"encoder.layer.{layer}"

        def product(inputs: str, part: str, layer: int = layer) -> tuple[str, str]:
            return _multiplied(graph, inputs, weights, f"{layer}.{part}")

        seen = _attended(graph, graph.made("Add", *product(states, "attention")))
        told = graph.made("Add", graph.made("Add", *product(seen, "output")), states)
        states = _normalized(graph, told, weights, f"{own}.attention.output.LayerNorm")
        wide = graph.made("BiasGelu", *product(states, "widened"), domain=_MICROSOFT)
        told = graph.made("Add", graph.made("Add", *product(wide, "narrowed")), states)
        states = _normalized(graph, told, weights, f"{own}.output.LayerNorm")
    # The sum over a text's tokens; length one makes dividing needless.
    sums = graph.made("MatMul", minilm.OF_TEXTS, states)
    graph.named(minilm.VECTORS, "LpNormalization", sums, axis=1, p=2)


def _attended(graph: _Graph, side_by_side: str) -> str:
    """Return what each token sees of its text, of queries, keys and values side by side."""
    in_grid = graph.made("Gather", side_by_side, minilm.GRID)
    parted = np.array([0, 0, 3, HEADS, minilm.DIMENSIONS // HEADS])
    by_head = graph.made("Reshape", in_grid, graph.constant(parted))
    first = graph.made("Transpose", by_head, perm=[2, 0, 3, 1, 4])
    sides, front = graph.constant(np.array([1, 1, 1])), graph.constant(np.array([0]))
    query, key, value = (
        graph.made("Squeeze", side, front)
        for side in graph.parted("Split", first, sides, into=3, axis=0)
    )
    near = graph.made("FusedMatMul", query, key, domain=_MICROSOFT, transB=1)
    shares = graph.made("Softmax", graph.made("Add", near, minilm.APART), axis=-1)
    seen = graph.made("Transpose", graph.made("MatMul", shares, value), perm=[0, 2, 1, 3])
    cells = graph.made("Reshape", seen, graph.constant(np.array([-1, minilm.DIMENSIONS])))
    return graph.made("Gather", cells, minilm.CELLS)


def _normalized(graph: _Graph, states: str, weights: Weights, name: str) -> str:
    """Return states of mean 0 and variance 1, scaled and moved.

    Spelt out: each of these operators runs on wide registers, which the one that does all does not.
    """
    moved = graph.made("Sub", states, graph.made("ReduceMean", states, axes=[-1], keepdims=1))
    squares = graph.made("ReduceMean", graph.made("Mul", moved, moved), axes=[-1], keepdims=1)
    spread = graph.made("Add", squares, graph.constant(np.float32(_EPSILON)))
    unit = graph.made("Div", moved, graph.made("Sqrt", spread))
    scaled = graph.made("Mul", unit, graph.constant(weights[f"{name}.weight"]))
    return graph.made("Add", scaled, graph.constant(weights[f"{name}.bias"]))
