"""A line editor whose keys are its own: no shortcut of the window fires while someone types in it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class ComposingLine(QLineEdit):
    """Keys first go to `use_key`, except while an input method composes: then they belong to it.

    Text that is being composed is not text yet; only what the input method commits is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False

    def use_key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False to let it edit the text."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Keep keys from becoming shortcuts, and Tab from leaving."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return bool(super().event(event))
        if not self._uses(cast(QKeyEvent, event)):
            super().event(event)
        event.accept()  # nothing that is pressed here is for what lies behind
        return True

    def _uses(self, event: QKeyEvent) -> bool:
        if self._composing:
            return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # leaving would throw away what is composed
        return self.use_key(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Notice whether an input method is composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
