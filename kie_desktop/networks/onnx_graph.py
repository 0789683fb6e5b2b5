"""The networks as ONNX graphs, written straight from a checkpoint's weights.

The architecture is fixed and small, so nothing has to be traced: no Paddle is needed, lengths are
dynamic, and what only training uses stays out. There is no batch axis: matrices of one page are what
ONNX Runtime multiplies fastest (measured against three-dimensional and fused-attention graphs).
Operators are those of ONNX opset 20; no runtime's own ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from kie_desktop.kie.windows import MAX_TOKENS
from kie_desktop.networks.checkpoint import Checkpoint
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.relation import KEY_ROW, VALUE_ROW

OPSET = 20
_IR_VERSION = 10
"""What ONNX Runtime 1.18 and later read."""


def ser_model(checkpoint: Checkpoint) -> onnx.ModelProto:
    """SER: input_ids int64[n], bbox int64[n, 4] -> logits float32[n, num_classes], n up to 512."""
    graph = Graph(checkpoint.state)
    hidden = _encoder(graph, checkpoint.config)
    logits = graph.linear(hidden, "classifier")
    return graph.model("ser", _TOKENS, {"logits": (logits, ["n", checkpoint.num_classes])})


def re_encoder_model(checkpoint: Checkpoint) -> onnx.ModelProto:
    """RE, first part: input_ids int64[n], bbox int64[n, 4] -> hidden float32[n, hidden], n up to 512."""
    graph = Graph(checkpoint.state)
    hidden = _encoder(graph, checkpoint.config)
    return graph.model("re_encoder", _TOKENS, {"hidden": (hidden, ["n", checkpoint.config.hidden_size])})


def re_head_model(checkpoint: Checkpoint) -> onnx.ModelProto:
    """RE, second part: key_hidden[k, hidden], value_hidden[v, hidden] -> logits float32[k, v, 2]."""
    graph = Graph(checkpoint.state)
    size = checkpoint.config.hidden_size
    heads = _projection(graph, "key_hidden", "extractor.ffnn_head", KEY_ROW)
    tails = _projection(graph, "value_hidden", "extractor.ffnn_tail", VALUE_ROW)
    # [2, k, v] of [1, k, a] x [2, a, b] x [b, v], then the halves of the linear part.
    bilinear = graph.weight("extractor.rel_classifier.bilinear.weight")
    left = graph.add("MatMul", graph.add("Unsqueeze", heads, graph.constant([0])), bilinear)
    pairs = graph.add("MatMul", left, graph.add("Transpose", tails, perm=[1, 0]))
    pairs = graph.add("Transpose", pairs, perm=[1, 2, 0])
    linear = checkpoint.state["extractor.rel_classifier.linear.weight"]
    of_head, of_tail = (
        graph.add("MatMul", side, graph.constant(part))
        for side, part in ((heads, linear[: size // 2]), (tails, linear[size // 2 :]))
    )
    pairs = graph.add("Add", pairs, graph.add("Unsqueeze", of_head, graph.constant([1])))
    pairs = graph.add("Add", pairs, graph.add("Unsqueeze", of_tail, graph.constant([0])))
    pairs = graph.add("Add", pairs, graph.weight("extractor.rel_classifier.linear.bias"))
    inputs = {"key_hidden": (TensorProto.FLOAT, ["k", size]), "value_hidden": (TensorProto.FLOAT, ["v", size])}
    return graph.model("re_head", inputs, {"logits": (pairs, ["k", "v", 2])})


_Shape = list[Any]
_TOKENS: dict[str, tuple[int, _Shape]] = {
    "input_ids": (TensorProto.INT64, ["n"]),
    "bbox": (TensorProto.INT64, ["n", 4]),
}


def _encoder(graph: Graph, config: LayoutXLMConfig) -> str:
    hidden = _embeddings(graph, config)
    for index in range(config.num_hidden_layers):
        name = f"layoutxlm.encoder.layer.{index}"
        context = _attention(graph, config, hidden, f"{name}.attention.self")
        context = graph.linear(context, f"{name}.attention.output.dense")
        hidden = graph.norm(graph.add("Add", hidden, context), f"{name}.attention.output.LayerNorm", config)
        wide = graph.add("Gelu", graph.linear(hidden, f"{name}.intermediate.dense"))
        narrow = graph.linear(wide, f"{name}.output.dense")
        hidden = graph.norm(graph.add("Add", hidden, narrow), f"{name}.output.LayerNorm", config)
    return hidden


def _embeddings(graph: Graph, config: LayoutXLMConfig) -> str:
    """The sum of spec C2. Row 0 of the words counts as zeros; the one token type joins the positions."""
    name = "layoutxlm.embeddings"
    words = graph.state[f"{name}.word_embeddings.weight"].copy()
    words[0] = 0
    positions = graph.state[f"{name}.position_embeddings.weight"][:MAX_TOKENS]
    positions = positions + graph.state[f"{name}.token_type_embeddings.weight"][0]
    length = graph.add("Shape", "input_ids")
    place = graph.add("Slice", graph.constant(positions), graph.constant([0]), length)
    total = graph.add("Add", graph.add("Gather", graph.constant(words), "input_ids"), place)
    x1, y1, x2, y2 = (graph.add("Gather", "bbox", graph.constant(side), axis=1) for side in range(4))
    sides = {"x": [x1, x2], "y": [y1, y2], "h": [graph.add("Sub", y2, y1)], "w": [graph.add("Sub", x2, x1)]}
    looked_up = {
        axis: [graph.add("Gather", graph.weight(f"{name}.{axis}_position_embeddings.weight"), side) for side in row]
        for axis, row in sides.items()
    }
    (left, right), (top, bottom) = looked_up["x"], looked_up["y"]
    box = graph.add("Concat", left, top, right, bottom, *looked_up["h"], *looked_up["w"], axis=1)
    return graph.norm(graph.add("Add", total, box), f"{name}.LayerNorm", config)


def _attention(graph: Graph, config: LayoutXLMConfig, hidden: str, name: str) -> str:
    """softmax(q k / sqrt(d)) v by head; the division is already in the query's weights."""
    size = config.hidden_size // config.num_attention_heads
    split = graph.constant([-1, config.num_attention_heads, size])
    query = graph.linear(hidden, f"{name}.query", scale=size**-0.5)
    query, key, value = (
        graph.add("Transpose", graph.add("Reshape", part, split), perm=perm)
        for part, perm in (
            (query, [1, 0, 2]),
            (graph.linear(hidden, f"{name}.key"), [1, 2, 0]),
            (graph.linear(hidden, f"{name}.value"), [1, 0, 2]),
        )
    )
    weights = graph.add("Softmax", graph.add("MatMul", query, key), axis=-1)
    context = graph.add("Transpose", graph.add("MatMul", weights, value), perm=[1, 0, 2])
    return graph.add("Reshape", context, graph.constant([-1, config.hidden_size]))


