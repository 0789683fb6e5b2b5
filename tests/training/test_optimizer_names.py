"""PaddleOCR goes on from our optimizer files: Paddle's own optimizer, over its names, takes them and makes a step.

The names are what PaddleOCR's training left behind (Paddle 3.3.1); mutual learning's are by order of construction.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import paddle
import pytest
from paddle import nn

from kie_desktop.networks.checkpoint import read_checkpoint
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.parameter_names import names_of
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.training import checkpoints
from kie_desktop.training.checkpoints import FURTHER, Position, Snapshot
from kie_desktop.training.run import Run
from tests.training import runs, test_run, test_sdmgr_run
from tests.training.graph_pages import archive
from tests.training.graph_pages import config as sdmgr_config

_IDLE = ("visual_segment_embedding", "visual_LayerNorm")


def sizes(layers: int) -> LayoutXLMConfig:
    return LayoutXLMConfig(vocab_size=20, **{**runs.TINY, "num_hidden_layers": layers})


def named(names: Mapping[str, str], *keys: str) -> list[str]:
    return [names[key] for key in keys]


@pytest.mark.parametrize("layers", [2, 4, 12])
def test_names_are_a_function_of_the_number_of_layers(layers: int) -> None:
    (ser,), (re,) = names_of([SerNetwork(sizes(layers), 7)]), names_of([ReNetwork(sizes(layers))])
    common = {key for key in ser if key.startswith("layoutxlm.")}
    assert {key: ser[key] for key in common} == {key: re[key] for key in common}
    assert ser["layoutxlm.visual_segment_embedding"] == "layout_xlm_model_0.w_0"
    tables = ("word", "position", "x_position", "y_position", "h_position", "w_position", "token_type")
    keys = [f"layoutxlm.embeddings.{table}_embeddings.weight" for table in tables]
    assert named(ser, *keys) == [f"embedding_{number}.w_0" for number in range(7)]
    assert ser["layoutxlm.embeddings.LayerNorm.bias"] == "layer_norm_0.b_0"
    assert ser["layoutxlm.visual_LayerNorm.weight"] == "layer_norm_1.w_0"
    last = f"layoutxlm.encoder.layer.{layers - 1}"
    parts = [*(f"attention.self.{part}" for part in ("query", "key", "value")), "attention.output.dense"]
    keys = [f"{last}.{part}.weight" for part in (*parts, "intermediate.dense", "output.dense")]
    assert named(ser, *keys) == [f"linear_{6 * layers - 6 + number}.w_0" for number in range(6)]
    norms = named(ser, f"{last}.attention.output.LayerNorm.weight", f"{last}.output.LayerNorm.bias")
    assert norms == [f"layer_norm_{2 * layers}.w_0", f"layer_norm_{2 * layers + 1}.b_0"]
    assert ser["layoutxlm.pooler.dense.bias"] == f"linear_{6 * layers}.b_0"
    assert ser["classifier.weight"] == f"linear_{6 * layers + 1}.w_0"
    assert re["extractor.entity_emb.weight"] == "embedding_7.w_0"
    first, second, pairs = (f"linear_{6 * layers + number}" for number in (1, 2, 3))
    head = [f"extractor.ffnn_head.{part}" for part in ("0.weight", "0.bias", "3.weight", "3.bias")]
    assert named(re, *head) == [
        f"{first}.w_0_deepcopy_0",
        f"{first}.b_0_deepcopy_1",
        f"{second}.w_0_deepcopy_2",
        f"{second}.b_0_deepcopy_3",
    ]
    assert re["extractor.ffnn_tail.3.bias"] == f"{second}.b_0_deepcopy_7"
    assert re["extractor.rel_classifier.bilinear.weight"] == "bilinear_0.w_0"
    assert re["extractor.rel_classifier.linear.weight"] == f"{pairs}.w_0"


def test_the_names_of_sdmgr(tmp_path: Path) -> None:
    data = archive(tmp_path / "data", range(2))
    network = test_sdmgr_run.made(sdmgr_config(data, tmp_path / "out", epochs=1)).setup.network
    (names,) = names_of([network])
    assert {*names} == {*network.state_dict()}
    unet = "backbone.img_feat"
    assert named(names, f"{unet}.down5.conv2.weight", f"{unet}.up1.conv1.weight", f"{unet}.up4.conv0.weight") == [
        "conv2d_9.w_0",
        "conv2d_10.w_0",
        "conv2d_21.w_0",
    ]
    assert named(names, f"{unet}.up1.bn0.bias", f"{unet}.up1.bn0._mean", f"{unet}.up1.bn0._variance") == [
        "batch_norm_12.b_0",
        "batch_norm_12.w_1",
        "batch_norm_12.w_2",
    ]
    fusion = "head.fusion"
    keys = [f"{fusion}.{part}.bias" for part in ("linear1", "merge_linears0.0", "merge_linears1.0", "merge_linears0.1")]
    assert named(names, *keys, f"{fusion}.linear_out.bias") == [f"linear_{n}.b_0" for n in (1, 2, 3, 4, 42)]
    assert names["head.rnn.weight_hh_l0"] == names["head.rnn.0.cell.weight_hh"] == "lstm_cell_0.w_1"
    keys = ["edge_embed", "gnn_layers.0.coef_fc", "gnn_layers.1.out_fc", "node_cls", "edge_cls"]
    assert named(names, *(f"head.{key}.weight" for key in keys)) == [f"linear_{n}.w_0" for n in (43, 45, 49, 50, 51)]


def test_a_second_network_of_the_process_counts_on() -> None:
    teacher, student = names_of([ReNetwork(sizes(2)), ReNetwork(sizes(2))])
    assert not {*teacher.values()} & {*student.values()}
    assert student["layoutxlm.visual_segment_embedding"] == "layout_xlm_model_1.w_0"
    assert student["extractor.entity_emb.weight"] == "embedding_15.w_0"
    assert student["extractor.ffnn_head.0.weight"] == "linear_29.w_0_deepcopy_8"  # 16 of the teacher, then 13 more
    assert student["extractor.rel_classifier.bilinear.weight"] == "bilinear_1.w_0"


def go_on_as_paddleocr_does(pdopt: Path, network: nn.Layer, names: Mapping[str, str]) -> paddle.optimizer.Optimizer:
    """Load the file and make a step as its training does: what it never reads has a gradient of zeros there.

    Paddle asserts that the file has every moment, in the shape of its parameter.
    """
    parameters = dict(network.named_parameters())
    for key, parameter in parameters.items():
        parameter.name = names[key]
        parameter.stop_gradient = False
        if not key.startswith("layoutxlm.pooler."):
            parameter.grad = paddle.zeros_like(parameter)
    rate = paddle.optimizer.lr.LinearWarmup(paddle.optimizer.lr.PolynomialDecay(5e-5, 20, 0.0, power=1.0), 2, 0.0, 5e-5)
    with paddle.utils.unique_name.guard():  # as in a process that has had no optimizer yet
        optimizer = paddle.optimizer.AdamW(rate, parameters=[*parameters.values()], weight_decay=0.0)
        optimizer.set_state_dict(paddle.load(str(pdopt)))
        optimizer.step()
    return optimizer


def assert_taken_up(optimizer: paddle.optimizer.Optimizer, run: Run, names: Mapping[str, str], number: int = 0) -> None:
    """After a step without gradients the first moments are our run's, multiplied by beta1."""
    ours, theirs = run.setup.step.optimizer.state_dict(), optimizer.state_dict()
    compared = 0
    for key, parameter in run.setup.step.objective.networks()[number].named_parameters():
        mine = ours.get(f"{parameter.name}_moment1_0")
        if mine is not None:
            np.testing.assert_allclose(theirs[f"{names[key]}_moment1_0"].numpy(), mine.numpy() * 0.9, rtol=1e-5)
            compared += 1
    assert compared > 40
    for key in (key for key in names if any(part in key for part in _IDLE)):
        assert not theirs[f"{names[key]}_moment1_0"].numpy().any()


