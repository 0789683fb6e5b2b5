"""How the starter's networks are stored: small, and without a difference in what they answer."""

from __future__ import annotations

from pathlib import Path

import goldens
import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from build_scripts.starter.storage import round_weights, stored_small
from kie_desktop.networks.checkpoint import read_checkpoint, ser_network, write_checkpoint
from kie_desktop.networks.onnx_graph import ser_model
from kie_desktop.networks.onnx_weights import read_pack_weights

IDS = np.arange(4, 60, dtype=np.int64)
BOXES = np.stack([IDS, IDS, IDS + 40, IDS + 12], axis=1)


def answer(model: onnx.ModelProto, **inputs: NDArray[np.generic]) -> NDArray[np.float32]:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return np.asarray(session.run(None, inputs)[0])


def test_halves_keep_every_answer_and_what_would_lose_stays() -> None:
    exact = np.arange(8, dtype=np.float32).reshape(2, 4) / 16
    lossy = np.full((4,), 0.1, np.float32)
    graph = helper.make_graph(
        [helper.make_node("Gemm", ["x", "w", "b"], ["y"])],
        "small",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [3, 2])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [3, 4])],
        [numpy_helper.from_array(exact, "w"), numpy_helper.from_array(lossy, "b")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    small = stored_small(model)
    kinds = {tensor.name: tensor.data_type for tensor in small.graph.initializer}
    assert kinds == {"w.half": TensorProto.FLOAT16, "b": TensorProto.FLOAT}
    x = np.random.default_rng(1).normal(size=(3, 2)).astype(np.float32)
    np.testing.assert_array_equal(answer(small, x=x), answer(model, x=x))


def test_rounded_networks_fit_into_bytes_and_answer_nearly_as_before(tmp_path: Path) -> None:
    network = ser_network(read_checkpoint(goldens.FOLDER / "ser"))
    before = ser_model(read_checkpoint(goldens.FOLDER / "ser"))
    round_weights(network)
    write_checkpoint(tmp_path / "ser", network, {"sentencepiece.bpe.model": goldens.TOKENIZER.read_bytes()})
    rounded = ser_model(read_checkpoint(tmp_path / "ser"))
    small = stored_small(rounded)
    in_bytes = {tensor.name: tensor.data_type for tensor in small.graph.initializer if tensor.name.endswith(".bytes")}
    assert in_bytes and {*in_bytes.values()} == {TensorProto.INT8}
    assert small.ByteSize() < 0.55 * before.ByteSize()
    asked = {"input_ids": IDS, "bbox": BOXES}
    np.testing.assert_allclose(answer(small, **asked), answer(rounded, **asked), atol=1e-4)
    moved = np.abs(answer(small, **asked) - answer(before, **asked)).mean()
    assert 0 < moved < 0.03 * answer(before, **asked).std()


def test_what_is_stored_in_bytes_can_be_trained_on(tmp_path: Path) -> None:
    network = ser_network(read_checkpoint(goldens.FOLDER / "ser"))
    round_weights(network)
    write_checkpoint(tmp_path / "ser", network, {"sentencepiece.bpe.model": goldens.TOKENIZER.read_bytes()})
    checkpoint = read_checkpoint(tmp_path / "ser")
    for name, model in (("small", stored_small(ser_model(checkpoint))), ("whole", ser_model(checkpoint))):
        (tmp_path / name).mkdir()
        onnx.save(model, tmp_path / name / "ser.onnx")
    small, whole = (read_pack_weights(tmp_path / name, "ser").state for name in ("small", "whole"))
    assert small.keys() == whole.keys()
    for name, array in small.items():
        np.testing.assert_allclose(array, whole[name], atol=1e-6, err_msg=name)
