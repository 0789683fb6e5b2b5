"""The strip over the edge of the page that says what happened, without stopping anyone or moving anything."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from kie_desktop.ui.language import tr, tr_message
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import with_short_words

LEVELS = {"error": "error", "warning": "warning", "info": "info", "success": "success"}
"""Level -> icon and colour token."""

PASSING_MS = 6000
"""Good news goes away by itself; errors and warnings stay until closed."""


MARGIN = 10
"""Between the bar and the edges of its host, in pixels."""
BUTTONS = 110
"""Width of the icon, the button that closes, and the room between, in pixels."""
LEAST_LETTERS = 30
MOST_WAITING = 50
"""So many unread messages are kept."""


class _Offer(NamedTuple):
    """A button on a message: its words, and what it does. passing: the message goes away by itself."""

    words: str
    do: Callable[[], None]
    passing: bool


class MessageBar(QFrame):
    """Shows the latest message; closing it shows an earlier one that was not read yet.

    It lies over the lower edge of its host, in no layout: the page stays where it is while somebody aims at it.
    """

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        host.installEventFilter(self)
        self.setObjectName("message-bar")
        self._theme = theme
        self._waiting: deque[tuple[str, str]] = deque(maxlen=MOST_WAITING)
        self._shown: tuple[str, str] | None = None
        self._offers: dict[str, _Offer] = {}
        self._steps: dict[str, int] = {}
        """Message -> the latest step when it came."""
        self.latest_step: Callable[[], int] = lambda: 0
        """Number of the latest step that was done; what is said next is about it, or about nothing that was done."""
        self._icon = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.text.setAccessibleName(tr("Message"))
        self._more = QLabel()
        self._more.setProperty("role", "muted")
        self.offer_button = QPushButton()
        self.offer_button.clicked.connect(self._accept_offer)
        self._close = QToolButton()
        self._close.setProperty("quiet", True)
        self._close.setAccessibleName(tr("Close message"))
        self._close.setToolTip(tr("Close message"))
        self._close.clicked.connect(self.close_message)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(10)
        parts = ((self._icon, 0), (self.text, 1), (self.offer_button, 0), (self._more, 0), (self._close, 0))
        for widget, stretch in parts:
            row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignVCenter if stretch == 0 else Qt.AlignmentFlag(0))
        self._timer = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._timer.timeout.connect(self.close_message)
        theme.changed.connect(self._paint)
        self.hide()

    @property
    def shown(self) -> tuple[str, str] | None:
        """Level and text of the message that shows, or None."""
        return self._shown

    def show_message(self, level: str, text: str) -> None:
        """Show a message; an unread error, warning or offer comes back after it."""
        level, text = level if level in LEVELS else "info", tr_message(text)
        if self._shown and self._stays(*self._shown) and self._shown[1] != text:
            self._waiting.append(self._shown)
        self._shown = (level, text)
        self._steps[text] = self.latest_step()
        self._paint()
        self.show()
        self.raise_()
        self._start_timer()

    def offer(
        self, text: str, words: str, do: Callable[[], None], level: str = "info", *, passing: bool = False
    ) -> None:
        """Show a message with a button that does something about it. passing: it goes away by itself."""
        self._offers[tr_message(text)] = _Offer(words, do, passing)
        self.show_message(level, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge of the host, whatever becomes of its size."""
        if isinstance(event, QResizeEvent):
            self._place()
        return super().eventFilter(watched, event)

    def withdraw(self, text: str) -> None:
        """Put a message away, if it is still there: it is not true any more."""
        self._waiting = deque((message for message in self._waiting if message[1] != text), maxlen=MOST_WAITING)
        if self._shown is not None and self._shown[1] == text:
            self.close_message()

    def withdraw_news(self, undone: int) -> None:
        """Put away what is not true any more once a step was undone or redone: news of any step, and warnings of this.

        undone: its number. Errors stay, and offers that wait for an answer: they are about no step.
        """
        for level, text in [*self._waiting, *filter(None, [self._shown])]:
            is_of_step = level == "warning" and text not in self._offers and self._steps.get(text) == undone
            if is_of_step or not self._stays(level, text):
                self.withdraw(text)

    def close_message(self) -> None:
        """Put the message away; the newest unread one follows."""
        self._timer.stop()
        if self._shown is not None:
            self._offers.pop(self._shown[1], None)
            self._steps.pop(self._shown[1], None)
        self._shown = self._waiting.pop() if self._waiting else None
        if self._shown is None:
            self.hide()
            return
        self._paint()
        self._start_timer()

    def clear(self) -> None:
        """Forget all messages (another project was opened)."""
        self._waiting.clear()
        self._offers.clear()
        self._steps.clear()
        self.close_message()

    def _start_timer(self) -> None:
        self._timer.stop()
        if self._shown and not self._stays(*self._shown):
            self._timer.start()

    def _stays(self, level: str, text: str) -> bool:
        """Whether a message waits until it is read."""
        return level in ("error", "warning") or (text in self._offers and not self._offers[text].passing)

    def _accept_offer(self) -> None:
        if self._shown is not None:
            offer = self._offers[self._shown[1]]
            self.close_message()
            offer.do()

    def _paint(self) -> None:
        self._close.setIcon(self._theme.icon("close"))
        if self._shown is None:
            return
        level, text = self._shown
        token = "accent" if level == "info" else level
        self._icon.setPixmap(self._theme.pixmap(LEVELS[level], 20, token))
        words = self._offers[text].words if text in self._offers else ""
        self.offer_button.setText(words)
        self.offer_button.setVisible(bool(words))
        self._more.setText(tr("{} more").format(len(self._waiting)) if self._waiting else "")
        self._more.setVisible(bool(self._waiting))
        self.setProperty("level", level)
        self.style().unpolish(self)
        self.style().polish(self)
        self._place()

    def _place(self) -> None:
        """At the lower edge of the host, as high as the words need, at most half of it."""
        host = self.parentWidget()
        if host is None or self._shown is None:
            return
        width = max(0, host.width() - 2 * MARGIN)
        self._cut_words(width)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else self.sizeHint().height()
        height = min(max(height, self.minimumSizeHint().height()), host.height() // 2)
        self.setGeometry(MARGIN, host.height() - height - MARGIN, width, height)

    def _cut_words(self, width: int) -> None:
        """Paths and names are shown whole where they fit into a line; the tool tip has them all."""
        text = self._shown[1] if self._shown else ""
        beside = sum(part.sizeHint().width() for part in (self.offer_button, self._more) if not part.isHidden())
        letters = (width - beside - BUTTONS) // max(1, self.fontMetrics().averageCharWidth())
        self.text.setText(with_short_words(text, max(LEAST_LETTERS, letters)))
        self.text.setToolTip("" if self.text.text() == text else text)
