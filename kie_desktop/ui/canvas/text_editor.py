"""Correcting the text of an entity where it stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from kie_desktop.ui.composing_line import ComposingLine
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme

MIN_WIDTH = 140
FONT_PX = (12, 26)
"""Smallest and largest size of the text, whatever the zoom."""


class TextEditor(ComposingLine):
    """A line editor over an entity. Enter or leaving it commits, Esc drops, Tab commits and goes on.

    committed(entity id, text); moved_on(1 or -1): go to the next or previous entity.
    split_wanted(entity id, place in the text): cut the entity there; its text was committed before.
    """

    committed = Signal(int, str)
    moved_on = Signal(int)
    split_wanted = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._theme = theme
        self._entity_id: int | None = None
        self.setObjectName("textEditor")
        self.setAccessibleName(tr("Text of the entity"))
        self.hide()

    @property
    def entity_id(self) -> int | None:
        """The entity whose text is being edited; None where the editor is closed."""
        return self._entity_id

    def open(self, entity_id: int, text: str, colour: QColor) -> None:
        """Start on an entity, all text selected; call `place` for where."""
        self._entity_id = entity_id
        surface, ink = self._theme.colour("surface").name(), self._theme.colour("text").name()
        self.setStyleSheet(
            f"#textEditor {{ background: {surface}; color: {ink}; border: 2px solid {colour.name()};"
            " border-radius: 4px; padding: 0 4px; min-height: 0; }"
        )
        self.setText(text)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, entity: QRectF) -> None:
        """Lie over the entity's rectangle in the view, large enough to read, inside the view."""
        font = self.font()
        font.setPixelSize(round(min(FONT_PX[1], max(FONT_PX[0], entity.height() * 0.62))))
        self.setFont(font)
        height = max(font.pixelSize() + 12, round(entity.height()) + 4)
        words = self.fontMetrics().horizontalAdvance(self.text()) + 40
        room = self._host.size()
        width = min(max(MIN_WIDTH, words, round(entity.width()) + 4), max(MIN_WIDTH, room.width() - 8))
        x = min(max(4, round(entity.left()) - 2), max(4, room.width() - width - 4))
        y = min(max(4, round(entity.center().y() - height / 2)), max(4, room.height() - height - 4))
        self.setGeometry(x, y, width, height)

    def commit(self) -> None:
        """Take the text and close."""
        entity_id = self._close()
        if entity_id is not None:
            self.committed.emit(entity_id, self.text().strip())

    def drop(self) -> None:
        """Close without taking the text."""
        self._close()

    def use_key(self, event: QKeyEvent) -> bool:
        """Enter commits, Ctrl+Enter also splits at the cursor, Tab commits and goes on, Esc drops."""
        key, control = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entity_id, cursor = self._entity_id, self._cursor_in_stripped()
            self.commit()
            if control and entity_id is not None:
                self.split_wanted.emit(entity_id, cursor)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not control:
            self.commit()
            self.moved_on.emit(1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            self.drop()
        else:
            return False
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the editor commits; a menu over it or another program's window does not."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit()

    def _cursor_in_stripped(self) -> int:
        """Where the cursor stands in the text as it is committed, without the space before it."""
        text = self.text()
        return max(0, self.cursorPosition() - (len(text) - len(text.lstrip())))

    def _close(self) -> int | None:
        entity_id, self._entity_id = self._entity_id, None
        if entity_id is not None:
            had_focus = self.hasFocus()
            self.hide()
            if had_focus:
                self._host.setFocus(Qt.FocusReason.OtherFocusReason)
        return entity_id
