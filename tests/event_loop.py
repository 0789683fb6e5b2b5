"""Qt's event loop in tests: the application, and waiting for something to happen."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """The one application of this process (a window's, so that tests of widgets may come later)."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return app


class Turns:
    """When a test last waited: it is stuck where the event loop runs on without it."""

    latest = 0.0

    @classmethod
    def note(cls) -> None:
        """It is there, and waits or begins to do something."""
        cls.latest = time.monotonic()


def until(condition: Callable[[], object], timeout_ms: int = 90_000) -> None:
    """Run the event loop until the condition holds; fails when it takes too long, on a very busy machine, too."""
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        Turns.note()
        application().processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        application().sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.002)
        assert clock.elapsed() < timeout_ms, "waited too long"
