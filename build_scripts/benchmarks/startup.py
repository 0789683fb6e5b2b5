"""How long the window takes from the start of the process until one can use it: by itself, and with a project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from build_scripts.benchmarks.harness import BenchResult, at_most, bench_command
from kie_desktop.domain.errors import UserError
from kie_desktop.places import program_folder
from kie_desktop.session import Settings

BAR_S = 0.8
RUNS = 5
TIMEOUT_S = 60


def serve(arguments: Sequence[str]) -> int:
    """Be the window that is measured: print the time when it can be used, then close it; returns the exit status.

    That is when it is painted, idle and has the keyboard; with a project as argument, when its pages are listed and one
    is painted to the last entity.
    """
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    import kie_desktop.cli.main  # noqa: F401  # `__main__` asks it first
    from kie_desktop.app import run_window
    from kie_desktop.ui.main_window import MainWindow

    def ready(window: MainWindow) -> None:
        shows_pages = (
            window.session.page is not None and window.canvas.is_settled and window.panels.pages.model.rowCount()
        )
        if QApplication.focusWidget() is None or (arguments and not shows_pages):
            QTimer.singleShot(1, lambda: ready(window))
            return
        print(time.time(), flush=True)
        window.close()

    return run_window(arguments, on_ready=ready)


def startup() -> BenchResult:
    """The best of several starts with settings of their own: a busy machine only adds to them."""
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as home:
        return at_most("startup", _best_start(Path(home)), "s", BAR_S)


def startup_project() -> BenchResult:
    """The same with a project of the sample pages."""
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as home:
        pages = Path(home) / "pages"
        shutil.copytree(program_folder() / "resources" / "samples", pages)
        _start(Path(home), str(pages))  # makes the project
        (project,) = pages.glob("*.kie")
        return at_most("startup_project", _best_start(Path(home), str(project)), "s", BAR_S)


def _best_start(home: Path, *arguments: str) -> float:
    """Seconds, as on any day but the first: the user was welcomed, and the program's bytecode is there."""
    settings = Settings(home / "settings.ini")
    settings.set_told("welcome")
    settings.save()
    _start(home, *arguments)
    return min(_start(home, *arguments) for _ in range(RUNS))


def _start(home: Path, *arguments: str) -> float:
    """Seconds from before the process exists until its window can be used.

    With bytecode as an installed program has it, kept in `home`, whatever this process was told about it.
    """
    environment = os.environ | {"KIE_DESKTOP_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    begin = time.time()
    child = subprocess.run(
        bench_command("--worker", "startup", *arguments),
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
