"""macOS tells a running program what was double-clicked. In a process of its own: Qt has one application in each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from kie_desktop.app import run_window

def ready(window):
    QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(sys.argv[1]))
    look(window)

def look(window):
    if window.session.path is None:
        QTimer.singleShot(5, lambda: look(window))
    else:
        print(window.session.path, flush=True)
        window.close()

run_window([], on_ready=ready)
"""


def test_what_is_double_clicked_opens_in_the_window(folder: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).parent == folder
