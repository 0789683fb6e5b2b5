"""A model pack's ONNX graphs back to weights that can be trained on: the inverse of `onnx_graph`.

What the graphs fold together comes back as an equal network with other numbers: the token type is part
of the positions, the roles of keys and values are part of biases. Of an ensemble comes the mean of its networks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from google.protobuf.message import DecodeError
from numpy.typing import NDArray
from onnx import numpy_helper

from kie_desktop.domain.errors import UserError
from kie_desktop.kie.beside import files_beside
from kie_desktop.kie.tokenizer import FILE_NAME
from kie_desktop.networks.checkpoint import Checkpoint, Task
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.onnx_ensemble import members

_EMBEDDINGS = "layoutxlm.embeddings"
_GRAPHS = {"ser": ("ser.onnx",), "re": ("re_encoder.onnx", "re_head.onnx")}


def does(folder: Path, task: Task) -> bool:
    """Whether a model pack's folder has the networks of SER or RE."""
    return all((folder / name).exists() for name in _GRAPHS[task])


def read_pack_weights(folder: Path, task: Task) -> Checkpoint:
    """The SER or RE network of a model pack's folder; dropout rates are LayoutXLM's usual ones.

    Raises UserError where the pack lacks the task or its graphs are not ours.
    """
    if not does(folder, task):
        raise UserError(f"{folder}: this model pack does not support {task.upper()}; start from one that does")
    try:
        graphs = [_networks(folder / name) for name in _GRAPHS[task]]
        encoders = [_encoder(graph) for graph in graphs[0]]
        config = encoders[0][0]
        states = [state for _, state in encoders]
        if task == "re":
            states = [state | _pair_decoder(graph) for state, graph in zip(states, graphs[1], strict=True)]
        state = states[0] if len(states) == 1 else _mean(states)
    except (StopIteration, KeyError, IndexError, ValueError) as error:
        raise UserError(
            f"{folder}: its networks were not exported by KIE Desktop; start from a checkpoint instead"
        ) from error
    classes = int(state["classifier.bias"].shape[0]) if task == "ser" else None
    beside = files_beside(folder) if task == "re" else {}
    return Checkpoint(folder, config, task, state, classes, folder / FILE_NAME, None, beside=beside)


class _Graph:
    """Nodes and initializers of one network."""

    def __init__(self, nodes: Sequence[onnx.NodeProto], arrays: Mapping[str, NDArray[Any]]) -> None:
        self.nodes = nodes
        self._arrays = arrays

    def array(self, name: str) -> NDArray[Any]:
        """A writable copy of an initializer."""
        return np.array(self._arrays[name])

    def weights(self) -> dict[str, NDArray[Any]]:
        """All initializers that are stored under their key in a checkpoint."""
        return {name: self.array(name) for name in self._arrays if not name.startswith("constant_")}

    def of(self, kind: str, constant: int) -> list[onnx.NodeProto]:
        """The nodes of a kind whose input number `constant` is a constant."""
        return [
            node
            for node in self.nodes
            if node.op_type == kind
            and node.input[constant] in self._arrays
            and node.input[constant].startswith("constant_")
        ]


def _networks(path: Path) -> list[_Graph]:
    """Those of an ONNX file, several of an ensemble. Weights kept in fewer bits count as what is made of them."""
    try:
        graph = onnx.load(path).graph
    except (OSError, ValueError, DecodeError) as error:
        raise UserError(f"{path}: the file cannot be read ({error}); copy the model pack again") from error
    arrays = {entry.name: numpy_helper.to_array(entry) for entry in graph.initializer}
    nodes = []
    for node in graph.node:
        if node.op_type == "Cast" and node.input[0] in arrays:
            arrays[node.output[0]] = arrays.pop(node.input[0]).astype(np.float32)
        elif node.op_type == "Mul" and {*node.input} <= arrays.keys():
            whole, scale = (arrays.pop(name) for name in node.input)
            arrays[node.output[0]] = whole * scale
        else:
            nodes.append(node)
    return [_Graph(*member) for member in members(nodes, arrays)]


def _encoder(graph: _Graph) -> tuple[LayoutXLMConfig, dict[str, NDArray[Any]]]:
    state = graph.weights()
    words = next(node for node in graph.nodes if node.op_type == "Gather" and node.input[1] == "input_ids")
    state[f"{_EMBEDDINGS}.word_embeddings.weight"] = graph.array(words.input[0])
    positions = graph.array(graph.of("Slice", 0)[0].input[0])
    hidden = positions.shape[1]
    _, heads, size = graph.array(graph.of("Reshape", 1)[0].input[1])
    queries = graph.of("Gemm", 1)
    norm = next(node for node in graph.nodes if node.op_type == "LayerNormalization")
    config = LayoutXLMConfig(
        vocab_size=len(state[f"{_EMBEDDINGS}.word_embeddings.weight"]),
        hidden_size=hidden,
        num_hidden_layers=len(queries),
        num_attention_heads=int(heads),
        intermediate_size=state["layoutxlm.encoder.layer.0.intermediate.dense.bias"].shape[0],
        max_2d_position_embeddings=len(state[f"{_EMBEDDINGS}.x_position_embeddings.weight"]),
        coordinate_size=hidden // 6,
        shape_size=hidden // 6,
        layer_norm_eps=next(round(entry.f, 12) for entry in norm.attribute if entry.name == "epsilon"),
    )
    state[f"{_EMBEDDINGS}.position_embeddings.weight"] = _padded(positions, config.max_position_embeddings)
    state[f"{_EMBEDDINGS}.token_type_embeddings.weight"] = np.zeros((config.type_vocab_size, hidden), np.float32)
    for index, node in enumerate(queries):
        name = f"layoutxlm.encoder.layer.{index}.attention.self.query"
        for part, source in zip(("weight", "bias"), node.input[1:], strict=True):
            state[f"{name}.{part}"] = graph.array(source) * np.float32(size**0.5)
    return config, state


def _pair_decoder(graph: _Graph) -> dict[str, NDArray[Any]]:
    state = graph.weights()
    for name, node in zip(("ffnn_head", "ffnn_tail"), graph.of("Gemm", 1), strict=True):
        weight = graph.array(node.input[1])
        hidden = len(weight)
        state[f"extractor.{name}.0.weight"] = _padded(weight, 2 * hidden)
        state[f"extractor.{name}.0.bias"] = graph.array(node.input[2])
    state["extractor.entity_emb.weight"] = np.zeros((3, hidden), np.float32)
    halves = [graph.array(node.input[1]) for node in graph.of("MatMul", 1)]
    state["extractor.rel_classifier.linear.weight"] = np.concatenate(halves)
    return state


def _mean(states: Sequence[Mapping[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    return {name: np.asarray(np.mean([state[name] for state in states], axis=0), np.float32) for name in states[0]}


def _padded(rows: NDArray[Any], count: int) -> NDArray[Any]:
    return np.concatenate([rows, np.zeros((count - len(rows), rows.shape[1]), rows.dtype)])
