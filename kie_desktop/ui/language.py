"""The words of the window in the language that the user chose."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "KIEDesktop"


def tr(text: str) -> str:
    """A text of the window in its language; placeholders (`{}`, `{name}`) are filled in by the caller."""
    return QCoreApplication.translate(CONTEXT, text)


def mark(text: str) -> str:
    """Names a text in a table as one to translate; whoever shows it calls `tr`."""
    return text