def _projection(graph: Graph, hidden: str, name: str, row: int) -> str:
    """One side of the pair decoder. The role's vector is the same for all, so it becomes part of the bias."""
    weight, bias = graph.state[f"{name}.0.weight"], graph.state[f"{name}.0.bias"]
    role = graph.state["extractor.entity_emb.weight"][row]
    size = len(role)
    bias = bias + role @ weight[size:]
    first = graph.add("Gemm", hidden, graph.constant(weight[:size]), graph.constant(bias))
    second = graph.linear(graph.add("Relu", first), f"{name}.3")
    return graph.add("Relu", second)


class Graph:
    """A growing ONNX graph; every method that makes something returns its name.

    Weights go straight into the model's own message: at base size every copy of them is a gigabyte.
    """

    def __init__(self, state: Mapping[str, NDArray[Any]], prefix: str = "") -> None:
        """prefix: of all names; one of its own for a graph within another."""
        self.state = state
        self._prefix = prefix
        self._model = onnx.ModelProto(ir_version=_IR_VERSION, producer_name="kie-desktop")
        self._model.opset_import.append(helper.make_opsetid("", OPSET))
        self._kept: set[str] = set()

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """A node with one output."""
        return self.add_several(operator, 1, *inputs, **attributes)[0]

    def add_several(self, operator: str, outputs: int, *inputs: str, **attributes: Any) -> list[str]:
        """A node with several outputs."""
        name = f"{self._prefix}{operator}_{len(self._model.graph.node)}"
        names = [name, *(f"{name}_{number}" for number in range(1, outputs))]
        self._model.graph.node.append(helper.make_node(operator, inputs, names, name, **attributes))
        return names

    def constant(self, value: Any) -> str:
        """A constant that belongs to no key."""
        return self._keep(f"{self._prefix}constant_{len(self._kept)}", np.asarray(value))

    def weight(self, key: str) -> str:
        """A weight of the state."""
        return self._keep(key, self.state[key])

    def linear(self, value: str, key: str, scale: float = 1.0) -> str:
        """A linear layer, its answer times `scale`."""
        parts = f"{key}.weight", f"{key}.bias"
        if scale == 1.0:
            return self.add("Gemm", value, *(self.weight(part) for part in parts))
        return self.add("Gemm", value, *(self.constant(self.state[part] * np.float32(scale)) for part in parts))

    def norm(self, value: str, key: str, config: LayoutXLMConfig) -> str:
        """A layer norm."""
        parts = self.weight(f"{key}.weight"), self.weight(f"{key}.bias")
        return self.add("LayerNormalization", value, *parts, axis=-1, epsilon=config.layer_norm_eps)

    def model(
        self, name: str, inputs: Mapping[str, tuple[int, _Shape]], outputs: Mapping[str, tuple[str, _Shape]]
    ) -> onnx.ModelProto:
        """The finished model; `outputs`: name -> (what to give out under it, shape)."""
        graph = self._model.graph
        graph.name = name
        for key, (kind, shape) in inputs.items():
            graph.input.append(helper.make_tensor_value_info(key, kind, shape))
        for key, (source, shape) in outputs.items():
            graph.node.append(helper.make_node("Identity", [source], [key]))
            graph.output.append(helper.make_tensor_value_info(key, TensorProto.FLOAT, shape))
        return self._model

    def _keep(self, name: str, array: NDArray[Any]) -> str:
        if name not in self._kept:
            self._kept.add(name)
            kind = helper.np_dtype_to_tensor_dtype(array.dtype)
            data = array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes()
            self._model.graph.initializer.add(name=name, dims=array.shape, data_type=kind, raw_data=data)
        return name
