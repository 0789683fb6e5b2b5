"""A model pack can be trained on: its graphs come back as networks that answer the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import goldens
import numpy as np
import onnx
import pytest

from kie_desktop.contract.packs import load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.model import Model
from kie_desktop.kie.relations import candidates
from kie_desktop.networks.checkpoint import Checkpoint, re_network, read_checkpoint, ser_network
from kie_desktop.networks.onnx_graph import re_encoder_model, re_head_model, ser_model
from kie_desktop.networks.onnx_weights import read_pack_weights
from kie_desktop.networks.paddle_model import paddle_model
from kie_desktop.places import program_folder
from kie_desktop.runtime.onnx_runner import OnnxModel


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    ser, re = read_checkpoint(goldens.FOLDER / "ser"), read_checkpoint(goldens.FOLDER / "re")
    onnx.save(ser_model(ser), tmp_path / "ser.onnx")
    onnx.save(re_encoder_model(re), tmp_path / "re_encoder.onnx")
    onnx.save(re_head_model(re), tmp_path / "re_head.onnx")
    shutil.copy(goldens.TOKENIZER, tmp_path)
    return tmp_path


def model(ser: Checkpoint, re: Checkpoint) -> Model:
    return paddle_model(default_label_set(), goldens.tokenizer(), ser_network(ser), re_network(re))


def test_networks_of_a_pack_answer_as_before(pack: Path) -> None:
    before = model(read_checkpoint(goldens.FOLDER / "ser"), read_checkpoint(goldens.FOLDER / "re"))
    ser = read_pack_weights(pack, "ser")
    after = model(ser, read_pack_weights(pack, "re"))
    assert (ser.config, ser.num_classes) == (read_checkpoint(goldens.FOLDER / "ser").config, 7)
    for golden in goldens.pages():
        page = golden.page
        encoded = encode_page(page.entities.values(), page.width, page.height, goldens.tokenizer())
        pairs = candidates(encoded, golden.roles)
        np.testing.assert_allclose(after.ser_logits(encoded), before.ser_logits(encoded), rtol=1e-4, atol=1e-4)
        # Link logits reach 20, so rounding that differs between processors shows in the fourth decimal.
        np.testing.assert_allclose(
            after.link_logits(encoded, pairs), before.link_logits(encoded, pairs), rtol=1e-4, atol=5e-4
        )


def test_packs_without_the_task_and_foreign_graphs_are_refused(pack: Path) -> None:
    (pack / "re_head.onnx").unlink()
    with pytest.raises(UserError, match="not support RE"):
        read_pack_weights(pack, "re")
    (pack / "ser.onnx").write_bytes((pack / "re_encoder.onnx").read_bytes()[:5000])
    with pytest.raises(UserError, match=r"ser\.onnx: the file cannot be read"):
        read_pack_weights(pack, "ser")
    empty = onnx.helper.make_model(onnx.helper.make_graph([], "g", [], []))
    onnx.save(empty, pack / "ser.onnx")
    with pytest.raises(UserError, match="not exported by KIE Desktop"):
        read_pack_weights(pack, "ser")
    odd = onnx.helper.make_node("Mul", ["w", "w"], ["x"], "member0/odd")
    weight = onnx.numpy_helper.from_array(np.ones(2, np.float32), "w")
    onnx.save(onnx.helper.make_model(onnx.helper.make_graph([odd], "g", [], [], [weight])), pack / "ser.onnx")
    with pytest.raises(UserError, match="not exported by KIE Desktop"):
        read_pack_weights(pack, "ser")


def test_training_goes_on_from_the_starter_as_from_the_checkpoints_beside_it() -> None:
    starter = OnnxModel(load_pack("starter"))
    page = goldens.pages()[0].page
    encoded = encode_page(page.entities.values(), page.width, page.height, starter.tokenizer)
    pairs = candidates(encoded, goldens.pages()[0].roles)
    folder = program_folder() / "models" / "starter"
    of_graphs, of_checkpoints = (
        paddle_model(starter.label_set, starter.tokenizer, ser_network(ser), re_network(re))
        for ser, re in (
            (read_pack_weights(folder, "ser"), read_pack_weights(folder, "re")),
            (read_checkpoint(folder / "ser"), read_checkpoint(folder / "re")),
        )
    )
    for ask in (lambda model: model.ser_logits(encoded), lambda model: model.link_logits(encoded, pairs)):
        np.testing.assert_allclose(ask(of_graphs), ask(of_checkpoints), rtol=5e-3, atol=2e-2)
    same = of_graphs.ser_logits(encoded).argmax(1) == starter.ser_logits(encoded).argmax(1)
    assert same.mean() > 0.9  # the mean of two networks is nearly what both say together
