"""Networks that answer as an ensemble: one ONNX graph whose logits are the mean of theirs (adr/0088).

Only for networks of one architecture that were trained on from one start: the mean of their weights is a network too,
and where training goes on (`onnx_weights`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import onnx
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper

Array = NDArray[Any]

_MEMBER = re.compile(r"member(\d+)/")
"""Begins the names of all that belongs to one network."""


def ensemble(models: Sequence[onnx.ModelProto]) -> onnx.ModelProto:
    """One graph with the inputs and outputs of each of the models.

    Each is asked the same. `logits` are the mean of theirs. Hidden vectors, float32[n, hidden], are joined to
    float32[n, members * hidden], and a graph that is given such ones gives each member its part.
    """
    made = onnx.ModelProto()
    made.CopyFrom(models[0])
    graph = made.graph
    for field in ("node", "initializer", "output"):
        graph.ClearField(field)
    parted = _parted(graph, len(models))
    for number, model in enumerate(models):
        asked = {entry.name for entry in model.graph.input} - parted
        for tensor in model.graph.initializer:
            graph.initializer.add().CopyFrom(tensor)
            graph.initializer[-1].name = _own(number, tensor.name)
        graph.node.extend(_renamed(node, number, asked) for node in model.graph.node)
    for output in models[0].graph.output:
        _answer(graph, output, len(models))
    return made


def members(nodes: Sequence[NodeProto], weights: Mapping[str, Array]) -> list[tuple[list[NodeProto], dict[str, Array]]]:
    """Nodes and weights of each network of an ensemble, with the names that they had; else of the one network."""
    numbers = sorted({int(found[1]) for node in nodes if (found := _MEMBER.match(node.name))})
    return [_member(nodes, weights, _own(number, "")) for number in numbers] or [([*nodes], {**weights})]


def _parted(graph: onnx.GraphProto, count: int) -> set[str]:
    """Make inputs of vectors as wide as all members' together, and give each its part; the names of these inputs."""
    wide = [entry for entry in graph.input if entry.type.tensor_type.elem_type == TensorProto.FLOAT]
    for entry in wide:
        entry.type.tensor_type.shape.dim[-1].dim_value *= count
        parts = [_own(number, entry.name) for number in range(count)]
        graph.node.append(
            helper.make_node("Split", [entry.name], parts, f"{entry.name}/parts", axis=-1, num_outputs=count)
        )
    return {entry.name for entry in wide}


def _answer(graph: onnx.GraphProto, output: onnx.ValueInfoProto, count: int) -> None:
    """What the ensemble gives out under a name that each member has."""
    answers = [_own(number, output.name) for number in range(count)]
    graph.output.add().CopyFrom(output)
    if output.name == "logits":
        graph.node.append(helper.make_node("Mean", answers, [output.name], "mean"))
        return
    graph.output[-1].type.tensor_type.shape.dim[-1].dim_value *= count
    graph.node.append(helper.make_node("Concat", answers, [output.name], "joined", axis=-1))


def _own(number: int, name: str) -> str:
    return f"member{number}/{name}"


def _renamed(node: NodeProto, number: int, asked: set[str]) -> NodeProto:
    """A node of a member, whose names are its own but for what all are asked."""
    renamed = NodeProto()
    renamed.CopyFrom(node)
    renamed.name = _own(number, node.name)
    renamed.input[:] = [name if name in asked else _own(number, name) for name in node.input]
    renamed.output[:] = [_own(number, name) for name in node.output]
    return renamed


def _member(
    nodes: Sequence[NodeProto], weights: Mapping[str, Array], prefix: str
) -> tuple[list[NodeProto], dict[str, Array]]:
    own = []
    for node in nodes:
        if node.name.startswith(prefix):
            own.append(NodeProto())
            own[-1].CopyFrom(node)
            own[-1].input[:] = [name.removeprefix(prefix) for name in node.input]
            own[-1].output[:] = [name.removeprefix(prefix) for name in node.output]
    return own, {name.removeprefix(prefix): array for name, array in weights.items() if name.startswith(prefix)}
