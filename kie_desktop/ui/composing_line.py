"""A line editor whose keys are its own: no shortcut of the window fires while someone types in it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent
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
        own = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self._composing
        if own and self.use_key(cast(QKeyEvent, event)):
            event.accept()
            return True
        return bool(super().event(event))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Notice whether an input method is composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
