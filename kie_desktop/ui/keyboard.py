"""Who has the keyboard: the page gets it where what had it vanishes, as nothing else takes the keys of labels."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


def has_vanished(widget: QWidget | None) -> bool:
    """Whether a widget that had the keyboard cannot have it any more, so that Qt handed it on to some other one."""
    return widget is not None and (not shiboken6.isValid(widget) or not widget.isVisible() or not widget.isEnabled())


class KeyboardToPage(QObject):
    """Gives the keyboard to the page where Qt hands it on: to a label, say, where keys would do nothing."""

    def __init__(self, window: QWidget, page: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_moved)

    def _on_focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._window.isAncestorOf(now) or not self._page.isVisible():
            return
        if now.focusPolicy() == Qt.FocusPolicy.NoFocus or self._is_handed_on(before, now):
            self._page.setFocus()

    def _is_handed_on(self, before: QWidget | None, now: QWidget) -> bool:
        """Whether Qt chose `now`, as `before` is hidden; one that is only disabled stands beside what may go on."""
        if before is None or not shiboken6.isValid(before) or before.isVisible():
            return False
        return self._window.isAncestorOf(before) and not now.isAncestorOf(before)
