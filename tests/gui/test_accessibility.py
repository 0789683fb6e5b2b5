"""Every control says what it is to those who do not see it, in the window and in its dialogs."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import until
from gui.user import User, use_window
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QDockWidget,
    QScrollArea,
    QTabBar,
    QWidget,
)

DIALOGS = (
    "accept-above", "edit-labels", "export", "export-as", "fields", "settings", "train", "evaluate", "cheat-sheet",
    "shortcuts", "about",
)  # fmt: skip


def unnamed(root: QWidget) -> list[str]:
    """Where the keyboard can go and a screen reader would say nothing of use."""
    return [
        "/".join(reversed(ancestry(widget)))
        for widget in [root, *root.findChildren(QWidget)]
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not is_part(widget)
        if not spoken(widget)
    ]


def spoken(widget: QWidget) -> str:
    """What a screen reader says: the accessible name, else the text, else that of the label before it."""
    said = QAccessible.queryAccessibleInterface(widget)
    return said.text(QAccessible.Text.Name) if said is not None else ""


def is_part(widget: QWidget) -> bool:
    """Whether it is a part of a control that has the name (of a spin box), or only holds others."""
    if isinstance(widget, QScrollArea | QTabBar | QDialogButtonBox):
        return True
    return widget.focusProxy() is not None or widget.objectName().startswith("qt_")


def ancestry(widget: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__}#{widget.objectName()}",
        *(ancestry(widget.parentWidget()) if widget.parentWidget() else []),
    ]


def open_dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def annotated(user: User) -> None:
    user.wait_for_pages(3)
    user.press("F5")
    until(lambda: user.at_rest() and user.page.entities)


def test_the_start_page_speaks() -> None:
    use_window(lambda user: check(unnamed(user.window)))


def test_the_window_speaks_in_every_panel(folder: Path) -> None:
    def work(user: User) -> None:
        annotated(user)
        user.window.action_table["find-problems"].trigger()
        until(user.at_rest)
        for dock in user.window.findChildren(QDockWidget):
            dock.show()
            dock.raise_()
            QApplication.processEvents()
            check(unnamed(user.window))
        user.click_entity("line 1")
        check(unnamed(user.window))

    use_window(work, folder)


@pytest.mark.parametrize("action", DIALOGS)
def test_dialogs_speak_and_can_be_left_with_escape(folder: Path, action: str) -> None:
    def work(user: User) -> None:
        annotated(user)
        user.click_entity("line 1")
        user.window.action_table[action].trigger()
        until(open_dialogs)
        (dialog,) = open_dialogs()
        until(user.at_rest)
        check(unnamed(dialog))
        assert dialog.windowTitle()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        until(lambda: not open_dialogs())

    use_window(work, folder)


def check(found: list[str]) -> None:
    assert found == [], "\n".join(found)
