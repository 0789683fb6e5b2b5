"""Checkpoint folders as PaddleOCR and PaddleNLP write and read them, old and new."""

from __future__ import annotations

import json
import pickle
import pickletools
import shutil
from pathlib import Path

import goldens
import numpy as np
import paddle
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.networks import checkpoint as checkpoints
from kie_desktop.networks.checkpoint import (
    load_weights,
    re_network,
    read_checkpoint,
    ser_network,
    write_checkpoint,
)
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork

SER, RE = goldens.FOLDER / "ser", goldens.FOLDER / "re"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the reference's SER checkpoint."""
    shutil.copytree(SER, tmp_path / "ser")
    return tmp_path / "ser"


def pickled(path: Path) -> dict[str, np.ndarray]:
    return pickle.loads((path / "model_state.pdparams").read_bytes())


def test_what_the_reference_wrote() -> None:
    ser, re = read_checkpoint(SER), read_checkpoint(RE)
    assert (ser.task, ser.num_classes, re.task, re.num_classes) == ("ser", 7, "re", None)
    assert ser.config == LayoutXLMConfig(
        vocab_size=1502,
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=96,
        coordinate_size=8,
        shape_size=8,
    )


def test_keys_and_shapes_at_base_size() -> None:
    """Appendix 1: 209 tensors for SER, 219 for RE, and the published parameter counts without the word table."""
    config = LayoutXLMConfig(vocab_size=10)
    with paddle.LazyGuard():  # shapes only: drawing a hundred million numbers takes long
        ser, re = SerNetwork(config, 7), ReNetwork(config)
    for network, tensors, parameters in ((ser, 209, 278_575_623), (re, 219, 281_820_418)):
        state = network.state_dict()
        assert len(state) == tensors
        floats = sum(value.size for key, value in state.items() if "position_ids" not in key)
        assert floats == parameters - (250_002 - 10) * 768
    assert state["extractor.rel_classifier.bilinear.weight"].shape == [2, 384, 384]
    assert state["layoutxlm.encoder.layer.11.intermediate.dense.weight"].shape == [768, 3072]
    assert state["layoutxlm.embeddings.position_ids"].shape == [1, 514]


@pytest.mark.parametrize("source", [SER, RE])
def test_written_folders_equal_the_reference(tmp_path: Path, source: Path) -> None:
    read = read_checkpoint(source)
    network = ser_network(read) if read.task == "ser" else re_network(read)
    write_checkpoint(tmp_path / "out", network, {"class_list.txt": b"OTHER\n"})
    ours, theirs = pickled(tmp_path / "out"), pickled(source)
    assert set(ours) == set(theirs)
    assert ours["StructuredToParameterName@@"].keys() == theirs["StructuredToParameterName@@"].keys()
    for key in theirs.keys() - {"StructuredToParameterName@@"}:
        assert ours[key].dtype == theirs[key].dtype
        np.testing.assert_array_equal(ours[key], theirs[key])
    assert (tmp_path / "out" / "config.json").read_text() == (source / "config.json").read_text().rstrip() + "\n"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "class_list.txt", "config.json", "model_config.json", "model_state.pdparams",
    ]  # fmt: skip


def test_a_written_file_names_numpy_as_numpy_1_does(tmp_path: Path) -> None:
    write_checkpoint(tmp_path, re_network(read_checkpoint(RE)))
    data = (tmp_path / "model_state.pdparams").read_bytes()
    texts = {argument for _, argument, _ in pickletools.genops(data) if isinstance(argument, str)}
    assert "numpy.core.multiarray" in texts and "numpy._core.multiarray" not in texts
    assert next(pickletools.genops(data))[1] == 4


def test_legacy_config(folder: Path) -> None:
    expected = read_checkpoint(folder).config
    write_checkpoint(folder, ser_network(read_checkpoint(folder)))
    (folder / "config.json").unlink()
    assert read_checkpoint(folder).config == expected
    legacy = json.loads((folder / "model_config.json").read_text())
    assert legacy["num_classes"] == 7 and legacy["init_class"] == "LayoutXLMForTokenClassification"
    del legacy["init_args"][0]["use_visual_backbone"]
    (folder / "model_config.json").write_text(json.dumps(legacy))
    with pytest.raises(UserError, match=r"model_config\.json: use_visual_backbone is True"):
        read_checkpoint(folder)


