"""Correcting the text of an entity where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kie_desktop.ui.theme import Theme

MIN_WIDTH = 140
FONT_PX = (12, 26)
"""Smallest and largest size of the text, whatever the zoom."""


class TextEditor(QLineEdit):
    """A line editor over an entity. Enter or leaving it commits, Esc drops, Tab commits and goes on.

    Text that an input method is still composing is not text yet: keys that end or leave the editor
    belong to the input method as long as it composes, and only what it commits is taken.
    committed(entity id, text); moved_on(1 or -1): go to the next or previous entity.
    """

    committed = Signal(int, str)
    moved_on = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._theme = theme
        self._entity_id: int | None = None
        self._composing = False
        self.setObjectName("textEditor")
        self.setAccessibleName("Text of the entity")
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

    def event(self, event: QEvent) -> bool:
        """No shortcut of the window fires while someone is typing; Tab goes to the next entity."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self._composing:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.commit()
                self.moved_on.emit(step)
                return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Esc drops."""
        if self._composing:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Notice whether an input method is composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the editor commits; a menu over it or another program's window does not."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit()

    def _close(self) -> int | None:
        entity_id, self._entity_id = self._entity_id, None
        if entity_id is not None:
            had_focus = self.hasFocus()
            self.hide()
            if had_focus:
                self._host.setFocus(Qt.FocusReason.OtherFocusReason)
        return entity_id
