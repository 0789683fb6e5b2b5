"""SDMGR as an ONNX graph, written from a checkpoint's weights (adr/0009).

Batch norm is folded into the convolutions. The pairs of a page are walked through box by box (`Scan`), so that memory
grows with the boxes and not with their square.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto

from kie_desktop.networks.onnx_graph import Graph
from kie_desktop.networks.sdmgr.checkpoint import SdmgrCheckpoint
from kie_desktop.networks.sdmgr.head import NO_PARTNER
from kie_desktop.networks.sdmgr.sizes import RANK, SdmgrSizes, parts_of

_EPSILON, _TINY = 1e-5, 1e-12
_CELLS = 7
INPUTS = ("image", "boxes", "relations", "texts", "lengths")


def sdmgr_onnx(checkpoint: SdmgrCheckpoint) -> onnx.ModelProto:
    """One page: image float32[1, 3, H, W], boxes float32[n, 4], relations float32[n, n, 5], texts int64[n, longest],
    lengths int64[n] -> nodes float32[n, classes], edges float32[n, n, 2]. n is 1 at least.
    """
    settings = checkpoint.settings
    sizes = SdmgrSizes.of(settings.sizes, len(settings.characters) + 1, len(settings.classes))
    graph = Graph(checkpoint.state)
    nodes = _fused(graph, _visual(graph), _read(graph, sizes), sizes)
    edges = ""
    for index in range(sizes.num_gnn):
        nodes, edges = _reason(graph, nodes, index, sizes)
    shapes = (["1", 3, "H", "W"], ["n", 4], ["n", "n", 5], ["n", "longest"], ["n"])
    kinds = (TensorProto.FLOAT,) * 3 + (TensorProto.INT64,) * 2
    return graph.model(
        "sdmgr",
        dict(zip(INPUTS, zip(kinds, shapes, strict=True), strict=True)),
        {
            "nodes": (graph.linear(nodes, "head.node_cls"), ["n", sizes.num_classes]),
            "edges": (edges, ["n", "n", 2]),
        },
    )


def _visual(graph: Graph) -> str:
    """The UNet and what it says of each box: [n, 16]."""
    first = _pair(graph, "image", "down1")
    skipped = [first]
    hidden = first
    for stage in range(2, 6):
        hidden = _pair(graph, hidden, f"down{stage}")
        hidden = graph.add("MaxPool", hidden, kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])
        skipped.append(hidden)
    skipped.pop()
    for stage in range(4, 0, -1):
        hidden = _convolved(graph, hidden, f"up{stage}", 0, 0)
        scales = graph.constant(np.array([1, 1, 2, 2], np.float32))
        hidden = graph.add("Resize", hidden, "", scales, mode="linear")
        hidden = _pair(graph, graph.add("Concat", skipped.pop(), hidden, axis=1), f"up{stage}")
    images = graph.add("Mul", "lengths", graph.constant(0))
    cells = graph.add("RoiAlign", hidden, "boxes", images, output_height=_CELLS, output_width=_CELLS, sampling_ratio=0)
    return graph.add("ReduceMax", cells, graph.constant([2, 3]), keepdims=0)


def _pair(graph: Graph, value: str, stage: str) -> str:
    return _convolved(graph, _convolved(graph, value, stage, 1, 1), stage, 2, 1)


def _convolved(graph: Graph, value: str, stage: str, number: int, padding: int) -> str:
    """Convolution, batch norm and ReLU."""
    name = f"backbone.img_feat.{stage}"
    norm = {part: graph.state[f"{name}.bn{number}.{part}"] for part in ("weight", "bias", "_mean", "_variance")}
    factor = norm["weight"] / np.sqrt(norm["_variance"] + np.float32(_EPSILON))
    weight = graph.state[f"{name}.conv{number}.weight"] * factor[:, None, None, None]
    bias = norm["bias"] - norm["_mean"] * factor
    return graph.add("Relu", graph.add("Conv", value, graph.constant(weight), graph.constant(bias), pads=[padding] * 4))


def _read(graph: Graph, sizes: SdmgrSizes) -> str:
    """What the LSTM says at the last character of each text, zero for none: [n, width]."""
    rows = graph.state["head.node_embed.weight"].copy()
    rows[0] = 0
    signs = graph.add("Transpose", graph.add("Gather", graph.constant(rows), "texts"), perm=[1, 0, 2])
    into, again = (_gates(graph.state[f"head.rnn.weight_{part}_l0"]) for part in ("ih", "hh"))
    bias = np.concatenate([_gates(graph.state[f"head.rnn.bias_{part}_l0"]) for part in ("ih", "hh")])
    weights = (graph.constant(part[None]) for part in (into, again, bias))
    lengths = graph.add("Cast", graph.add("Max", "lengths", graph.constant(1)), to=TensorProto.INT32)
    _, last = graph.add_several("LSTM", 2, signs, *weights, lengths, hidden_size=sizes.node_embed)
    written = graph.add("Cast", graph.add("Greater", "lengths", graph.constant(0)), to=TensorProto.FLOAT)
    last = graph.add("Squeeze", last, graph.constant([0]))
    return graph.add("Mul", last, graph.add("Unsqueeze", written, graph.constant([1])))


def _gates(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Paddle has the gates in the order input, forget, cell, output; ONNX input, output, forget, cell."""
    entry, forget, cell, output = np.split(rows, 4)
    return np.concatenate([entry, output, forget, cell])


