"""Taking pictures of the real window, step by step, while its event loop runs."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from kie_desktop.ui.main_window import MainWindow

SIZE = (1440, 900)
TIMEOUT_S = 180
SETTLE_MS = 800
"""Time for tiles and thumbnails to arrive, which are drawn in threads."""

Steps = Iterator[Callable[[], object] | int]
"""What to wait for before going on: a condition, or milliseconds."""


class Photographer:
    """Goes through steps with one window and takes pictures on the way."""

    def __init__(self, folder: Path, suffix: str = "") -> None:
        self.failed = False
        self.window: MainWindow
        self._folder = folder
        self._suffix = suffix

    def start(self, window: MainWindow, steps: Steps) -> None:
        """Begin, once the window has been painted; closes it at the end."""
        self.window = window
        window.resize(*SIZE)
        self._next(steps)

    def take(self, name: str) -> None:
        """A picture of the menu or dialog that is open, else of the window."""
        path = self._folder / f"{name}{self._suffix}.png"
        self._shown().grab().save(str(path))
        print(path)

    def do(self, action: str) -> None:
        """Do something that may ask, and then returns only when it was answered."""
        QTimer.singleShot(0, self.window.action_table[action].trigger)

    def close_dialog(self) -> None:
        """Close what stands before the window."""
        self._shown().close()

    def escape(self) -> None:
        """Press Esc in what floats over the page."""
        receiver = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        QTest.keyClick(receiver, Qt.Key.Key_Escape)

    def accept_dialog(self) -> None:
        """Press the main button of the dialog that is open."""
        next(button for button in self._shown().findChildren(QPushButton) if button.property("primary")).click()

    def at_rest(self) -> bool:
        """Whether nothing is being worked on."""
        return not self.window.session.jobs.states

    def _shown(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        dialogs = [
            w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() == Qt.WindowType.Dialog
        ]
        return popup or (dialogs[-1] if dialogs else self.window)

    def _next(self, steps: Steps) -> None:
        if self._shown() is self.window:
            self.window.activateWindow()  # as a dialog that closes does where there is a screen
        wish = next(steps, None)
        if wish is None:
            self.window.session.jobs.cancel_all()
            self.window.close()
        elif isinstance(wish, int):
            QTimer.singleShot(wish, lambda: self._next(steps))
        else:
            self._wait(wish, steps, time.monotonic() + TIMEOUT_S)

    def _wait(self, condition: Callable[[], object], steps: Steps, until: float) -> None:
        if condition():
            QTimer.singleShot(SETTLE_MS, lambda: self._next(steps))
        elif time.monotonic() < until:
            QTimer.singleShot(100, lambda: self._wait(condition, steps, until))
        else:
            print(f"error: the window was not ready after {TIMEOUT_S} s", file=sys.stderr)
            self.failed = True
            self._next(iter(()))
