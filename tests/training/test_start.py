"""What a run starts from: packs, checkpoints of other classes or tasks, bare encoders, nothing at all."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import goldens
import numpy as np
import onnx
import pytest

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.kie.tokenizer import FILE_NAME
from kie_desktop.networks.checkpoint import read_checkpoint, write_durably
from kie_desktop.networks.dropout import Dropout
from kie_desktop.networks.onnx_graph import ser_model
from kie_desktop.places import program_folder
from kie_desktop.training.data import examples_of
from kie_desktop.training.distributed import Ranks
from kie_desktop.training.setup import prepare
from kie_desktop.training.start import Pack, build_network, find_source, label_set_of, tokenizer_of
from tests.training.runs import config, data_folder
from tests.training.test_data import form

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
    assert (
        "known labels: answer, question; labels that start as a known one (in brackets): total (answer); "
        "labels learned from scratch: –" in note
    )
    old = read_checkpoint(SER).state
    classes = [0, 3, 4, 3, 4, 1, 2]  # in the old list QUESTION is first
    np.testing.assert_array_equal(network.classifier.weight.numpy(), old["classifier.weight"][:, classes])
    shared = np.log([1, 2, 2, 2, 2, 1, 1])
    np.testing.assert_allclose(network.classifier.bias.numpy(), old["classifier.bias"][classes] - shared, rtol=1e-5)
    word = "layoutxlm.embeddings.word_embeddings.weight"
    np.testing.assert_array_equal(network.state_dict()[word].numpy(), read_checkpoint(SER).state[word])


def test_the_same_classes_in_another_order_are_no_news(tmp_path: Path) -> None:
    init = known_checkpoint(tmp_path / "ser")
    names = class_list(tmp_path, "ANSWER", "HEADER", "QUESTION")
    network, notes = built(config(tmp_path, tmp_path / "out", init=str(init), class_list=names))
    assert notes == []
    old = read_checkpoint(SER).state["classifier.weight"]
    np.testing.assert_array_equal(network.classifier.weight.numpy(), old[:, [0, 3, 4, 5, 6, 1, 2]])


@pytest.mark.parametrize(("taken_for", "place"), [("header", 5), ("other", 0)])
def test_a_new_label_starts_as_what_its_entities_are_taken_for(tmp_path: Path, taken_for: str, place: int) -> None:
    init = known_checkpoint(tmp_path / "ser")
    state = dict(read_checkpoint(SER).state)
    state["classifier.bias"] = np.eye(7, dtype=np.float32)[place] * 100  # whatever it reads, it takes it for one thing
    write_durably(init / "model_state.pdparams", state)
    run = config(tmp_path, tmp_path / "out", init=str(init), class_list=class_list(tmp_path, "QUESTION", "TOTAL"))
    source = find_source(run, no_pack)
    labels, tokenizer = label_set_of(run, source, ()), tokenizer_of(run, source.checkpoint if source else None)
    page = form(3)
    entities = [replace(entity, label="total") for entity in page.entities.values()]
    windows = examples_of(page.with_entities(entities, []), tokenizer, labels)
    network, (note,) = build_network(run, source, labels, tokenizer, windows)
    assert f"known labels: question; labels that start as a known one (in brackets): total ({taken_for})" in note
    weight, bias = network.classifier.weight.numpy(), network.classifier.bias.numpy()
    inside = place and place + 1
    np.testing.assert_array_equal(weight[:, 3:], state["classifier.weight"][:, [place, inside]])
    assert bias[3] == state["classifier.bias"][place] if place else 90 < bias[3] == bias[4] < bias[0]


@pytest.mark.parametrize(("name", "rate", "batch"), [("TOTAL", 6e-3, 1), ("HEADER", 1e-3, 2)], ids=["new", "known"])
def test_new_labels_are_learned_quickly_in_small_batches(tmp_path: Path, name: str, rate: float, batch: int) -> None:
    init = known_checkpoint(tmp_path / "ser")
    data = data_folder(tmp_path / "data", [form(lines) for lines in (2, 3, 4)], default_label_set().extended([name]))
    names = class_list(tmp_path, "QUESTION", "ANSWER", name)
    run = config(data, tmp_path / "out", init=str(init), class_list=names, epochs=30, new_label_rate=6.0)
    told: list[str] = []
    setup = prepare(run, Ranks(), no_pack, told.append)
    peak = max(setup.schedule(step) for step in range(run.epochs * setup.plan.steps_per_epoch))
    assert peak == pytest.approx(rate) and setup.plan.batch_size == batch
    assert any("there are new labels" in note for note in told) == (name == "TOTAL")
    short = prepare(replace(run, epochs=6), Ranks(), no_pack, told.append)  # its epochs repeat the pages instead
    assert 6 * short.plan.steps_per_epoch == (90 if name == "TOTAL" else 12)


def test_dropout_is_what_the_run_says_and_else_what_the_weights_say(tmp_path: Path) -> None:
    usual, without = (built(config(tmp_path, tmp_path / "out", init=str(SER), dropout=rate))[0] for rate in (None, 0.0))
    assert rates_of(without) == {0.0} and rates_of(usual) == {0.1}
    assert without.config == usual.config == read_checkpoint(SER).config  # the weights' own rates are kept for later


@pytest.mark.parametrize("task", ["ser", "re"])
def test_the_starter_has_one_dropout_by_its_pack_and_by_its_checkpoint(tmp_path: Path, task: str) -> None:
    pack = program_folder() / "models" / "starter"
    given = config(tmp_path, tmp_path / "out", task=task, tokenizer=pack / FILE_NAME)
    found = Pack(pack, default_label_set().names)
    starts = [replace(given, init="starter"), replace(given, init=str(pack / task))]
    assert [rates_of(built(start, lambda _: found)[0]) for start in starts] == [{0.1}, {0.1}]


def rates_of(network: Any) -> set[float]:
    return {layer.rate for layer in network.sublayers() if isinstance(layer, Dropout)}


def test_unknown_classes_of_another_number_start_fresh(tmp_path: Path) -> None:
    _, (note,) = built(config(tmp_path, tmp_path / "out", init=str(SER), class_list=class_list(tmp_path, "TOTAL")))
    assert "labels learned from scratch: total" in note


def test_re_starts_from_a_ser_checkpoint_with_a_fresh_head(tmp_path: Path) -> None:
    network, (note,) = built(config(tmp_path, tmp_path / "out", task="re", init=str(SER), class_list=None))
    assert network.task == "re" and "it does not propose links yet" in note


def test_paddlenlps_base_weights_get_a_fresh_head(tmp_path: Path) -> None:
    base = tmp_path / "base"
    base.mkdir()
    shutil.copy(SER / "config.json", base)
    state = read_checkpoint(SER).state
    encoder = {key.removeprefix("layoutxlm."): value for key, value in state.items() if key.startswith("layoutxlm.")}
    write_durably(base / "model_state.pdparams", {**encoder, "visual_proj.bias": np.zeros(3, np.float32)})
    network, (note,) = built(config(tmp_path, tmp_path / "out", init=str(base)))
    assert "it does not assign labels yet" in note and network.num_classes == 7


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
        ({"init": str(SER), "tokenizer": None}, r"sentencepiece\.bpe\.model is missing"),
        ({"network": {"hidden_size": 50}}, "multiple of num_attention_heads"),
        ({"network": {"layers": 50}}, "network sizes are wrong"),
        ({"init": str(goldens.FOLDER / "re"), "network": {}}, None),
    ],
)
def test_what_cannot_work_is_refused(tmp_path: Path, settings: dict[str, Any], message: str | None) -> None:
    run = config(tmp_path, tmp_path / "out", **settings)
    if message is None:
        assert "it does not assign labels yet" in built(run)[1][0]
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
    with pytest.raises(UserError, match=r"refused, because opening it would run os\.system"):
        built(config(tmp_path, tmp_path / "out", init=str(tmp_path / "ser")))
