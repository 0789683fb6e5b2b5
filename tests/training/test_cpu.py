"""Loading Paddle: what it says on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

STAND_IN = """
import os, sys
if os.environ["OMP_NUM_THREADS"] != "1":
    print("WARNING: OMP_NUM_THREADS set to 2, not 1.", file=sys.stderr)
    print("PLEASE USE OMP_NUM_THREADS WISELY.", file=sys.stderr)
print("libfoo.so is missing", file=sys.stderr)
"""


def test_paddles_advice_on_threads_is_kept_from_the_user_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "paddle.py").write_text(STAND_IN)
    paths = os.pathsep.join([str(tmp_path), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", "from kie_desktop.training.cpu import load_paddle; load_paddle(); load_paddle()"],
        env={**os.environ, "PYTHONPATH": paths, "OMP_NUM_THREADS": "2"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "libfoo.so is missing\n")


RUN_A_PROGRAM = """
from kie_desktop.training.cpu import load_paddle
load_paddle()
import paddle
paddle.enable_static()
with paddle.static.program_guard(paddle.static.Program()):
    doubled = paddle.static.data("x", [1], "float32") * 2
    paddle.static.Executor(paddle.CPUPlace()).run(feed={"x": [1.0]}, fetch_list=[doubled])
"""


def test_paddle_says_nothing_of_its_inner_life() -> None:
    done = subprocess.run([sys.executable, "-c", RUN_A_PROGRAM], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
