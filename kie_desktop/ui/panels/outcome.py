"""What came of a dialog's work, said in the dialog itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from kie_desktop.session import Session
from kie_desktop.ui.language import tr_message
from kie_desktop.ui.theme import Theme


class Outcome(QLabel):
    """Words in the colour of their kind, which can be copied; errors of the session are said without being asked.

    said: there are new words, and the dialog may have to grow.
    """

    message = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(wordWrap=True)
        self._theme = theme
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        session.message.connect(self._show_error)

    def say(self, text: str, token: str) -> None:
        """Show words. token: a colour of the theme, such as "success", "warning" or "error"."""
        self.setText(text)
        self.setStyleSheet(f"color: {self._theme.colour(token).name()}")
        self.show()
        self.message.emit()

    def say_message(self, text: str) -> None:
        """Show an error of a room without Qt, in the window's language."""
        self.say(tr_message(text), "error")

    def _show_error(self, level: str, text: str) -> None:
        if level == "error":
            self.say(tr_message(text), "error")
