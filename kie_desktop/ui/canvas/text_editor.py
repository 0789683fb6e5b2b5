"""Correcting the text of an entity where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QWidget

from kie_desktop.domain.text import letters, units
from kie_desktop.domain.text_changes import shared_beginning
from kie_desktop.domain.text_suggestions import Suggestion
from kie_desktop.domain.word_suggestions import word_at
from kie_desktop.ui.canvas.suggestion_list import SuggestionList
from kie_desktop.ui.composing_line import ComposingLine
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme

MIN_WIDTH = 140
FONT_PX = (12, 26)
"""Smallest and largest size of the text, whatever the zoom."""
GAP = 3
"""Between the line and the editor, in pixels."""
_DIGITS = range(Qt.Key.Key_1.value, Qt.Key.Key_9.value + 1)


class TextEditor(ComposingLine):
    """A line editor below an entity. Enter or leaving it commits, Esc drops, Tab commits and goes on.

    Suggested texts stand beside it: Ctrl and a digit take one, the arrow keys go through them. They stay as they are
    while one after the other is taken.
    committed(entity id, text); moved_on(1 or -1): go to the next or previous entity.
    went: the cursor went elsewhere, or something was typed, so that others may be suggested.
    split_wanted(entity id, place in the text): cut the entity there; its text was committed before.
    """

    committed = Signal(int, str)
    moved_on = Signal(int)
    went = Signal()
    split_wanted = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._theme = theme
        self._entity_id: int | None = None
        self._base = ""
        """What the suggestions are of: the text as it was read, or as it stood when the cursor came to a word."""
        self._behind = 0
        """So many letters of it stand behind the word at the cursor."""
        self._state: tuple[str, int, str] = ("", 0, "")
        self._typed: tuple[str, int] | None = None
        self.suggestions = SuggestionList(parent, self)
        self.suggestions.chosen.connect(self.take)
        self.cursorPositionChanged.connect(self._look)
        self.selectionChanged.connect(self._look)
        self.textEdited.connect(self._look)
        self.setObjectName("textEditor")
        self.setAccessibleName(tr("Text of the entity"))
        self.hide()

    @property
    def letter(self) -> int:
        """How many letters stand before the cursor. Qt counts half of some: those beyond U+FFFF are two to it."""
        return letters(self.text(), self.cursorPosition())

    def _go_to(self, letter: int) -> None:
        self.setCursorPosition(units(self.text()[:letter]))

    @property
    def entity_id(self) -> int | None:
        """The entity whose text is being edited; None where the editor is closed."""
        return self._entity_id

    def open(self, entity_id: int, text: str, colour: QColor, cursor: int | None = None) -> None:
        """Start on an entity, all text selected, or with the cursor at a place in it; call `place` for where."""
        self._entity_id, self._base, self._typed = None, text, None
        self.suggestions.show_texts(())
        surface, ink = self._theme.colour("surface").name(), self._theme.colour("text").name()
        self.setStyleSheet(
            f"#textEditor {{ background: {surface}; color: {ink}; border: 2px solid {colour.name()};"
            " border-radius: 4px; padding: 0 4px; min-height: 0; }"
        )
        self.setText(text)
        if cursor is None:
            self.selectAll()
        else:
            self._go_to(cursor)
        self._entity_id, self._state = entity_id, self._now
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, entity: QRectF) -> None:
        """Stand below the entity's rectangle in the view, so that both can be read; above it at the lower edge."""
        font = self.font()
        font.setPixelSize(round(min(FONT_PX[1], max(FONT_PX[0], entity.height() * 0.62))))
        self.setFont(font)
        height = font.pixelSize() + 12
        words = self.fontMetrics().horizontalAdvance(self.text()) + 40
        room = self._host.size()
        width = min(max(MIN_WIDTH, words, round(entity.width()) + 4), max(MIN_WIDTH, room.width() - 8))
        x = min(max(4, round(entity.left()) - 2), max(4, room.width() - width - 4))
        y = round(entity.bottom()) + GAP
        if y + height > room.height():
            y = round(entity.top()) - GAP - height
        self.setGeometry(x, max(0, y), width, height)
        self.suggestions.place(self.geometry(), entity.toAlignedRect())

    def suggest(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer texts in place of this one; call `place` afterwards."""
        self._base = self.text()
        self._behind = len(self._base) - word_at(self._base, self.letter)[1]
        self.suggestions.show_texts(suggestions)

    @property
    def is_typed(self) -> bool:
        """Whether what stands before the cursor was typed just now."""
        return self._typed == (self.text(), self.letter)

    @property
    def is_whole(self) -> bool:
        """Whether the whole text is selected, so that no word of it is meant."""
        return self.selectedText() == self.text()

    def mark(self, places: Iterable[int]) -> None:
        """Underline letters that are doubtful, unless an input method is composing some."""
        if self._composing:
            return
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(self._theme.colour("error"))
        look.setBackground(self._theme.colour("warning_soft"))
        kind = QInputMethodEvent.AttributeType.TextFormat
        cursor = self.cursorPosition()  # Qt counts from there; it is the one way to give letters of a line a look
        text = self.text()
        attributes = [
            QInputMethodEvent.Attribute(kind, units(text[:place]) - cursor, units(text[place]), look)
            for place in places
        ]
        QApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def take(self, text: str) -> None:
        """Put a suggested text in place of what is there; Enter or leaving still commits it."""
        behind = 0
        if self.suggestions.is_of_word(text):  # the cursor goes to the end of the word
            behind = min(self._behind, shared_beginning(self._base[::-1], text[::-1]))
        with QSignalBlocker(self):  # the suggestions stay, so that another one can be taken in its place
            self.setText(text)
            self._go_to(len(text) - behind)
        self._state = self._now
        self.textEdited.emit(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Take the text and close."""
        entity_id = self._close()
        if entity_id is not None:
            self.committed.emit(entity_id, self.text().strip())

    def drop(self) -> None:
        """Close without taking the text."""
        self._close()

    def use_key(self, event: QKeyEvent) -> bool:
        """Enter commits, Ctrl+Enter and Ctrl+D also split at the cursor, Tab commits and goes on, Esc drops."""
        key, control = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (control and key == Qt.Key.Key_D):
            entity_id, cursor = self._entity_id, self._cursor_in_stripped()
            self.commit()
            if control and entity_id is not None:
                self.split_wanted.emit(entity_id, cursor)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not control:
            self.commit()
            self.moved_on.emit(1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            self.drop()
        elif control and key.value in _DIGITS:
            chosen = self.suggestions.texts[key.value - _DIGITS.start :][:1]
            if chosen:
                self.take(chosen[0])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _step(self, way: int) -> None:
        """Take the next or previous suggestion; before the first one stands the text that they are of."""
        texts = [self._base, *self.suggestions.texts]
        place = texts.index(self.text()) if self.text() in texts else 0
        self.take(texts[(place + way) % len(texts)])

    @property
    def _now(self) -> tuple[str, int, str]:
        return self.text(), self.letter, self.selectedText()

    def _look(self) -> None:
        """See whether something was typed, or the cursor went elsewhere; Qt says so more than once."""
        before, self._state = self._state, self._now
        if self._entity_id is None or self._state == before:
            return
        if self._state[0] != before[0]:
            self._typed = self._state[:2]
        self.went.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the editor commits; a menu over it or another program's window does not."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit()

    def _cursor_in_stripped(self) -> int:
        """Where the cursor stands in the text as it is committed, without the space before it."""
        text = self.text()
        return max(0, self.letter - (len(text) - len(text.lstrip())))

    def _close(self) -> int | None:
        entity_id, self._entity_id = self._entity_id, None
        if entity_id is not None:
            had_focus = self.hasFocus()
            self.suggestions.hide()
            self.hide()
            if had_focus:
                self._host.setFocus(Qt.FocusReason.OtherFocusReason)
        return entity_id
