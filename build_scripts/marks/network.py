"""The network: two small pictures of a candidate to the chances that it is nothing, an empty or a checked mark."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import paddle
from onnx import TensorProto, helper, numpy_helper
from paddle import nn

from build_scripts.marks.examples import Examples
from kie_desktop.ocr.marks.crops import SIDE

WIDTHS = (12, 20, 28)
HIDDEN = 48
KINDS = 3
_OPSET, _IR = 17, 8


def fresh_network(seed: int = 0) -> nn.Sequential:
    """Three convolutions, each halved by its largest values, and two dense layers."""
    paddle.seed(seed)
    layers: list[nn.Layer] = []
    channels = 2
    for width in WIDTHS:
        layers += [nn.Conv2D(channels, width, 3, padding=1), nn.ReLU(), nn.MaxPool2D(2)]
        channels = width
    layers += [nn.Flatten(), nn.Linear(channels * (SIDE // 8) ** 2, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, KINDS)]
    return nn.Sequential(*layers)


def train(examples: Examples, epochs: int, batch: int = 128, rate: float = 2e-3, seed: int = 0) -> nn.Sequential:
    """A network that learned from examples; prints the mean loss of each epoch."""
    network = fresh_network(seed)
    count = len(examples.kinds)
    steps = epochs * (count // batch)
    schedule = paddle.optimizer.lr.CosineAnnealingDecay(rate, steps)
    optimiser = paddle.optimizer.AdamW(schedule, parameters=network.parameters(), weight_decay=1e-3)
    rng = np.random.default_rng(seed)
    for epoch in range(epochs):
        order, losses = rng.permutation(count), []
        for start in range(0, count - batch + 1, batch):
            places = np.sort(order[start : start + batch])
            pictures = _changed(examples.pictures[places].astype(np.float32), rng)
            answers = network(paddle.to_tensor(pictures))
            loss = nn.functional.cross_entropy(answers, paddle.to_tensor(examples.kinds[places]), label_smoothing=0.02)
            loss.backward()
            optimiser.step()
            optimiser.clear_grad()
            schedule.step()
            losses.append(float(loss))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)
    return network


def _changed(pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Fainter or stronger; nothing is turned or mirrored, since text stands around a mark."""
    count = (len(pictures), 1, 1, 1)
    strength = rng.uniform(0.75, 1.1, count).astype(np.float32)
    shift = rng.uniform(-0.15, 0.1, count).astype(np.float32)
    return np.clip(pictures * strength + shift, -1, 1)


def write_onnx(network: nn.Sequential, path: Path) -> None:
    """`pictures` float32[n, 2, SIDE, SIDE] -> `chances` float32[n, 3]."""
    nodes, weights, name = [], [], "pictures"

    def add(kind: str, *inputs: np.ndarray, **attributes: object) -> None:
        nonlocal name
        names = [name]
        for array in inputs:
            names.append(f"w{len(weights)}")
            weights.append(numpy_helper.from_array(array, names[-1]))
        name = f"n{len(nodes)}"
        nodes.append(helper.make_node(kind, names, [name], **attributes))

    for layer in network:
        if isinstance(layer, nn.Conv2D):
            add("Conv", layer.weight.numpy(), layer.bias.numpy(), pads=[1, 1, 1, 1], kernel_shape=[3, 3])
        elif isinstance(layer, nn.Linear):
            add("Gemm", layer.weight.numpy(), layer.bias.numpy())
        elif isinstance(layer, nn.MaxPool2D):
            add("MaxPool", kernel_shape=[2, 2], strides=[2, 2])
        else:
            add("Relu" if isinstance(layer, nn.ReLU) else "Flatten")
    add("Softmax", axis=1)
    graph = helper.make_graph(
        nodes,
        "marks",
        [helper.make_tensor_value_info("pictures", TensorProto.FLOAT, ["n", 2, SIDE, SIDE])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", KINDS])],
        weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR)
    onnx.checker.check_model(model)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString())
