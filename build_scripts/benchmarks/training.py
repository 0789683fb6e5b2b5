"""SER and RE training, samples a second, against a plain reimplementation of PaddleOCR's step.

Both sides learn from the sample pages with one network of about 3 million parameters, SER 8 and RE 2 pages
at a time, each in a child process of its own. Ours is the step of a run, prepared as a run is. The peer
(`upstream_step`) does what PaddleOCR's does, with one thread, as it leaves it.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from build_scripts.benchmarks.harness import BenchResult, at_least, bench_command
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.places import program_folder
from kie_desktop.training.cpu import prepare_cpu

if TYPE_CHECKING:  # Paddle is loaded by the children only, each in its own way
    from kie_desktop.training.data import Example

BARS = {"ser": 4.0, "re": 10.0}
BATCH = {"ser": 8, "re": 2}
PAGES, ROUNDS = 16, 2
_WORDS, _PIECE = 2000, 3
_CLASSES = 7


def train_ser() -> BenchResult:
    """How many times more samples a second SER learns from than the peer."""
    return _compared("train_ser", "ser")


def train_re() -> BenchResult:
    """How many times more samples a second RE learns from than the peer."""
    return _compared("train_re", "re")


def _compared(name: str, task: str) -> BenchResult:
    ours, peer = _measured("ours", task), _measured("peer", task)
    ratio = ours["samples_per_s"] / peer["samples_per_s"]
    text = (
        f"PaddleOCR's step, {peer['samples_per_s']:.2f} samples/s against {ours['samples_per_s']:.2f}, "
        f"{ours['tokens']:.0f} tokens a page, {ours['parameters'] / 1e6:.1f} million parameters"
    )
    return at_least(name, ratio, "x", BARS[task], peer=text, ratio=ratio)


def _measured(side: str, task: str) -> dict[str, float]:
    """Run one side in a process of its own: how Paddle uses the processor is settled when it is loaded."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"} if side == "peer" else dict(os.environ)
    command = bench_command("--worker", "training-step", side, task)
    child = subprocess.run(command, capture_output=True, env=environment, check=False)
    if child.returncode:
        last = " ".join(child.stderr.decode(errors="replace").strip().splitlines()[-1:])
        raise UserError(f"the {side} side of the training benchmark ended with status {child.returncode}: {last}")
    numbers: dict[str, float] = json.loads(child.stdout.splitlines()[-1])
    return numbers


class Pieces:
    """A stand-in for a tokenizer, which the program may not have one of: pieces of three characters."""

    vocab_size = _WORDS

    def encode(self, text: str) -> list[int]:
        """An id for each piece of each word."""
        parts = [word[at : at + _PIECE] for word in text.split() for at in range(0, len(word), _PIECE)]
        return [4 + zlib.crc32(part.encode()) % (_WORDS - 4) for part in parts]


def examples() -> list[Example]:
    """The sample pages, one window each, again and again."""
    from kie_desktop.training.data import examples_of

    folder = program_folder() / "resources" / "samples"
    pages, _ = pages_of(read_label_file(folder / "truth.json"), folder)
    windows = [examples_of(page, Pieces(), default_label_set())[0] for page in pages]  # type: ignore[arg-type]
    return [windows[index % len(windows)] for index in range(PAGES)]


def sizes() -> LayoutXLMConfig:
    """About 3 million parameters."""
    return LayoutXLMConfig(
        vocab_size=_WORDS,
        hidden_size=192,
        num_hidden_layers=6,
        num_attention_heads=6,
        intermediate_size=768,
        coordinate_size=32,
        shape_size=32,
    )


def our_round(task: str, rows: list[Example]) -> tuple[Callable[[], None], int]:
    """All pages once, as a run does it; and the number of parameters."""
    from kie_desktop.networks.relation import ReNetwork
    from kie_desktop.networks.ser import SerNetwork
    from kie_desktop.training.cpu import cores
    from kie_desktop.training.dataset import BatchPlan
    from kie_desktop.training.step import ReObjective, SerObjective, TrainStep

    if task == "ser":
        step = TrainStep(SerObjective(SerNetwork(sizes(), _CLASSES)), 0.0, clip="none", cores=cores())
    else:
        step = TrainStep(ReObjective(ReNetwork(sizes())), 0.0, 10.0, clip="per_tensor", cores=cores())
    plan = BatchPlan([rows], (1.0,), BATCH[task], 1, 0, 1, 0)

    def once() -> None:
        for batches in plan.steps(1):
            step(batches, 5e-5)

    return once, sum(int(row.size) for row in step.parameters.values())


def peer_round(task: str, rows: list[Example]) -> tuple[Callable[[], None], int]:
    """All pages once, as PaddleOCR does it; and the number of parameters."""
    from build_scripts.benchmarks.upstream_step import UpstreamStep

    step = UpstreamStep(task, sizes(), _CLASSES)
    groups = [rows[at : at + BATCH[task]] for at in range(0, len(rows), BATCH[task])]

    def once() -> None:
        for group in groups:
            step(group)

    return once, step.parameters


def measure(side: str, task: str) -> dict[str, float]:
    """The best of some rounds, after a first one that does not count; what else runs only ever adds to them."""
    if side == "ours":
        prepare_cpu()
    rows = examples()
    once, parameters = (our_round if side == "ours" else peer_round)(task, rows)
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        once()
        times.append(time.perf_counter() - start)
    tokens = sum(len(row) for row in rows) / len(rows)
    return {"samples_per_s": PAGES / min(times[1:]), "tokens": tokens, "parameters": parameters}


def serve(side: str, task: str) -> int:
    """Be the process that measures; returns the exit status."""
    print(json.dumps(measure(side, task)))
    return 0