@pytest.mark.parametrize("task", ["ser", "re"])
def test_paddleocr_goes_on_from_our_file(task: str, tmp_path: Path) -> None:
    given = runs.config(runs.data_folder(tmp_path / "data"), tmp_path / "out", task=task, epochs=1)
    run = test_run.made(given)
    run.go()
    names = read_checkpoint(given.out / "latest").names
    assert names == names_of([run.setup.network])[0]
    twin = type(run.setup.network)(run.setup.network.config, *([7] if task == "ser" else []))
    assert_taken_up(go_on_as_paddleocr_does(given.out / "latest.pdopt", twin, names), run, names)


def test_paddleocr_goes_on_from_our_sdmgr_file(tmp_path: Path) -> None:
    given = sdmgr_config(archive(tmp_path / "data", range(3)), tmp_path / "out", epochs=1)
    run = test_sdmgr_run.made(given)
    run.go()
    (names,) = names_of([run.setup.network])
    twin = test_sdmgr_run.made(given).setup.network
    assert_taken_up(go_on_as_paddleocr_does(given.out / "latest.pdopt", twin, names), run, names)


def test_the_file_of_mutual_learning_has_both_and_a_plain_run_of_paddleocr_takes_it(tmp_path: Path) -> None:
    given = runs.config(runs.data_folder(tmp_path / "data"), tmp_path / "out", distillation="udml", epochs=1)
    run = test_run.made(given)
    run.go()
    student = read_checkpoint(given.out / "latest").names
    teacher = {
        key.removeprefix("1."): name
        for key, name in checkpoints.read_named_tensors(given.out / "latest" / FURTHER)[1].items()
    }
    assert [teacher, student] == names_of([*run.setup.further, run.setup.network])
    for number, names in enumerate((student, teacher)):
        twin = SerNetwork(run.setup.network.config, 7)
        assert_taken_up(go_on_as_paddleocr_does(given.out / "latest.pdopt", twin, names), run, names, number)
    plain = names_of([SerNetwork(run.setup.network.config, 7)])[0]
    go_on_as_paddleocr_does(given.out / "latest.pdopt", SerNetwork(run.setup.network.config, 7), plain)


def test_before_the_first_step_there_are_no_moments_to_write(tmp_path: Path) -> None:
    given = runs.config(runs.data_folder(tmp_path / "data"), tmp_path / "out")
    setup = test_run.made(given).setup
    snapshot = Snapshot(setup.network, (), setup.step.optimizer, {"last_epoch": 0}, Position(), setup.files)
    checkpoints.save(given.out, "latest", snapshot)
    assert paddle.load(str(given.out / "latest.pdopt")) == {"LR_Scheduler": {"last_epoch": 0}}
