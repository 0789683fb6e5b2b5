"""Speaks a training process's protocol without training. The mode is the file name of the configuration's `out`."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

from kie_desktop.contract import events
from kie_desktop.contract.events import Evaluated, Failed, Finished, Saved, Started, Step, Stopped
from kie_desktop.locks import hold

STEPS = 6
WAITS_S = 120
"""At most, where nobody ends it: the test has failed then."""


class Asked:
    """Whether the run was asked to end: by the file, or because nobody attends to it any more."""

    def __init__(self, out: Path) -> None:
        self._file = out / events.STOP_FILE
        self._left = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def is_set(self) -> bool:
        return self._left.is_set() or self._file.exists()

    def _read(self) -> None:
        attended = False
        for line in sys.stdin:
            attended = {"attended": True, "alone": False}.get(line.strip(), attended)
        if attended:
            self._left.set()


def say(event: events.Event) -> None:
    sys.stdout.write(events.encode(event))
    sys.stdout.flush()


def main() -> int:
    config = json.loads(Path(sys.argv[-1]).read_text("utf-8"))
    out = Path(config["out"])
    mode = os.environ.get("FAKE_TRAINER", "")
    stop = Asked(out)
    out.mkdir(parents=True, exist_ok=True)
    held = hold(out / events.LOCK)
    assert held is not None
    first = 3 if config.get("resume") else 0
    latest = out / "latest"
    print("a library says hello", flush=True)
    print("[2026/11/22 09:00:00] ppocr INFO: starting", file=sys.stderr, flush=True)
    say(Started(config["task"], str(out), "cpu", "fp32", 4, 4, 2, 3, STEPS, 2, first, 1000, os.getpid()))
    if mode == "measures its start":
        say(Evaluated(0, 0, {"precision": 0.2, "recall": 0.05, "hmean": 0.08, "fps": 9.0}, True))
    for step in range(first + 1, STEPS + 1):
        losses = {"loss": 1 / step}
        say(Step(step, (step + 1) // 2, losses, losses, 5e-5 * step, 10.0, float(STEPS - step)))
        if step % 2 == 0:
            latest.mkdir(parents=True, exist_ok=True)
            say(Saved("latest", str(latest), step))
            say(Evaluated(step, step // 2, {"precision": 0.5, "recall": 0.5, "hmean": step / 10, "fps": 9.0}, True))
        if step == 3 and not config.get("resume"):
            if mode == "dies":
                print("Segmentation fault in libfake", file=sys.stderr, flush=True)
                os.kill(os.getpid(), signal.SIGKILL)
            if mode == "fails":
                say(Failed("p1.png: the loss is not a number; lower the learning rate", str(latest)))
                return 1
            if mode == "garbage":
                sys.stdout.write('{"event":"step","nonsense":1}\n{"event":\n\x00\n')
            end = time.monotonic() + WAITS_S
            if mode in ("waits", "hangs", "until go"):
                while time.monotonic() < end and (mode == "hangs" or not (stop.is_set() or (out / "go").exists())):
                    time.sleep(0.01)
        if stop.is_set():
            latest.mkdir(parents=True, exist_ok=True)
            say(Stopped(str(latest), step))
            return 0
    best = out / "best_accuracy"
    best.mkdir(parents=True, exist_ok=True)
    say(Finished(str(best), {"precision": 0.7, "recall": 0.8, "hmean": 0.75}, STEPS, 1.0))
    return 0


if __name__ == "__main__":
    sys.exit(main())
