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
from kie_desktop.ui.words import as_action_text

WHY = {
    READ: translatable("The recogniser also considers this text"),
    CORRECTED: translatable("Like your earlier corrections"),
    ELSEWHERE: translatable("This text is also elsewhere in the project"),
}
_GAP = 3


class SuggestionList(QFrame):
    """One button for each suggestion, with the key that takes it. chosen(text). editor: keeps the keyboard."""

    chosen = Signal(str)

    def __init__(self, host: QWidget, editor: QWidget) -> None:
        super().__init__(host)
        self._host = host
        # A click here leaves the keyboard to the editor; without a focus of its own the page below would take it. The
        # buttons have none: Qt takes the focus away from the proxy of a button that is deleted.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(editor)
        self.texts: list[str] = []
        self._words: set[str] = set()
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
        self._words = {suggestion.text for suggestion in suggestions if suggestion.word}
        empty(self._rows)
        for number, suggestion in enumerate(suggestions, 1):
            self._rows.addWidget(self._button(number, suggestion))
        self.setVisible(bool(suggestions))

    def is_of_word(self, text: str) -> bool:
        """Whether it is another word that this text suggests, not another line."""
        return text in self._words

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
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keys = native(QKeySequence(f"Ctrl+{number}"))
        button.setText(f"{keys}   {as_action_text(_shown(suggestion))}")
        button.setToolTip(tr(WHY[suggestion.why]))
        button.setAccessibleName(suggestion.text)
        button.clicked.connect(lambda _=False, text=suggestion.text: self.chosen.emit(text))
        return button


def _shown(suggestion: Suggestion) -> str:
    """The text, or the word of it that is new."""
    word = suggestion.word
    if not word:
        return suggestion.text
    return f"{'' if suggestion.text.startswith(word) else '… '}{word}{'' if suggestion.text.endswith(word) else ' …'}"
