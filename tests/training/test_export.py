"""Exported networks answer as the checkpoint does, and one that does not is found out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import goldens
import numpy as np
import onnx
import onnxruntime
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.model import RelationNetwork, WindowedModel
from kie_desktop.networks.checkpoint import Checkpoint, re_network, read_checkpoint, ser_network
from kie_desktop.networks.inference_files import inference_model, write_inference_files
from kie_desktop.networks.paddle_model import paddle_model
from kie_desktop.training.export import check_same, sample_pages, write_onnx

LABELS = default_label_set()
TASKS = pytest.mark.parametrize("task", ["ser", "re"])


def checkpoint_of(task: str) -> Checkpoint:
    return read_checkpoint(goldens.FOLDER / task)


def model_of(checkpoint: Checkpoint) -> WindowedModel:
    if checkpoint.task == "ser":
        return paddle_model(LABELS, goldens.tokenizer(), ser=ser_network(checkpoint))
    return paddle_model(LABELS, goldens.tokenizer(), re=re_network(checkpoint))


def onnx_model(paths: dict[str, Path]) -> WindowedModel:
    sessions = {name: onnxruntime.InferenceSession(path) for name, path in paths.items()}
    if "ser.onnx" in sessions:
        ser = sessions["ser.onnx"]
        return WindowedModel(
            LABELS, goldens.tokenizer(), lambda ids, bbox: ser.run(None, {"input_ids": ids, "bbox": bbox})[0]
        )
    encoder, head = sessions["re_encoder.onnx"], sessions["re_head.onnx"]
    relation = RelationNetwork(
        lambda ids, bbox: encoder.run(None, {"input_ids": ids, "bbox": bbox})[0],
        lambda keys, values: head.run(None, {"key_hidden": keys, "value_hidden": values})[0],
    )
    return WindowedModel(LABELS, goldens.tokenizer(), re=relation)


@TASKS
def test_onnx_answers_as_the_checkpoint(tmp_path: Path, task: str) -> None:
    paths = write_onnx(checkpoint_of(task), tmp_path)
    for path in paths.values():
        onnx.checker.check_model(onnx.load(path), full_check=True)
    pages = [*sample_pages(), *(golden.page for golden in goldens.pages())]
    assert check_same(model_of(checkpoint_of(task)), onnx_model(paths), task, pages) < 1e-4


@TASKS
def test_paddle_files_answer_as_the_checkpoint(tmp_path: Path, task: str) -> None:
    checkpoint = checkpoint_of(task)
    write_inference_files(ser_network(checkpoint) if task == "ser" else re_network(checkpoint), tmp_path)
    exported = inference_model(tmp_path, task, LABELS, goldens.tokenizer())
    assert check_same(model_of(checkpoint), exported, task, sample_pages()) < 1e-4


def test_onnx_equals_the_reference(tmp_path: Path) -> None:
    session = onnxruntime.InferenceSession(write_onnx(checkpoint_of("ser"), tmp_path)["ser.onnx"])
    for golden in goldens.pages():
        inputs = {"input_ids": golden.arrays["input_ids"], "bbox": golden.arrays["bbox"]}
        np.testing.assert_allclose(session.run(None, inputs)[0], golden.arrays["ser_logits"], atol=1e-4)


@TASKS
def test_an_export_that_answers_differently_names_the_page(tmp_path: Path, task: str) -> None:
    checkpoint = checkpoint_of(task)
    key = "layoutxlm.encoder.layer.1.output.dense.bias"
    push = np.eye(48, dtype=np.float32)[0]
    bent = replace(checkpoint, state={**checkpoint.state, key: checkpoint.state[key] + push})
    exported = onnx_model(write_onnx(bent, tmp_path))
    with pytest.raises(UserError, match="sample-short: the exported network gives different results"):
        check_same(model_of(checkpoint), exported, task, sample_pages())


def test_weights_that_are_no_numbers_are_found_out(tmp_path: Path) -> None:
    checkpoint = checkpoint_of("ser")
    weights = np.full_like(checkpoint.state["classifier.weight"], np.nan)
    broken = replace(checkpoint, state={**checkpoint.state, "classifier.weight": weights})
    with pytest.raises(UserError, match="results are not numbers"):
        check_same(model_of(broken), onnx_model(write_onnx(broken, tmp_path)), "ser", sample_pages())


def test_the_sample_pages_try_one_window_and_several() -> None:
    lengths = [
        len(encode_page(page.entities.values(), page.width, page.height, goldens.tokenizer()).input_ids)
        for page in sample_pages()
    ]
    assert 0 < lengths[0] < 512 and lengths[2] > 1024