def test_base_model_without_prefix_starts_both_tasks(folder: Path) -> None:
    state = pickled(folder)
    base = {key.removeprefix("layoutxlm."): value for key, value in state.items() if key.startswith("layoutxlm.")}
    base |= {"visual.pixel_mean": np.zeros(3, np.float32), "visual_proj.weight": np.zeros((256, 48), np.float32)}
    (folder / "model_state.pdparams").write_bytes(pickle.dumps(base))
    read = read_checkpoint(folder)
    assert (read.task, read.num_classes) == ("base", None)
    ser, re = SerNetwork(read.config, 5), ReNetwork(read.config)
    assert load_weights(ser, read, new_head=True) == ["classifier.weight", "classifier.bias"]
    assert all(key.startswith("extractor.") for key in load_weights(re, read, new_head=True))
    key = "layoutxlm.encoder.layer.1.output.dense.weight"
    np.testing.assert_array_equal(ser.state_dict()[key].numpy(), state[key])
    with pytest.raises(UserError, match=r"base model without a head"):
        ser_network(read)


def test_a_new_head_where_the_classes_differ(folder: Path) -> None:
    read = read_checkpoint(folder)
    network = SerNetwork(read.config, 11)
    assert load_weights(network, read, new_head=True) == ["classifier.weight", "classifier.bias"]
    with pytest.raises(UserError, match=r"classifier\.weight has the shape \[48, 7\]"):
        load_weights(network, read)


def test_parts_that_nothing_reads_may_be_missing(folder: Path) -> None:
    state = pickled(folder)
    kept = {k: v for k, v in state.items() if "pooler" not in k and "visual" not in k and "position_ids" not in k}
    (folder / "model_state.pdparams").write_bytes(pickle.dumps(kept))
    network = ser_network(read_checkpoint(folder))
    positions = network.layoutxlm.embeddings.position_ids.numpy()
    np.testing.assert_array_equal(positions, np.arange(514)[None])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"num_hidden_layers": 3}, r"lacks layoutxlm\.encoder\.layer\.2"),
        ({"num_hidden_layers": 1}, r"has more than its config defines: layoutxlm\.encoder\.layer\.1"),
        ({"vocab_size": 250002}, r"word_embeddings\.weight has the shape \[1502, 48\]"),
        ({"hidden_size": 50}, r"config\.json: hidden_size 50"),
        ({"hidden_act": "relu"}, r"hidden_act is 'relu'"),
        ({"vocab_size": "many"}, r"config\.json: a size is not a number"),
    ],
)
def test_weights_and_config_that_do_not_fit(folder: Path, change: dict[str, object], message: str) -> None:
    document = json.loads((folder / "config.json").read_text()) | change
    (folder / "config.json").write_text(json.dumps(document))
    with pytest.raises(UserError, match=message):
        ser_network(read_checkpoint(folder))


def test_the_wrong_task_is_refused() -> None:
    with pytest.raises(UserError, match="an RE checkpoint, but SER is needed"):
        ser_network(read_checkpoint(RE))
    with pytest.raises(UserError, match="a SER checkpoint, but RE is needed"):
        re_network(read_checkpoint(SER))


def test_incomplete_folders(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nowhere: folder not found"):
        read_checkpoint(tmp_path / "nowhere")
    with pytest.raises(UserError, match=r"it has no model_state\.pdparams"):
        read_checkpoint(tmp_path)
    (folder / "config.json").write_text("{")
    with pytest.raises(UserError, match=r"config\.json: this is not JSON"):
        read_checkpoint(folder)
    (folder / "config.json").unlink()
    with pytest.raises(UserError, match=r"neither config\.json nor model_config\.json"):
        read_checkpoint(folder)


def test_the_folder_of_a_run_stands_for_its_best_checkpoint(tmp_path: Path) -> None:
    shutil.copytree(SER, tmp_path / "run" / "best_accuracy")
    (tmp_path / "run" / "class_list.txt").write_text("OTHER")
    read = read_checkpoint(tmp_path / "run")
    assert read.num_classes == 7 and read.class_list == tmp_path / "run" / "class_list.txt"
    given = read_checkpoint(tmp_path / "run", tokenizer=goldens.TOKENIZER, class_list=goldens.CLASS_LIST)
    assert (given.tokenizer, given.class_list) == (goldens.TOKENIZER, goldens.CLASS_LIST)


def test_a_full_disk_leaves_the_old_checkpoint(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network = ser_network(read_checkpoint(folder))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    network.classifier.weight.set_value(paddle.zeros([48, 7]))

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checkpoints.os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device"):
        write_checkpoint(folder, network)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
