"""Shortcuts and menu texts, as they are written for people and for settings."""

from __future__ import annotations

import re

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


def plain(text: str) -> str:
    """A menu text without its mnemonic (in Chinese it stands behind, in brackets) and dots."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").rstrip("…")


def native(keys: str | QKeySequence) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def portable(keys: str | QKeySequence) -> str:
    """A shortcut as settings keep it, whatever way it was written."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def portable_of(event: QKeyEvent) -> str:
    """The keys of an event as settings keep them; those of the number pad count as the others."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    return portable(QKeySequence(QKeyCombination(held, Qt.Key.Key_Return if key == Qt.Key.Key_Enter else key)))
