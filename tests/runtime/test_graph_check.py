"""Networks of packs from anywhere: loops are refused before ONNX Runtime sees them, answers must fit."""

import hashlib
import re
import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from kie_desktop.contract.packs import load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.places import program_folder
from kie_desktop.runtime.graph_check import check_graph
from kie_desktop.runtime.trial import try_pack

_STARTER = program_folder() / "models" / "starter"
_NUMBERS = {"seven": np.array([7], np.int64), "zero": np.zeros((1, 1), np.float32), "axis": np.array([1], np.int64)}
_ZEROS = [
    helper.make_node("Shape", ["input_ids"], ["length"]),
    helper.make_node("Concat", ["length", "seven"], ["shape"], axis=0),
    helper.make_node("Expand", ["zero", "shape"], ["zeros"]),
]


def _graph(*nodes: onnx.NodeProto, kind: int = TensorProto.FLOAT) -> onnx.ModelProto:
    inputs = [
        helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["n"]),
        helper.make_tensor_value_info("bbox", TensorProto.INT64, ["n", 4]),
    ]
    numbers = {**_NUMBERS, "times": np.array(2**62, np.int64), "true": np.array(True)}
    constants = [numpy_helper.from_array(value, name) for name, value in numbers.items()]
    outputs = [helper.make_tensor_value_info("logits", kind, None)]
    graph = helper.make_graph([*_ZEROS, *nodes], "ser", inputs, outputs, constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def _loop(over: str, to: str) -> onnx.NodeProto:
    """2^62 sines of a value."""
    value = helper.make_tensor_value_info("value", TensorProto.FLOAT, None)
    after = helper.make_tensor_value_info("after", TensorProto.FLOAT, None)
    is_on = [helper.make_tensor_value_info(name, TensorProto.BOOL, []) for name in ("goes_on", "went_on")]
    nodes = [helper.make_node("Identity", ["goes_on"], ["went_on"]), helper.make_node("Sin", ["value"], ["after"])]
    number = helper.make_tensor_value_info("number", TensorProto.INT64, [])
    body = helper.make_graph(nodes, "body", [number, is_on[0], value], [is_on[1], after])
    return helper.make_node("Loop", ["times", "true", over], [to], body=body)


def _scan(over: str, to: str, within: onnx.NodeProto | None = None) -> onnx.NodeProto:
    """An operator for each row of a value: a sine, or another one that takes `row` to `after`."""
    row, after = (helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("row", "after"))
    body = helper.make_graph([within or helper.make_node("Sin", ["row"], ["after"])], "body", [row], [after])
    return helper.make_node("Scan", [over], [to], body=body, num_scan_inputs=1)


def _under(condition: onnx.NodeProto) -> onnx.NodeProto:
    """An operator in a part that is run under a condition."""
    result = helper.make_tensor_value_info("inner", TensorProto.FLOAT, None)
    part = helper.make_graph([condition], "part", [], [result])
    return helper.make_node("If", ["true"], ["logits"], then_branch=part, else_branch=part)


def _pack(folder: Path, network: onnx.ModelProto) -> Path:
    """The starter pack with another network for labels, its checksums put right."""
    shutil.copytree(_STARTER, folder)
    path = folder / "ser.onnx"
    onnx.save(network, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    text = (folder / "pack.toml").read_text("utf-8")
    sealed = re.sub(r'(name = "ser\.onnx"\nsha256 = )"\w+"', rf'\1"{digest}"', text)
    assert sealed != text
    (folder / "pack.toml").write_text(sealed, "utf-8")
    return folder


@pytest.mark.parametrize(
    "network",
    [
        _graph(_loop("zeros", "logits")),
        # ONNX Runtime computes this one while it loads the file, as nothing of it depends on the input.
        _graph(_loop("zero", "sines"), helper.make_node("Add", ["zeros", "sines"], ["logits"])),
        _graph(_under(_loop("zeros", "inner"))),
        _graph(_scan("zeros", "logits", within=_scan("row", "after"))),
    ],
)
def test_a_network_that_may_never_end_is_refused_without_being_run(network: onnx.ModelProto, tmp_path: Path) -> None:
    pack = load_pack(_pack(tmp_path / "pack", network))
    with pytest.raises(UserError, match="repeats a part of itself"):
        try_pack(pack)


def test_a_network_that_ends_with_its_rows_passes(tmp_path: Path) -> None:
    onnx.save(_graph(_scan("zeros", "logits")), tmp_path / "ser.onnx")
    check_graph(tmp_path / "ser.onnx")


def test_a_loop_in_a_function_is_seen(tmp_path: Path) -> None:
    network = _graph(helper.make_node("Mine", ["zeros"], ["logits"], domain="mine"))
    network.opset_import.append(helper.make_opsetid("mine", 1))
    function = helper.make_function(
        "mine", "Mine", ["zeros"], ["out"], [_loop("zeros", "out")], [helper.make_opsetid("", 17)]
    )
    network.functions.append(function)
    onnx.save(network, tmp_path / "ser.onnx")
    with pytest.raises(UserError, match=r"ser\.onnx: this network repeats a part of itself \(Loop\)"):
        check_graph(tmp_path / "ser.onnx")


@pytest.mark.parametrize("content", [b"", b"\x0a", b"\x3a\x7f", b"\xff" * 40, b"# a text\n"])
def test_what_is_no_onnx_file_is_one_message(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "ser.onnx").write_bytes(content)
    with pytest.raises(UserError, match="cannot load this network"):
        check_graph(tmp_path / "ser.onnx")


def test_the_networks_of_the_starter_pack_pass() -> None:
    for path in _STARTER.glob("*.onnx"):
        check_graph(path)


@pytest.mark.parametrize(
    ("network", "reason"),
    [
        (_graph(helper.make_node("ReduceSum", ["zeros"], ["logits"], keepdims=0)), r"returns \[\] values"),
        (_graph(helper.make_node("ReduceSum", ["zeros", "axis"], ["logits"], keepdims=0)), r"returns \[\d+\] values"),
        (_graph(helper.make_node("Identity", ["zero"], ["logits"])), r"returns \[1, 1\] values"),
        (
            _graph(helper.make_node("Cast", ["zeros"], ["logits"], to=TensorProto.STRING), kind=TensorProto.STRING),
            "does not return numbers",
        ),
    ],
)
def test_an_answer_of_another_shape_or_kind_is_refused(network: onnx.ModelProto, reason: str, tmp_path: Path) -> None:
    pack = load_pack(_pack(tmp_path / "pack", network))
    with pytest.raises(UserError, match=reason):
        try_pack(pack)
