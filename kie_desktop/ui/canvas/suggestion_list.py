"""Texts to take in place of the one that is being edited, in a short list beside the editor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kie_desktop.domain.text_suggestions import CORRECTED, ELSEWHERE, READ, Suggestion
from kie_desktop.ui.keys import native
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.panels.layouts import empty
from kie_desktop.ui.plain_style import as_action_text

WHY = {
    READ: translatable("The recogniser also considers this text"),
    CORRECTED: translatable("Like your earlier corrections"),
    ELSEWHERE: translatable("This text is on other pages"),
}
_GAP = 3
_LETTERS = 90
"""Longer texts are cut in their middle: their ends are what differs least often."""


class SuggestionList(QFrame):
    """One button for each suggestion, with the key that takes it. chosen(text)."""

    chosen = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.texts: list[str] = []
        self.setObjectName("suggestions")
        self.setAccessibleName(tr("Suggested texts"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(4, 4, 4, 4)
        self._rows.setSpacing(0)
        self.hide()

    def show_texts(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer these; nothing shows where there are none. Call `place` for where."""
        self.texts = [suggestion.text for suggestion in suggestions]
        empty(self._rows)
        for number, suggestion in enumerate(suggestions, 1):
            self._rows.addWidget(self._button(number, suggestion))
        self.setVisible(bool(suggestions))

    def place(self, editor: QRect, entity: QRect) -> None:
        """Stand below the editor, or above the editor and the entity where there is no room."""
        if not self.texts:
            return
        self.ensurePolished()
        size = self._rows.sizeHint() + QSize(2 * self.frameWidth(), 2 * self.frameWidth())
        room = self._host.size()
        width = min(size.width(), room.width() - 8)
        x = min(editor.left(), room.width() - width - 4)
        y = editor.bottom() + _GAP
        if y + size.height() > room.height():
            y = max(0, min(editor.top(), entity.top()) - _GAP - size.height())
        self.setGeometry(max(4, x), y, width, size.height())
        self.raise_()

    def _button(self, number: int, suggestion: Suggestion) -> QToolButton:
        button = QToolButton()
        button.setProperty("quiet", True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the editor keeps the keyboard
        text = suggestion.text if len(suggestion.text) <= _LETTERS else _cut(suggestion.text)
        keys = native(QKeySequence(f"Ctrl+{number}"))
        button.setText(f"{keys}   {as_action_text(text)}")
        button.setToolTip(tr(WHY[suggestion.why]))
        button.setAccessibleName(suggestion.text)
        button.clicked.connect(lambda _=False, text=suggestion.text: self.chosen.emit(text))
        return button


def _cut(text: str) -> str:
    half = _LETTERS // 2
    return f"{text[:half]}…{text[-half:]}"
