"""Small runs for tests: a data folder, a tiny network, the training process as window and command line start it."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from goldens import CLASS_LIST, TOKENIZER
from numpy.typing import NDArray
from PIL import Image

from kie_desktop.contract import events
from kie_desktop.contract.train_config import DataSource, TrainConfig
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.formats.paddleocr import write_label_file
from kie_desktop.networks.unpickle import read_named_tensors
from kie_desktop.places import own_command, program_folder
from tests.training.test_data import form

TINY = {
    "hidden_size": 48,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "coordinate_size": 8,
    "shape_size": 8,
}


def data_folder(folder: Path, pages: list[Page] | None = None, labels: LabelSet | None = None) -> Path:
    """`train.json` of five small forms (or the pages given), `val.json` of the first two, blank images."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = pages or [form(lines) for lines in (2, 3, 4, 5, 6)]
    for page in pages:
        Image.new("RGB", (page.width, page.height), "white").save(folder / page.image)
    write_label_file(folder / "train.json", pages, labels or default_label_set())
    write_label_file(folder / "val.json", pages[:2], labels or default_label_set())
    return folder


def config(data: Path, out: Path, **settings: Any) -> TrainConfig:
    """Three epochs of three steps each, on fresh weights of the tiny network."""
    usual: dict[str, Any] = {
        "task": "ser",
        "out": out,
        "train": DataSource(data, (data / "train.json",)),
        "val": DataSource(data, (data / "val.json",)),
        "class_list": CLASS_LIST,
        "tokenizer": TOKENIZER,
        "network": TINY,
        "epochs": 3,
        "batch_size": 2,
        "learning_rate": 1e-3,
        "warmup_epochs": 1,
        "log_every": 2,
        "device": "cpu",
    }
    return TrainConfig(**{**usual, **settings})


class Child:
    """A training process. It has a group of its own, with those that it starts."""

    started: ClassVar[list[Child]] = []

    def __init__(self, run: TrainConfig, command: list[str] | None = None) -> None:
        path = run.out.with_name(f"{run.out.name}-{len(list(run.out.parent.iterdir()))}.json")
        path.write_text(run.to_json(), encoding="utf-8")
        self._errors = path.with_suffix(".err")
        with self._errors.open("w") as errors:
            self.process = subprocess.Popen(
                [*(command or own_command()), "--worker", "train", str(path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env={**os.environ, "OMP_NUM_THREADS": "1"},
                cwd=program_folder(),
                start_new_session=True,
            )
        self.started.append(self)

    def events(self) -> Iterator[events.Event]:
        """The events as they come; other lines (a launcher's) are passed over."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            try:
                yield events.decode(line)
            except events.EventError:
                continue

    def until(self, wanted: Callable[[events.Event], bool]) -> None:
        """Read up to an event."""
        for event in self.events():
            if wanted(event):
                return
        raise AssertionError(f"the process ended before: {self.errors()}")

    def say(self, line: str) -> None:
        """Write a line to its standard input."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def finish(self) -> tuple[list[events.Event], int]:
        """The remaining events and the exit status."""
        rest = list(self.events())
        with self.process:  # closes its pipes
            return rest, self.process.wait(60)

    def kill(self) -> None:
        """End it as a crash does."""
        with self.process:
            os.killpg(self.process.pid, signal.SIGKILL)

    def errors(self) -> str:
        """What it wrote to standard error."""
        return self._errors.read_text("utf-8")


def finished(run: TrainConfig) -> list[events.Event]:
    """The events of a run that must come to its end."""
    child = Child(run)
    told, status = child.finish()
    assert status == 0, child.errors()
    return told


def read_tensors(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays of a `.pdparams`."""
    return read_named_tensors(path)[0]


def assert_same_weights(first: Path, second: Path, tolerance: float = 1e-6, name: str = "model_state.pdparams") -> None:
    """Every weight of two checkpoints is the same."""
    mine, its = read_tensors(first / name), read_tensors(second / name)
    assert mine.keys() == its.keys()
    for key, value in mine.items():
        np.testing.assert_allclose(value, its[key], rtol=0, atol=tolerance, err_msg=key)
