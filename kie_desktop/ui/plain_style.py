"""What holds for every widget: plain texts, a wheel that changes only what has the focus, Enter in dialogs.

Texts of documents, files and labels are never markup.

Qt takes any text that looks like HTML for HTML, and a tool tip with `<img src=...>` opens that file. Every label asks
the style before it shows a text for the first time, tool tips and questions too.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QMessageBox,
    QProxyStyle,
    QPushButton,
    QScrollBar,
    QStyleOption,
    QWidget,
)

_TURNED = (QComboBox, QAbstractSpinBox, QAbstractSlider)
"""What the wheel changes, as Qt has it, whenever the pointer happens to lie over it."""


class PlainStyle(QProxyStyle):
    """Fusion, whose labels show plain text unless they were told to show `RichText`, which is then escaped.

    A field takes the wheel while it has the focus, which the wheel alone does not give it; else what lies around it
    scrolls. In a dialog the button in the accent colour is the one that Enter presses, and no other one has the focus
    when the dialog opens.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, target: Any) -> Any:
        """Prepare a widget that is about to show, or the palette or the application (Qt's overloads)."""
        if isinstance(target, QLabel) and target.textFormat() == Qt.TextFormat.AutoText:
            target.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(target, _TURNED) and not isinstance(target, QScrollBar):
            if target.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                target.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            target.installEventFilter(self)
        elif isinstance(target, QPushButton) and target.property("primary") and isinstance(target.window(), QDialog):
            target.setDefault(True)
        elif isinstance(target, QDialog) and not isinstance(target, QMessageBox):
            target.installEventFilter(self)
        return super().polish(target)

    def generatedIconPixmap(self, mode: QIcon.Mode, picture: QPixmap | QImage, option: QStyleOption) -> QPixmap:
        """Pictures keep their colours in a selected row, where Fusion would tint them: a dot is a label or a state."""
        if mode == QIcon.Mode.Selected and isinstance(picture, QPixmap):
            return picture
        return super().generatedIconPixmap(mode, picture, option)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel pass a field without the focus; take the focus off a button of a dialog that opens."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            QTimer.singleShot(0, watched, partial(_let_enter_press_primary, watched))
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _let_enter_press_primary(dialog: QDialog) -> None:
    """Qt gives Enter to the first button, which may be hidden, or to the one with the focus: Cancel, if need be."""
    focused = dialog.focusWidget()
    if isinstance(focused, QPushButton) and not focused.property("primary"):
        dialog.setFocus()
    primary = [button for button in dialog.findChildren(QPushButton) if button.property("primary")]
    shown = [button for button in primary if button.isVisible()]
    if len(shown) == 1:
        shown[0].setDefault(True)
