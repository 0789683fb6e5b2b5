"""How long the window takes from the start of the process until one can use it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

from kie_desktop.benchmarks.harness import BenchResult, at_most
from kie_desktop.domain.errors import UserError

BAR_S = 0.8
RUNS = 5
TIMEOUT_S = 60

_CHILD = """
import sys, time
from kie_desktop import app

def ready(window):
    print(time.time(), flush=True)
    window.close()

sys.exit(app.run_window([], on_ready=ready))
"""
"""Says when the window was painted and idle, then closes it."""


def startup() -> BenchResult:
    """The best of several starts with settings of their own: a busy machine only adds to them."""
    return at_most("startup", min(_start_once() for _ in range(RUNS)), "s", BAR_S)


def _start_once() -> float:
    """Seconds from before the process exists until its window is painted and its event loop idle."""
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as home:
        environment = os.environ | {"KIE_DESKTOP_HOME": home}
        if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
            environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        begin = time.time()
        child = subprocess.run(
            [sys.executable, "-c", _CHILD],
            env=environment,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    if child.returncode:
        words = child.stderr.strip().splitlines()
        raise UserError(f"startup: the window did not start: {words[-1] if words else child.returncode}")
    return float(child.stdout.split()[-1]) - begin
