"""The two networks: small pictures of a candidate to what it is, and to where the mark that it is stands.

In PyTorch (extra `starter`), which teaches them three times as fast as Paddle.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from build_scripts.marks.examples import Examples
from kie_desktop.ocr.marks.crops import SIDE

KINDS, SIDES = 3, 4
_MOVES_COUNT = 4.0
"""How much the places count in the loss, beside the kinds."""
_OPSET, _IR = 17, 8


def glance_network(seed: int = 0) -> nn.Sequential:
    """Half the pixels, two convolutions: whether a candidate is worth a look. -> [n, KINDS]."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    halved = [nn.AvgPool2d(2), *_halving(2, 10), *_halving(10, 16)]
    return nn.Sequential(*halved, nn.Flatten(), nn.Linear(16 * (SIDE // 8) ** 2, 24), nn.ReLU(), nn.Linear(24, KINDS))


def look_network(seed: int = 0) -> nn.Sequential:
    """Three convolutions: what a candidate is, and how far the sides of its mark are away. -> [n, KINDS + SIDES]."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    halved = [*_halving(2, 24), *_halving(24, 32), *_halving(32, 48)]
    dense = [nn.Linear(48 * (SIDE // 8) ** 2, 64), nn.ReLU(), nn.Linear(64, KINDS + SIDES)]
    return nn.Sequential(*halved, nn.Flatten(), *dense)


def _halving(before: int, after: int) -> list[nn.Module]:
    return [nn.Conv2d(before, after, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]


def train(
    network: nn.Sequential, examples: Examples, epochs: int, rate: float, batch: int = 256, seed: int = 0
) -> None:
    """Teach a network; prints the mean loss of each epoch."""
    count = len(examples.kinds)
    optimiser = torch.optim.AdamW(network.parameters(), rate, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, rate, total_steps=epochs * (count // batch), pct_start=0.1
    )
    rng = np.random.default_rng(seed)
    for epoch in range(epochs):
        order, losses = rng.permutation(count), []
        for start in range(0, count - batch + 1, batch):
            places = np.sort(order[start : start + batch])
            pictures = _changed(examples.pictures[places].astype(np.float32) / 127, rng)
            kinds, moves = torch.from_numpy(examples.kinds[places]), torch.from_numpy(examples.moves[places])
            loss = _loss(network(torch.from_numpy(pictures)), kinds, moves)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)


def _loss(answers: Tensor, kinds: Tensor, moves: Tensor) -> Tensor:
    loss = F.cross_entropy(answers[:, :KINDS], kinds, label_smoothing=0.02)
    marks = kinds > 0
    if answers.shape[1] == KINDS or not bool(marks.any()):
        return loss
    return loss + _MOVES_COUNT * F.smooth_l1_loss(answers[marks, KINDS:], moves[marks], beta=0.1)


def chances(network: nn.Sequential, examples: Examples) -> np.ndarray:
    """What a network says of examples: float32[n, KINDS]."""
    parts = []
    with torch.no_grad():
        for start in range(0, len(examples.kinds), 1024):
            pictures = torch.from_numpy(examples.pictures[start : start + 1024].astype(np.float32) / 127)
            parts.append(F.softmax(network(pictures)[:, :KINDS], dim=1).numpy())
    return np.concatenate(parts)


def _changed(pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Fainter or stronger; nothing is turned or mirrored, since text stands around a mark."""
    count = (len(pictures), 1, 1, 1)
    strength = rng.uniform(0.75, 1.1, count).astype(np.float32)
    shift = rng.uniform(-0.15, 0.1, count).astype(np.float32)
    return np.clip(pictures * strength + shift, -1, 1)


def write_onnx(network: nn.Sequential, path: Path) -> None:
    """`pictures` float32[n, 2, SIDE, SIDE] -> `chances` float32[n, KINDS] and, of a look, `moves` float32[n, SIDES]."""
    nodes: list[onnx.NodeProto] = []
    weights: list[onnx.TensorProto] = []
    name = "pictures"

    def add(kind: str, *inputs: np.ndarray, output: str = "", **attributes: object) -> None:
        nonlocal name
        names = [name]
        for array in inputs:
            names.append(f"w{len(weights)}")
            weights.append(numpy_helper.from_array(array, names[-1]))
        name = output or f"n{len(nodes)}"
        nodes.append(helper.make_node(kind, names, [name], **attributes))

    for layer in network:
        if isinstance(layer, nn.Conv2d):
            add("Conv", *_weights(layer), pads=[1, 1, 1, 1], kernel_shape=[3, 3])
        elif isinstance(layer, nn.Linear):
            add("Gemm", *_weights(layer), transB=1)
        elif isinstance(layer, (nn.MaxPool2d, nn.AvgPool2d)):
            kind = "MaxPool" if isinstance(layer, nn.MaxPool2d) else "AveragePool"
            add(kind, kernel_shape=[2, 2], strides=[2, 2])
        else:
            add("Relu" if isinstance(layer, nn.ReLU) else "Flatten")
    outputs = [helper.make_tensor_value_info("chances", TensorProto.FLOAT, ["n", KINDS])]
    if network[-1].out_features > KINDS:
        answers = name
        add("Slice", np.array([KINDS]), np.array([KINDS + SIDES]), np.array([1]), output="moves")
        outputs.append(helper.make_tensor_value_info("moves", TensorProto.FLOAT, ["n", SIDES]))
        name = answers
        add("Slice", np.array([0]), np.array([KINDS]), np.array([1]))
    add("Softmax", output="chances", axis=1)
    pictures = helper.make_tensor_value_info("pictures", TensorProto.FLOAT, ["n", 2, SIDE, SIDE])
    graph = helper.make_graph(nodes, "marks", [pictures], outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR)
    onnx.checker.check_model(model)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString())


def read_onnx(network: nn.Sequential, path: Path) -> None:
    """Give a network the weights that `write_onnx` wrote."""
    known = [numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer]
    with torch.no_grad():
        for parameter, weights in zip(network.parameters(), known, strict=False):  # constants of slices come behind
            parameter.copy_(torch.from_numpy(weights.copy()))


def _weights(layer: nn.Module) -> list[np.ndarray]:
    return [one.detach().numpy() for one in layer.parameters()]
