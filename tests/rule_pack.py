"""A model pack whose networks follow a plain rule, so that tests know what comes out.

SER: what begins left of the page's middle is a question, the rest an answer. RE: a question and an
answer are linked where their tops are less than 2 % of the page apart. Same graphs' inputs and outputs
as those of a trained pack.
"""

from __future__ import annotations

from pathlib import Path

import goldens
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from kie_desktop.contract.packs import RE_ENCODER, RE_HEAD, SER, TOKENIZER, ModelPack, PackInfo, write_pack
from kie_desktop.domain.label_set import default_label_set

_TOKENS = [("input_ids", TensorProto.INT64, ["n"]), ("bbox", TensorProto.INT64, ["n", 4])]


def write(
    folder: Path,
    name: str = "rule",
    tasks: tuple[str, ...] = ("ser", "re"),
    max_tokens: int = 512,
    least_line: float = 0.0,
) -> ModelPack:
    """The pack, in a new folder."""
    files = {TOKENIZER: goldens.TOKENIZER}
    graphs = {SER: _ser()} if "ser" in tasks else {}
    if "re" in tasks:
        graphs |= {RE_ENCODER: _re_encoder(), RE_HEAD: _re_head()}
    sources = folder.parent / f"{folder.name}-sources"
    sources.mkdir(parents=True)
    for file, graph in graphs.items():
        files[file] = sources / file
        onnx.save(graph, files[file])
    info = PackInfo(
        name,
        "1",
        "Apache-2.0",
        tasks,
        default_label_set(),
        "a plain rule",
        max_tokens,
        scores={"forms": {"hmean": 0.5}},
        least_line=least_line,
    )
    return write_pack(folder, info, files)


def _ser() -> onnx.ModelProto:
    """logits[n, 7] = x1 * slope + offset: B-QUESTION left of 500, B-ANSWER from there on."""
    slope, offset = np.zeros((4, 7), np.float32), np.full(7, -1e3, np.float32)
    offset[1], offset[3] = 500, -500
    slope[0, 1], slope[0, 3] = -1, 1
    nodes = [
        helper.make_node("Cast", ["bbox"], ["boxes"], to=TensorProto.FLOAT),
        helper.make_node("MatMul", ["boxes", "slope"], ["sloped"]),
        helper.make_node("Add", ["sloped", "offset"], ["logits"]),
    ]
    return _model(nodes, {"slope": slope, "offset": offset}, _TOKENS, ("logits", ["n", 7]))


def _re_encoder() -> onnx.ModelProto:
    """hidden[n, 4]: the box."""
    nodes = [helper.make_node("Cast", ["bbox"], ["hidden"], to=TensorProto.FLOAT)]
    return _model(nodes, {}, _TOKENS, ("hidden", ["n", 4]))


def _re_head() -> onnx.ModelProto:
    """logits[k, v, 2]: 0 for apart, 20 minus the distance of the tops for linked."""
    inputs = [("key_hidden", TensorProto.FLOAT, ["k", 4]), ("value_hidden", TensorProto.FLOAT, ["v", 4])]
    constants = {
        "one": np.array([1], np.int64),
        "two": np.array([2], np.int64),
        "axis0": np.array([0], np.int64),
        "axis1": np.array([1], np.int64),
        "axis2": np.array([2], np.int64),
        "reach": np.array(20, np.float32),
        "nothing": np.array(0, np.float32),
    }
    nodes = [
        helper.make_node("Slice", ["key_hidden", "one", "two", "axis1"], ["key_top"]),
        helper.make_node("Slice", ["value_hidden", "one", "two", "axis1"], ["value_top"]),
        helper.make_node("Transpose", ["value_top"], ["value_row"], perm=[1, 0]),
        helper.make_node("Sub", ["key_top", "value_row"], ["difference"]),
        helper.make_node("Abs", ["difference"], ["distance"]),
        helper.make_node("Sub", ["reach", "distance"], ["near"]),
        helper.make_node("Unsqueeze", ["near", "axis2"], ["linked"]),
        helper.make_node("Mul", ["linked", "nothing"], ["apart"]),
        helper.make_node("Concat", ["apart", "linked"], ["logits"], axis=2),
    ]
    return _model(nodes, constants, inputs, ("logits", ["k", "v", 2]))


def _model(
    nodes: list[onnx.NodeProto],
    constants: dict[str, np.ndarray],
    inputs: list[tuple[str, int, list[object]]],
    output: tuple[str, list[object]],
) -> onnx.ModelProto:
    graph = helper.make_graph(
        nodes,
        "rule",
        [helper.make_tensor_value_info(name, kind, shape) for name, kind, shape in inputs],
        [helper.make_tensor_value_info(output[0], TensorProto.FLOAT, output[1])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
