"""A line over the page, or in its place where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import with_short_words

PATIENCE_MS = 200
"""What takes no longer than this is not announced: a flash of text disturbs more than it tells."""

MAX_WIDTH = 520


class Notice(QLabel):
    """Says that there is no page, that its image is loading, or why it cannot be shown."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._theme = theme
        self._on_page = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.setObjectName("canvasNotice")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.apply_theme()
        self.hide()

    def apply_theme(self) -> None:
        """Take the colours of the theme."""
        surface, text, border = (self._theme.colour(token).name() for token in ("surface", "text", "border"))
        self.setStyleSheet(
            f"#canvasNotice {{ background: {surface}; color: {text}; border: 1px solid {border};"
            " border-radius: 8px; padding: 10px 16px; }"
        )

    def say(self, text: str, *, on_page: bool, at_once: bool = True) -> None:
        """Show a text at the top of the page, or in the middle of an empty view; later if not `at_once`."""
        self._on_page = on_page
        self.setText(with_short_words(text))
        self.place()
        if at_once:
            self._patience.stop()
            self.show()
        else:
            self.hide()
            self._patience.start()

    def withdraw(self) -> None:
        """There is nothing to say any more."""
        self._patience.stop()
        self.hide()

    def place(self) -> None:
        """Stand in the right place after the view has changed its size."""
        room = self._host.size()
        width = max(120, min(MAX_WIDTH, room.width() - 40, self.fontMetrics().horizontalAdvance(self.text()) + 48))
        self.resize(width, self.heightForWidth(width))
        y = 16 if self._on_page else (room.height() - self.height()) // 2
        self.move((room.width() - width) // 2, y)
        self.raise_()
