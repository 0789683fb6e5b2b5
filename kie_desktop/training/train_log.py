"""`train.log` with PaddleOCR's own lines, so that its users' tools read it (spec F5)."""

from __future__ import annotations

import datetime
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from kie_desktop.formats.atomic import write_error
from kie_desktop.safe_files import open_file


class TrainLog:
    """Appends to the log file; a process that is not the first of its run has none (`path` None)."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def info(self, message: str) -> None:
        """One INFO line."""
        self._write("INFO", message)

    def warning(self, message: str) -> None:
        """One WARNING line."""
        self._write("WARNING", message)

    def error(self, message: str) -> None:
        """One ERROR line; further lines of the message follow without a head."""
        self._write("ERROR", message)

    def config(self, document: Mapping[str, Any]) -> None:
        """The configuration as a run begins with it: sorted, 4 spaces a level."""
        for line in _dump(document, 0):
            self.info(line)

    def metrics(self, kind: str, values: Mapping[str, Any]) -> None:
        """`cur metric, ...` or `best metric, ...`."""
        self.info(f"{kind} metric, " + ", ".join(f"{name}: {value}" for name, value in values.items()))

    def _write(self, level: str, message: str) -> None:
        if self._path is None:
            return
        moment = datetime.datetime.now().strftime("%Y/%m/%d %H:%M:%S")
        try:
            with open_file(self._path, "ab") as file:
                file.write(f"[{moment}] ppocr {level}: {message}\n".encode("utf-8", "backslashreplace"))
        except OSError as fault:
            raise write_error(self._path, fault) from fault


def _dump(document: Mapping[str, Any], depth: int) -> list[str]:
    lines = []
    for key, value in sorted(document.items()):
        head = f"{'    ' * depth}{key} : "
        if isinstance(value, Mapping):
            lines += [head, *_dump(value, depth + 1)]
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            lines += [head, *(line for row in value for line in _dump(row, depth + 1))]
        else:
            lines.append(head + str(value))
    return lines


class StepMeter:
    """Medians and averages as the step lines tell them.

    Values are medians over the last `window` steps; costs and samples are sums since the last line,
    always divided by `every`, so the line at an epoch's end tells less than there was (spec F5, I-34).
    """

    def __init__(self, window: int, every: int, epochs: int, steps: int) -> None:
        self._window, self._every, self._epochs, self.steps = window, every, epochs, steps
        self._values: dict[str, deque[float]] = {}
        self._read = self._spent = 0.0
        self._samples = 0
        self._all_seconds = 0.0
        self._all_steps = 0

    def add(self, values: Mapping[str, float], reading: float, seconds: float, samples: int) -> None:
        """Count a step: its lr and losses, seconds of reading, seconds in all, windows."""
        for name, value in values.items():
            self._values.setdefault(name, deque(maxlen=self._window)).append(value)
        self._read += reading
        self._spent += seconds
        self._samples += samples
        self._all_seconds += seconds
        self._all_steps += 1

    @property
    def smoothed(self) -> dict[str, float]:
        """The medians."""
        return {name: median(values) for name, values in self._values.items()}

    def eta(self, step: int) -> float:
        """Seconds to the end of the run, at the average pace so far."""
        return (self.steps - step) * self._all_seconds / max(self._all_steps, 1)

    def line(self, epoch: int, step: int) -> str:
        """The step line; the sums start anew."""
        stats = ", ".join(f"{name}: {value:.6f}" for name, value in self.smoothed.items())
        pace = self._samples / self._spent if self._spent else 0.0
        text = (
            f"epoch: [{epoch}/{self._epochs}], global_step: {step}, {stats}, "
            f"avg_reader_cost: {self._read / self._every:.5f} s, avg_batch_cost: {self._spent / self._every:.5f} s, "
            f"avg_samples: {self._samples / self._every}, ips: {pace:.5f} samples/s, "
            f"eta: {datetime.timedelta(seconds=int(self.eta(step)))}"
        )
        self._read = self._spent = 0.0
        self._samples = 0
        return text


class Stopwatch:
    """Seconds since it was last asked."""

    def __init__(self) -> None:
        self._last = time.perf_counter()

    def lap(self) -> float:
        """Seconds since the last lap."""
        now = time.perf_counter()
        self._last, seconds = now, now - self._last
        return seconds
