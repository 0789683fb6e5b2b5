"""Ctrl+C and SIGTERM while a network runs in the command's own process: it is ended, not waited for."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper
from text_image import save

from kie_desktop.api import page_extraction
from kie_desktop.cli.main import run_command
from kie_desktop.domain.errors import UserError
from kie_desktop.inference import end_runs, open_session, run_session
from kie_desktop.places import own_command, own_environment

SIGNALS = pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A network that adds up for half a minute."""
    numbers = [("c", TensorProto.BOOL, []), ("x", TensorProto.FLOAT, [1])]
    given = [helper.make_tensor_value_info(*each) for each in [("i", TensorProto.INT64, []), *numbers]]
    results = [helper.make_tensor_value_info(f"{name}2", kind, shape) for name, kind, shape in numbers]
    steps = [helper.make_node("Identity", ["c"], ["c2"]), helper.make_node("Add", ["x", "x"], ["x2"])]
    loop = helper.make_node("Loop", ["times", "", "x"], ["y"], body=helper.make_graph(steps, "body", given, results))
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("x", "y")]
    times = helper.make_tensor("times", TensorProto.INT64, [], [3 * 10**7])
    graph = helper.make_graph([loop], "long", ends[:1], ends[1:], [times])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), tmp_path / "n.onnx")
    return tmp_path / "n.onnx"


@pytest.fixture
def session(long: Path) -> Iterator[onnxruntime.InferenceSession]:
    yield open_session(long, 1, keeps_memory=True)
    end_runs(False)


def test_networks_that_run_are_ended_and_none_begins(long: Path, session: onnxruntime.InferenceSession) -> None:
    def run(gives_back: bool) -> Any:
        return run_session(session, long, {"x": np.ones(1, np.float32)}, gives_back)

    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(run, gives_back) for gives_back in (False, True)]
        time.sleep(0.3)
        assert not any(each.done() for each in running)
        end_runs()
        for each in running:
            with pytest.raises(UserError, match="terminate"):
                each.result()
    with pytest.raises(UserError, match="terminate"):
        run(False)


@pytest.mark.parametrize("in_threads", [False, True], ids=["in the main thread", "in threads, as lines are read"])
@SIGNALS
def test_a_signal_ends_the_network_that_reads(
    long: Path,
    session: onnxruntime.InferenceSession,
    tmp_path: Path,
    pack: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    number: signal.Signals,
    status: int,
    in_threads: bool,
) -> None:
    ended: list[int] = []

    def line(place: int) -> None:
        run_session(session, long, {"x": np.ones(1, np.float32)})
        ended.append(place)

    def read(_: object) -> None:
        threading.Timer(0.5, os.kill, (os.getpid(), number)).start()
        if not in_threads:
            line(0)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(line, range(3)))

    monkeypatch.setattr(page_extraction, "read_here", read)
    save(tmp_path / "a.png", [], (400, 400))
    given = ("--model", str(pack), "--ocr", "rapid", "--jobs", "1", "--out", str(tmp_path / "out"))
    before = signal.getsignal(signal.SIGTERM)
    assert run_command(["extract", str(tmp_path / "a.png"), *given]) == status
    assert not ended
    assert capfd.readouterr().err == "error: stopped after 0 pages; use --resume to read the rest\n"
    assert signal.getsignal(signal.SIGTERM) is before and signal.set_wakeup_fd(-1) == -1


@SIGNALS
def test_whatever_command_runs_it(
    long: Path,
    session: onnxruntime.InferenceSession,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    number: signal.Signals,
    status: int,
) -> None:
    ended: list[bool] = []

    def run(_: object) -> None:
        threading.Timer(0.5, os.kill, (os.getpid(), number)).start()
        run_session(session, long, {"x": np.ones(1, np.float32)})
        ended.append(True)

    monkeypatch.setattr("kie_desktop.cli.updates.run", run)
    assert run_command(["updates"]) == status
    assert not ended and capfd.readouterr().err == "error: stopped\n"


@SIGNALS
@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process that gets SIGTERM")
@pytest.mark.parametrize("module", ["kie_desktop.cli.main", "kie_desktop.cli.evaluate", "numpy"])
def test_a_signal_while_modules_load_is_no_traceback(
    module: str, number: signal.Signals, status: int, tmp_path: Path
) -> None:
    """Raised in the middle of an import, a KeyboardInterrupt may even come out as another exception."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\n"
        "class Signals:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {module!r}:\n"
        f"            os.kill(os.getpid(), {int(number)})\n"
        "sys.meta_path.insert(0, Signals())\n"
    )
    command = own_command("evaluate", "--json", "--task", "ser", "--label-file", "a", "--image-dir", ".")
    environment = own_environment() | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)
    assert (done.returncode, done.stderr, json.loads(done.stdout)) == (status, "error: stopped\n", {"error": "stopped"})


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such timers")
def test_a_signal_may_be_told_of_in_the_middle_of_a_line() -> None:
    """The handler's line comes while others are being written: a stream refuses to be written to within itself."""
    script = (
        "import signal\n"
        "from kie_desktop.cli.output import note, note_in_signal\n"
        "signal.signal(signal.SIGALRM, lambda *_: note_in_signal('stopping'))\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.0002, 0.0002)\n"
        "for number in range(20_000):\n"
        "    note('a line')\n"
        "signal.setitimer(signal.ITIMER_REAL, 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    assert set(done.stderr.splitlines()) == {"a line", "stopping"}
