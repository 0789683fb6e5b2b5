"""Networks as Paddle inference files: `inference.json` and `inference.pdiparams` (spec G1).

SER takes the four inputs that PaddleOCR's own scripts feed. RE, which PaddleOCR cannot export at all, becomes one
program with the six inputs that its script feeds, and two that do the same for any number of pairs: one for the vectors
of the tokens, one for the scores of the pairs. `pdmodel` holds what PaddleOCR can read in the form of Paddle 2.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import paddle
from numpy.typing import NDArray
from paddle import Tensor, inference, nn
from paddle.static import InputSpec

from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.model import RelationNetwork, WindowedModel
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.networks import old_programs
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.networks.upstream_re import INPUTS, UpstreamRe, linked_pairs, upstream_inputs

STEM = "inference"
RE_ENCODER, RE_HEAD = "re_encoder", "re_head"
"""The folders of the two programs of RE."""


def write_inference_files(network: SerNetwork | ReNetwork, folder: Path) -> None:
    """Write what PaddleOCR's scripts run into the folder itself, and the two parts of RE into folders in it.

    Lengths and batch size stay open. Where this Paddle can, the first is written in the form of Paddle 2 too.
    """
    ids, boxes = InputSpec([None, None], "int64", "input_ids"), InputSpec([None, None, 4], "int64", "bbox")
    if isinstance(network, SerNetwork):
        mask = InputSpec([None, None], "int64", "attention_mask")
        types = InputSpec([None, None], "int64", "token_type_ids")
        _save_both(_Ser(network), [ids, boxes, mask, types], folder)
        return
    _save_both(UpstreamRe(network), INPUTS, folder)
    size = network.config.hidden_size
    save_program(_ReEncoder(network), [ids, boxes], folder / RE_ENCODER)
    sides = [InputSpec([None, size], "float32", name) for name in ("key_hidden", "value_hidden")]
    save_program(_ReHead(network), sides, folder / RE_HEAD)


def _save_both(layer: nn.Layer, inputs: list[InputSpec], folder: Path) -> None:
    save_program(layer, inputs, folder)
    if old_programs.can_write():
        old_programs.save_old_program(layer, inputs, folder)


def inference_model(folder: Path, task: str, label_set: LabelSet, tokenizer: Tokenizer) -> WindowedModel:
    """The files of a folder on Paddle's inference engine, on the CPU."""
    if task == "ser":
        ser = predictor(folder)

        def run_ser(ids: NDArray[np.int64], bbox: NDArray[np.int64]) -> NDArray[np.float32]:
            return _run(ser, ids[None], bbox[None], np.ones_like(ids[None]), np.zeros_like(ids[None]))[0]

        return WindowedModel(label_set, tokenizer, ser=run_ser)
    encoder, head = predictor(folder / RE_ENCODER), predictor(folder / RE_HEAD)
    relation = RelationNetwork(
        lambda ids, bbox: _run(encoder, ids[None], bbox[None])[0],
        lambda keys, values: _run(head, keys, values),
    )
    return WindowedModel(label_set, tokenizer, re=relation)


class _Ser(nn.Layer):
    """SER with PaddleOCR's four inputs."""

    def __init__(self, network: SerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, bbox: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        # There is one type of token only. Paddle drops inputs that nothing reads, and callers feed four.
        return self.network(input_ids, bbox, attention_mask + 0 * token_type_ids)


class _ReEncoder(nn.Layer):
    def __init__(self, network: ReNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, bbox: Tensor) -> Tensor:
        return self.network.encode(input_ids, bbox)


class _ReHead(nn.Layer):
    def __init__(self, network: ReNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, key_hidden: Tensor, value_hidden: Tensor) -> Tensor:
        return self.network.score(key_hidden, value_hidden)


def save_program(layer: nn.Layer, inputs: list[InputSpec], folder: Path) -> None:
    """Trace a layer and write it into a folder."""
    layer.eval()
    paddle.jit.save(paddle.jit.to_static(layer, input_spec=inputs, full_graph=True), str(folder / STEM))


def predictor(folder: Path, onednn: bool = True) -> Any:
    """What runs the files of a folder, on the CPU; without oneDNN where its kernels lack what a network needs."""
    programs = (folder / f"{STEM}.json", folder / f"{STEM}.pdmodel")
    program = next((path for path in programs if path.exists()), programs[0])
    config = inference.Config(str(program), str(folder / f"{STEM}.pdiparams"))
    config.disable_gpu()
    if not onednn:
        config.disable_mkldnn()
    config.disable_glog_info()
    return inference.create_predictor(config)


def linked_by_upstream(folder: Path, encoded: EncodedPage, roles: Mapping[int, Role]) -> set[tuple[int, int]]:
    """The pairs of entity ids that RE's one program links on a page's first window, fed as PaddleOCR's script does."""
    arrays, ids = upstream_inputs(encoded, roles)
    answers = predictor(folder).run([paddle.to_tensor(array) for array in arrays])
    return {(ids[head], ids[tail]) for head, tail in linked_pairs(answers[2].numpy())}


def _run(predictor: Any, *arrays: NDArray[Any]) -> NDArray[np.float32]:
    answers = predictor.run([paddle.to_tensor(array) for array in arrays])
    return np.asarray(answers[0].numpy(), np.float32)
