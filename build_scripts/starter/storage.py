"""Small ONNX files. Weights are rounded before, so that nothing is lost by how they are stored.

The runtime widens them again when it loads the model, and computes in float32 as before.
"""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from paddle import nn

_LEAST_SIZE = 20_000
"""Numbers of a matrix that is worth scales of its own."""
_MOST = 127
_ROUNDING = 1e-4
"""Of a scale: how far a number may be from a whole one of them."""
Array = NDArray[np.float32]


def round_weights(network: nn.Layer) -> None:
    """Make the large matrices of the encoder, in place, ones that `stored_small` keeps in bytes; all else in halves.

    Each row of an embedding and each output of a linear layer has a scale of its own.
    """
    for name, parameter in network.named_parameters():
        array = parameter.numpy()
        if array.ndim == 2 and array.size >= _LEAST_SIZE and name.startswith("layoutxlm."):
            whole, scale = _in_bytes(array, 1 if "embeddings" in name else 0)
            parameter.set_value(whole * scale)
        else:
            parameter.set_value(array.astype(np.float16).astype(array.dtype))


def stored_small(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with every float32 weight stored in bytes or in half precision where that loses nothing."""
    graph = model.graph
    stored, nodes = [], []
    for tensor in graph.initializer:
        small, widening = _small(tensor.name, numpy_helper.to_array(tensor))
        stored += small or [tensor]
        nodes += widening
    nodes += graph.node
    made = onnx.ModelProto()
    made.CopyFrom(model)
    for field, entries in (("initializer", stored), ("node", nodes)):
        made.graph.ClearField(field)
        getattr(made.graph, field).extend(entries)
    return made


def _small(name: str, array: Array) -> tuple[list[onnx.TensorProto], list[onnx.NodeProto]]:
    """How a weight is stored and made again; two empty lists where it needs all its bits."""
    if array.dtype != np.float32 or array.size < 2:
        return [], []
    for axis in (0, 1) if array.ndim == 2 and array.size >= _LEAST_SIZE else ():
        whole, scale = _in_bytes(array, axis)
        if (np.abs(whole * scale - array) <= _ROUNDING * scale).all():
            return (
                [_tensor(whole.astype(np.int8), f"{name}.bytes"), _tensor(scale, f"{name}.scale")],
                [
                    helper.make_node("Cast", [f"{name}.bytes"], [f"{name}.wide"], to=TensorProto.FLOAT),
                    helper.make_node("Mul", [f"{name}.wide", f"{name}.scale"], [name]),
                ],
            )
    half = array.astype(np.float16)
    if np.array_equal(half.astype(np.float32), array):
        return [_tensor(half, f"{name}.half")], [
            helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT)
        ]
    return [], []


def _in_bytes(array: Array, axis: int) -> tuple[Array, Array]:
    """Whole numbers from -127 to 127 and their scales: [rows, columns], and 1 in place of what `axis` counts."""
    scale = np.abs(array).max(axis, keepdims=True) / _MOST
    scale[scale == 0] = 1
    return np.round(array / scale), scale


def _tensor(array: NDArray[np.generic], name: str) -> onnx.TensorProto:
    return numpy_helper.from_array(np.ascontiguousarray(array), name)
