"""What a run will need of memory, time and disk, before it starts. Rough on purpose, and said to be so."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.training.cpu import MOST_PARTS

FLOAT = 4
COPIES = 4
"""Weights, gradients and AdamW's two moments; on processors each further thread has gradients too."""
STORED = 3
"""Of these, a checkpoint holds weights and moments."""
PROGRAM = 700 << 20
"""Paddle itself with its buffers: resident memory of a training process with a tiny network."""
_KEPT_OF_HIDDEN, _KEPT_OF_FEED_FORWARD, _KEPT_OF_SCORES = 16, 4, 4
"""How many arrays of each size a layer keeps for the way back."""
SHARE_OF_PEAK = 0.35
"""Of the speed of matrix products, what a training step of such a network reaches on a processor."""
BACKWARD = 3
"""A step costs three forward passes."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """parameters: that learn. memory, disk: bytes. seconds: of the whole run on this processor."""

    parameters: int
    memory: int
    disk: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Workload:
    """Tokens of the windows to learn from, grouped as they are learned at once, and of the pages to measure on.

    examples: for SER each window by itself, for RE all windows of a page. rounds: `TrainConfig.rounds`.
    """

    examples: tuple[tuple[int, ...], ...]
    val_tokens: int
    rounds: int = 1

    @property
    def windows(self) -> list[int]:
        """Tokens of every window."""
        return [tokens for windows in self.examples for tokens in windows]


def estimate(config: TrainConfig, sizes: LayoutXLMConfig, num_classes: int, work: Workload, speed: float) -> Estimate:
    """Memory, time and disk of a run. speed: of this machine, in floating point operations a second."""
    networks = 2 if config.distillation == "udml" else 1
    parameters = networks * count_parameters(sizes, config.task, num_classes)
    largest = [tokens for windows in sorted(work.examples, key=sum)[-config.batch_size :] for tokens in windows]
    activations = networks * len(largest) * _activations(sizes, max(largest, default=0))
    threads = 1 if config.device == "gpu" else min(os.cpu_count() or 1, MOST_PARTS, config.batch_size)
    per_epoch = BACKWARD * networks * sum(forward_operations(sizes, tokens) for tokens in work.windows)
    per_measurement = forward_operations(sizes, 1) * work.val_tokens
    steps = -(-len(work.examples) // (config.batch_size * config.accumulate))
    measurements = config.epochs if config.eval_interval is None else config.epochs * steps / config.eval_interval
    saved = 3 + config.epochs // config.save_epoch_step  # best, latest, and the one being written
    return Estimate(
        parameters,
        PROGRAM + parameters * (COPIES + threads - 1) * FLOAT + activations,
        parameters * STORED * FLOAT * saved,
        (config.epochs * work.rounds * per_epoch + measurements * per_measurement) / (speed * SHARE_OF_PEAK),
    )


def count_parameters(sizes: LayoutXLMConfig, task: str, num_classes: int) -> int:
    """The parameters of a SER or RE network (spec C1, appendix 1)."""
    hidden, inner = sizes.hidden_size, sizes.intermediate_size
    tables = sizes.vocab_size + sizes.max_position_embeddings + sizes.type_vocab_size
    count = tables * hidden + 4 * sizes.max_2d_position_embeddings * sizes.coordinate_size + 5 * hidden
    layer = 4 * (hidden * hidden + hidden) + 2 * hidden * inner + inner + hidden + 4 * hidden
    count += sizes.num_hidden_layers * layer + hidden * hidden + hidden
    if task == "ser":
        return count + hidden * num_classes + num_classes
    half = hidden // 2
    side = 2 * hidden * hidden + hidden + hidden * half + half
    return count + 3 * hidden + 2 * side + 2 * half * half + 2 * hidden + 2


def forward_operations(sizes: LayoutXLMConfig, tokens: int) -> float:
    """Floating point operations of the encoder over a window."""
    hidden, inner = sizes.hidden_size, sizes.intermediate_size
    per_token = 2 * (4 * hidden * hidden + 2 * hidden * inner) + 4 * tokens * hidden
    return float(sizes.num_hidden_layers * tokens * per_token)


def _activations(sizes: LayoutXLMConfig, tokens: int) -> int:
    """Bytes that one window keeps for the way back."""
    per_token = _KEPT_OF_HIDDEN * sizes.hidden_size + _KEPT_OF_FEED_FORWARD * sizes.intermediate_size
    per_token += _KEPT_OF_SCORES * sizes.num_attention_heads * tokens
    return sizes.num_hidden_layers * tokens * per_token * FLOAT


def processor_speed(seconds: float = 0.1) -> float:
    """Floating point operations a second of matrix products on all cores, other work on the machine included.

    One core is measured, with products so small that they stay on it: threads that wait for each other on a busy
    machine would tell a fifth of what training reaches there.
    """
    size = 64
    matrix, product = np.ones((2, size, size), np.float32)
    rounds, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < seconds:
        np.matmul(matrix, matrix, out=product)
        rounds += 1
    return (os.cpu_count() or 1) * max(rounds, 1) * 2 * size**3 / spent


def free_disk(folder: Path) -> int:
    """Free bytes where a folder is or would be made."""
    existing = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(existing).free


def in_words(size: float) -> str:
    """Bytes for people."""
    return f"{size / (1 << 30):.1f} GB" if size >= 1 << 30 else f"{size / (1 << 20):.0f} MB"


def duration(seconds: float) -> str:
    """Seconds for people."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
