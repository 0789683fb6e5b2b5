"""The window of the soak `switches`: shows one page after the other, edits each, and lets the engine die."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer

from build_scripts.devtools.places import ROOT
from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.jobs import engine_client
from kie_desktop.session import Settings
from kie_desktop.ui.main_window import MainWindow

_FAKE_ENGINE = ROOT / "tests" / "jobs" / "fake_engine.py"
_DEATH_EVERY, _WARM_UP = 90, 100


def _figures() -> dict[str, float]:
    """Memory, open files and threads of this process, as Linux counts them."""
    status = Path("/proc/self/status").read_text("utf-8").splitlines()
    values = {line.partition(":")[0]: line.split()[1] for line in status if line.startswith(("VmRSS", "Threads"))}
    return {
        "mib": round(int(values["VmRSS"]) / 1024, 1),
        "files": len(os.listdir("/proc/self/fd")),  # noqa: PTH208 - names only
        "threads": int(values["Threads"]),
        "python_threads": threading.active_count(),
    }


class _Switcher:
    """One switch with every turn of the event loop."""

    def __init__(self, window: MainWindow, switches: int) -> None:
        self._window, self._switches = window, switches
        self._done = self._deaths = 0
        self._start: dict[str, float] = {}
        self._deaths_seen = 0
        window.session.annotator._engine.died.connect(self._on_died)
        self._timer = QTimer(window, interval=5)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        session = self._window.session
        if session.jobs.states or not self._window.canvas.is_settled:
            return
        if self._done == _WARM_UP and not self._start:
            self._start = _figures()
        if self._done >= self._switches:
            self._timer.stop()
            figures = {"start": self._start, "end": _figures(), "switches": self._done, "deaths": self._deaths_seen}
            print(json.dumps(figures), flush=True)
            self._window.close()
            return
        if self._deaths_seen < self._done // _DEATH_EVERY:
            process = session.annotator._engine._process
            if process is not None and process._child is not None:
                os.kill(process._child.pid, signal.SIGKILL)
            session.annotator.annotate([session.page_id or 0])  # with a new engine, which the next turn kills
        rows = session.summaries
        session.pages.show_page(rows[self._done * 7 % len(rows)].id)
        if self._done % 2:
            session.editor.do("Add", edits.add_entity, rectangle((5, 5, 50, 20)), "new")
        else:
            page = session.page
            last = max(page.entities) if page is not None and page.entities else None
            if last is not None and last > 8:
                session.editor.do("Delete", edits.delete, [last])
        self._done += 1

    def _on_died(self, _: str) -> None:
        self._deaths_seen += 1


def main() -> int:
    """Switch so many times as the second argument says; the exit status of the window."""
    vars(engine_client)["own_command"] = lambda *_: [sys.executable, str(_FAKE_ENGINE)]
    from kie_desktop.app import run_window
    from kie_desktop.places import user_folder

    settings = Settings(user_folder() / "settings.ini")
    settings.set_told("welcome")
    settings.save()
    kept: list[_Switcher] = []
    return run_window(sys.argv[1:2], lambda window: kept.append(_Switcher(window, int(sys.argv[2]))))


if __name__ == "__main__":
    sys.exit(main())
