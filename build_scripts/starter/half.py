"""ONNX files at half the size, without a difference in what they answer."""

from __future__ import annotations

import numpy as np
import onnx


def halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """A model that stores every float32 weight in half precision that loses nothing by it.

    The runtime widens them again when it loads the model, and computes in float32 as before.
    """
    graph = model.graph
    widened = []
    for tensor in graph.initializer:
        array = onnx.numpy_helper.to_array(tensor)
        half = array.astype(np.float16)
        if array.dtype == np.float32 and array.size > 1 and np.array_equal(half.astype(np.float32), array):
            name = tensor.name
            tensor.CopyFrom(onnx.numpy_helper.from_array(half, f"{name}.half"))
            widened.append(onnx.helper.make_node("Cast", [f"{name}.half"], [name], to=onnx.TensorProto.FLOAT))
    nodes = [*widened, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model
