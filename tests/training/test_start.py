"""What a run starts from: packs, checkpoints of other classes or tasks, bare encoders, nothing at all."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import goldens
import numpy as np
import onnx
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.networks.checkpoint import read_checkpoint, write_durably
from kie_desktop.networks.onnx_graph import ser_model
from kie_desktop.training.config import TrainConfig
from kie_desktop.training.start import Pack, build_network, find_source, label_set_of, tokenizer_of
from tests.training.runs import config

SER = goldens.FOLDER / "ser"


def no_pack(name: str) -> Pack:
    raise UserError(f"there is no model pack {name!r}")


def built(run: TrainConfig, find_pack: Any = no_pack) -> tuple[Any, list[str]]:
    source = find_source(run, find_pack)
    labels = label_set_of(run, source, {"question", "stamp"})
    tokenizer = tokenizer_of(run, source.checkpoint if source else None)
    return build_network(run, source, labels, tokenizer)


def class_list(folder: Path, *names: str) -> Path:
    (folder / "class_list.txt").write_text("\n".join(("OTHER", *names)) + "\n", encoding="utf-8")
    return folder / "class_list.txt"


def known_checkpoint(folder: Path) -> Path:
    """The golden SER checkpoint with its class list beside it."""
    shutil.copytree(SER, folder)
    class_list(folder, "QUESTION", "ANSWER", "HEADER")
    return folder


def test_the_same_classes_keep_all_weights(tmp_path: Path) -> None:
    network, notes = built(config(tmp_path, tmp_path / "out", init=str(SER)))
    assert notes == []
    weight = read_checkpoint(SER).state["classifier.weight"]
    np.testing.assert_array_equal(network.classifier.weight.numpy(), weight)


def test_other_classes_keep_those_of_the_same_name_and_new_ones_start_as_the_nearest(tmp_path: Path) -> None:
    init = known_checkpoint(tmp_path / "ser")
    names = class_list(tmp_path, "ANSWER", "TOTAL", "QUESTION")
    network, (note,) = built(config(tmp_path, tmp_path / "out", init=str(init), class_list=names))
    assert "answer, question is kept; total starts as answer" in note
    old = read_checkpoint(SER).state
    classes = [0, 3, 4, 3, 4, 1, 2]  # in the old list QUESTION is first
    np.testing.assert_array_equal(network.classifier.weight.numpy(), old["classifier.weight"][:, classes])
    shared = np.log([1, 2, 2, 2, 2, 1, 1])
    np.testing.assert_allclose(network.classifier.bias.numpy(), old["classifier.bias"][classes] - shared, rtol=1e-5)
    word = "layoutxlm.embeddings.word_embeddings.weight"
    np.testing.assert_array_equal(network.state_dict()[word].numpy(), read_checkpoint(SER).state[word])


def test_unknown_classes_of_another_number_start_fresh(tmp_path: Path) -> None:
    _, (note,) = built(config(tmp_path, tmp_path / "out", init=str(SER), class_list=class_list(tmp_path, "TOTAL")))
    assert "has 7 classes, and the class list makes 3; total starts fresh" in note


def test_re_starts_from_a_ser_checkpoint_with_a_fresh_head(tmp_path: Path) -> None:
    network, (note,) = built(config(tmp_path, tmp_path / "out", task="re", init=str(SER), class_list=None))
    assert network.task == "re" and "has no RE head" in note


def test_paddlenlps_base_weights_get_a_fresh_head(tmp_path: Path) -> None:
    base = tmp_path / "base"
    base.mkdir()
    shutil.copy(SER / "config.json", base)
    state = read_checkpoint(SER).state
    encoder = {key.removeprefix("layoutxlm."): value for key, value in state.items() if key.startswith("layoutxlm.")}
    write_durably(base / "model_state.pdparams", {**encoder, "visual_proj.bias": np.zeros(3, np.float32)})
    network, (note,) = built(config(tmp_path, tmp_path / "out", init=str(base)))
    assert "has no SER head" in note and network.num_classes == 7


def test_a_pack_brings_tokenizer_and_labels(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    onnx.save(ser_model(read_checkpoint(SER)), folder / "ser.onnx")
    shutil.copy(goldens.TOKENIZER, folder)
    run = config(tmp_path, tmp_path / "out", init="starter", class_list=None, tokenizer=None)
    network, notes = built(run, lambda name: Pack(folder, ("other", "question", "answer", "header")))
    assert notes == [] and network.num_classes == 7
    np.testing.assert_array_equal(network.classifier.weight.numpy(), read_checkpoint(SER).state["classifier.weight"])


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"init": "nowhere"}, "no model pack 'nowhere'"),
        ({"init": str(SER), "class_list": None}, "there is no class list"),
        ({"init": str(SER), "tokenizer": None}, r"no sentencepiece\.bpe\.model"),
        ({"network": {"hidden_size": 50}}, "multiple of num_attention_heads"),
        ({"network": {"layers": 50}}, "network's sizes are wrong"),
        ({"init": str(goldens.FOLDER / "re"), "network": {}}, None),
    ],
)
def test_what_cannot_work_is_refused(tmp_path: Path, settings: dict[str, Any], message: str | None) -> None:
    run = config(tmp_path, tmp_path / "out", **settings)
    if message is None:
        assert "has no SER head" in built(run)[1][0]
        return
    with pytest.raises(UserError, match=message):
        built(run)


def test_a_truncated_and_a_malicious_checkpoint_are_refused(tmp_path: Path) -> None:
    shutil.copytree(SER, tmp_path / "ser")
    file = tmp_path / "ser" / "model_state.pdparams"
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(UserError, match="damaged"):
        built(config(tmp_path, tmp_path / "out", init=str(tmp_path / "ser")))
    file.write_bytes(b"\x80\x04cos\nsystem\n(S'true'\ntR.")
    with pytest.raises(UserError, match=r"refused, because it asks to run os\.system"):
        built(config(tmp_path, tmp_path / "out", init=str(tmp_path / "ser")))
