"""Texts of documents, files and labels are shown as they are, never as markup; decided here for the whole program.

Qt takes any text that looks like HTML for HTML, and a tool tip with `<img src=...>` opens that file. Every label asks
the style before it shows a text for the first time, tool tips and questions too.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProxyStyle


class PlainStyle(QProxyStyle):
    """Fusion, whose labels show plain text unless they were told to show `RichText`, which is then escaped."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, target: Any) -> Any:
        """Prepare a widget that is about to show, or the palette or the application (Qt's overloads)."""
        if isinstance(target, QLabel) and target.textFormat() == Qt.TextFormat.AutoText:
            target.setTextFormat(Qt.TextFormat.PlainText)
        return super().polish(target)


def as_action_text(text: str) -> str:
    """A text of the user for a menu, button or tab, where `&` would underline a letter and a tab begin a shortcut."""
    return " ".join(text.replace("&", "&&").split())