def _fused(graph: Graph, visual: str, text: str, sizes: SdmgrSizes) -> str:
    parts = parts_of(sizes.fusion_dim)
    sides = [
        graph.add_several("Split", len(parts), graph.linear(side, f"head.fusion.{name}"), graph.constant(parts), axis=1)
        for side, name in ((visual, "linear0"), (text, "linear1"))
    ]
    merged = []
    for number, size in enumerate(parts):
        one = graph.linear(sides[0][number], f"head.fusion.merge_linears0.{number}")
        other = graph.linear(sides[1][number], f"head.fusion.merge_linears1.{number}")
        product = graph.add("Reshape", graph.add("Mul", one, other), graph.constant([-1, RANK, size]))
        total = graph.add("ReduceSum", product, graph.constant([1]), keepdims=0)
        root = graph.add("Mul", graph.add("Sign", total), graph.add("Sqrt", graph.add("Abs", total)))
        merged.append(graph.add("Div", root, _length(graph, root)))
    return graph.linear(graph.add("Concat", *merged, axis=1), "head.fusion.linear_out")


def _length(graph: Graph, value: str) -> str:
    length = graph.add("ReduceL2", value, graph.constant([-1]), keepdims=1)
    return graph.add("Max", length, graph.constant(np.float32(_TINY)))


def _reason(graph: Graph, nodes: str, index: int, sizes: SdmgrSizes) -> tuple[str, str]:
    """One layer: the boxes' vectors after it, and its pairs' logits [n, n, 2]."""
    name, width = f"head.gnn_layers.{index}", sizes.node_embed
    weight = graph.state[f"{name}.in_fc.weight"]
    of_first, of_second, of_edge = weight[:width], weight[width : 2 * width], weight[2 * width :]
    first = graph.add("MatMul", nodes, graph.constant(of_first))
    second = graph.add("Gemm", nodes, graph.constant(of_second), graph.weight(f"{name}.in_fc.bias"))
    count = graph.add("Gather", graph.add("Shape", "lengths"), graph.constant(0))
    places = graph.add("Range", graph.constant(0), count, graph.constant(1))
    body = _row(graph, index, of_edge, (second, places))
    heard, edges = graph.add_several("Scan", 2, first, "relations", places, body=body, num_scan_inputs=3)
    return graph.add("Add", nodes, graph.add("Relu", graph.linear(heard, f"{name}.out_fc"))), edges


def _row(graph: Graph, index: int, of_edge: NDArray[np.float32], outer: tuple[str, str]) -> onnx.GraphProto:
    """One box among all: what it hears [width], and its pairs' logits [n, 2].

    outer: names of the surrounding graph: the other boxes' share of each pair [n, width], and their places [n].
    """
    name, second = f"head.gnn_layers.{index}", outer[0]
    box = Graph(graph.state, f"row{index}_")
    mine, relations, place = (f"row{index}_{part}" for part in ("mine", "relations", "place"))
    embed, bias = (graph.state[f"head.edge_embed.{part}"] for part in ("weight", "bias"))
    length = _length(box, box.add("Gemm", relations, box.constant(embed), box.constant(bias)))
    edge = box.add("Gemm", relations, box.constant(embed @ of_edge), box.constant(bias @ of_edge))
    sides = box.add("Add", second, mine)
    pairs = box.add("Relu", box.add("Add", sides, box.add("Div", edge, length)))
    alone = box.add("Where", box.add("Equal", outer[1], place), *map(box.constant, map(np.float32, (NO_PARTNER, 0))))
    weights = box.add("Add", box.linear(pairs, f"{name}.coef_fc"), box.add("Unsqueeze", alone, box.constant([1])))
    heard = box.add("Mul", box.add("Softmax", weights, axis=0), pairs)
    outputs: dict[str, tuple[str, list[Any]]] = {
        f"row{index}_heard": (box.add("ReduceSum", heard, box.constant([0]), keepdims=0), [None]),
        f"row{index}_edges": (box.linear(pairs, "head.edge_cls"), [None, 2]),
    }
    inputs: dict[str, tuple[int, list[Any]]] = {
        mine: (TensorProto.FLOAT, [None]),
        relations: (TensorProto.FLOAT, [None, 5]),
        place: (TensorProto.INT64, []),
    }
    return box.model(f"row{index}", inputs, outputs).graph


def save_onnx(checkpoint: SdmgrCheckpoint, path: str) -> None:
    """Write the graph. Raises OSError where the file cannot be written."""
    model = sdmgr_onnx(checkpoint)
    onnx.checker.check_model(model)
    onnx.save_model(model, path)
