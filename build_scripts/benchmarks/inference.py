"""SER and RE on one page at base size, against what PaddleOCR's own scripts run.

The peer is a plain Paddle forward pass over upstream's fixed shape, 512 padded token positions and 49
visual ones (spec C3, C5), with the settings that Paddle starts with; for RE also upstream's decoder,
which builds every pair of key and value. Weights are random, and the word table is cut to some rows:
a page touches one row a token, whatever the table holds. Both sides run in this process, turn by turn.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import paddle
from numpy.typing import NDArray
from paddle import Tensor

from build_scripts.benchmarks.harness import BenchResult, at_least
from kie_desktop.inference import open_session
from kie_desktop.networks.checkpoint import Checkpoint, Task
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.relation import KEY_ROW, VALUE_ROW, ReNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.training.export import write_onnx

TYPICAL = 300
"""Tokens of the page that is measured: the median of the 25 pages of forms_en is 292 with 8,000 pieces."""
FULL = 500
"""Tokens of a page that nearly fills upstream's fixed shape; told beside the result."""
KEYS, VALUES = 18, 16
"""Of a page; forms_en's medians."""
UPSTREAM_LENGTH = 512 + 49
ROUNDS = 7
BAR = 8.0
_CLASSES, _WORDS = 7, 5000
_Tokens = tuple[NDArray[np.int64], NDArray[np.int64]]
_Work = Callable[[], object]


def ser_inference() -> BenchResult:
    """How many times faster SER reads a page than the peer."""
    network = SerNetwork(_config(), _CLASSES)
    network.eval()
    padded = _padded(*_page(FULL))
    with tempfile.TemporaryDirectory() as folder:
        ser = _sessions(network, "ser", Path(folder))["ser.onnx"]

        def ours(page: _Tokens) -> None:
            ser(*page)

        return _compared("ser_inference", ours, lambda: network(*padded).numpy())


def re_inference() -> BenchResult:
    """How many times faster RE scores all pairs of a page than the peer."""
    network = ReNetwork(_config())
    network.eval()
    padded = _padded(*_page(FULL))
    first_tokens = np.linspace(0, TYPICAL - 1, KEYS + VALUES).astype(np.int64)
    keys, values = first_tokens[:KEYS], first_tokens[KEYS:]
    with tempfile.TemporaryDirectory() as folder:
        sessions = _sessions(network, "re", Path(folder))

        def ours(page: _Tokens) -> None:
            hidden = sessions["re_encoder.onnx"](*page)
            sessions["re_head.onnx"](hidden[keys], hidden[values])

        def peer() -> object:
            return score_built_pairs(network, network.encode(*padded)[0], keys, values).numpy()

        return _compared("re_inference", ours, peer)


def _config() -> LayoutXLMConfig:
    """Base size, with room for upstream's visual positions."""
    return LayoutXLMConfig(vocab_size=_WORDS, max_position_embeddings=UPSTREAM_LENGTH)


def _page(tokens: int) -> _Tokens:
    """Random tokens in rows of boxes."""
    random = np.random.default_rng(0)
    left, top = 100 * random.integers(0, 8, tokens), 10 * random.integers(0, 90, tokens)
    return random.integers(4, _WORDS, tokens), np.stack([left, top, left + 90, top + 9], axis=1)


def _padded(ids: NDArray[np.int64], bbox: NDArray[np.int64]) -> tuple[Tensor, Tensor, Tensor]:
    """The page as upstream feeds it: batch of one, padded to its fixed length, with a mask."""
    padding = UPSTREAM_LENGTH - len(ids)
    long_ids, long_bbox = np.pad(ids, (0, padding), constant_values=1), np.pad(bbox, ((0, padding), (0, 0)))
    mask = np.arange(UPSTREAM_LENGTH) < len(ids)
    return tuple(paddle.to_tensor(part[None]) for part in (long_ids, long_bbox, mask.astype(np.int64)))


def score_built_pairs(network: ReNetwork, hidden: Tensor, keys: NDArray[np.int64], values: NDArray[np.int64]) -> Tensor:
    """Upstream's decoder (spec C7): both sides of every pair go through their projection, [k * v, 2]."""
    decoder = network.extractor
    sides = []
    for tokens, role, projection in (
        (np.repeat(keys, len(values)), KEY_ROW, decoder.ffnn_head),
        (np.tile(values, len(keys)), VALUE_ROW, decoder.ffnn_tail),
    ):
        roles = decoder.entity_emb(paddle.full([len(tokens)], role, "int64"))
        sides.append(projection(paddle.concat([paddle.gather(hidden, paddle.to_tensor(tokens)), roles], axis=1)))
    heads, tails = sides
    bilinear = paddle.einsum("na,oab,nb->no", heads, decoder.rel_classifier.bilinear.weight, tails)
    return bilinear + decoder.rel_classifier.linear(paddle.concat(sides, axis=1))


def _sessions(
    network: SerNetwork | ReNetwork, task: Task, folder: Path
) -> dict[str, Callable[..., NDArray[np.float32]]]:
    """The exported network's parts: name -> function of its inputs in order."""
    state = {key: value.numpy() for key, value in network.state_dict().items()}
    checkpoint = Checkpoint(folder, network.config, task, state, _CLASSES, None, None)
    return {name: _runner(path) for name, path in write_onnx(checkpoint, folder).items()}


def _runner(path: Path) -> Callable[..., NDArray[np.float32]]:
    session = open_session(path, os.cpu_count() or 1)
    names = [node.name for node in session.get_inputs()]

    def run(*arrays: NDArray[np.generic]) -> NDArray[np.float32]:
        return np.asarray(session.run(None, dict(zip(names, arrays, strict=True)))[0])

    return run


@paddle.no_grad()
def _compared(name: str, ours: Callable[[_Tokens], None], peer: _Work) -> BenchResult:
    """Best times of both, taken turn by turn: what else runs on the machine only ever adds to them."""
    typical, full = _page(TYPICAL), _page(FULL)
    works: tuple[_Work, ...] = (lambda: ours(typical), lambda: ours(full), peer)
    times: tuple[list[float], ...] = ([], [], [])
    for _ in range(ROUNDS):
        for work, seconds in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - start)
    of_typical, of_full, of_peer = (min(seconds) for seconds in times)
    ratio = of_peer / of_typical
    text = (
        f"plain Paddle forward over {UPSTREAM_LENGTH} positions, {of_peer * 1000:.0f} ms against "
        f"{of_typical * 1000:.0f} ms on {TYPICAL} tokens; {of_peer / of_full:.1f} x on {FULL}"
    )
    return at_least(name, ratio, "x", BAR, peer=text, ratio=ratio)
