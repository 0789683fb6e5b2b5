"""Two networks in the files of one pack: they answer with the mean of what each says, and can be trained on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import goldens
import numpy as np
import onnx
import pytest

from kie_desktop.contract.packs import ModelPack, PackInfo
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.relations import candidates
from kie_desktop.networks.checkpoint import Checkpoint, read_checkpoint
from kie_desktop.networks.onnx_ensemble import ensemble
from kie_desktop.networks.onnx_graph import re_encoder_model, re_head_model, ser_model
from kie_desktop.networks.onnx_weights import read_pack_weights
from kie_desktop.runtime.onnx_runner import OnnxModel

BUILT: dict[str, tuple[str, Callable[[Checkpoint], onnx.ModelProto]]] = {
    "ser.onnx": ("ser", ser_model),
    "re_encoder.onnx": ("re", re_encoder_model),
    "re_head.onnx": ("re", re_head_model),
}


def trained_on(task: str, seed: int) -> Checkpoint:
    """The golden network as if it had learned something else from then on."""
    checkpoint = read_checkpoint(goldens.FOLDER / task)
    random = np.random.default_rng(seed)
    moved = {
        name: array + 0.02 * random.standard_normal(array.shape).astype(np.float32)
        if array.dtype.kind == "f"
        else array
        for name, array in checkpoint.state.items()
    }
    return replace(checkpoint, state=moved)


def pack_of(folder: Path, *seeds: int) -> OnnxModel:
    folder.mkdir()
    for name, (task, build) in BUILT.items():
        built = [build(trained_on(task, seed)) for seed in seeds]
        onnx.save(built[0] if len(built) == 1 else ensemble(built), folder / name)
    shutil.copy(goldens.TOKENIZER, folder)
    info = PackInfo("starter", "1", "Apache-2.0", ("ser", "re"), default_label_set(), "")
    return OnnxModel(ModelPack(folder, info, {}))


def test_an_ensemble_says_the_mean_of_what_its_networks_say(tmp_path: Path) -> None:
    first, second = pack_of(tmp_path / "first", 1), pack_of(tmp_path / "second", 2)
    both = pack_of(tmp_path / "both", 1, 2)
    for golden in goldens.pages():
        page = golden.page
        encoded = encode_page(page.entities.values(), page.width, page.height, first.tokenizer)
        pairs = candidates(encoded, golden.roles)
        labels = [model.ser_logits(encoded) for model in (first, second, both)]
        links = [model.link_logits(encoded, pairs) for model in (first, second, both)]
        for one, other, together in (labels, links):
            assert np.abs(one - other).max() > 0.05
            np.testing.assert_allclose(together, (one + other) / 2, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("task", ["ser", "re"])
def test_training_goes_on_from_the_mean_of_their_weights(tmp_path: Path, task: str) -> None:
    pack_of(tmp_path / "both", 1, 2)
    for seed in (1, 2):
        pack_of(tmp_path / str(seed), seed)
    mean = read_pack_weights(tmp_path / "both", task)  # type: ignore[arg-type]
    one, other = (read_pack_weights(tmp_path / str(seed), task) for seed in (1, 2))  # type: ignore[arg-type]
    assert mean.config == one.config and mean.state.keys() == one.state.keys()
    for name, array in mean.state.items():
        np.testing.assert_allclose(array, (one.state[name] + other.state[name]) / 2, atol=1e-6, err_msg=name)
