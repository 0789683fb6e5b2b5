"""Every control says what it is to those who do not see it, in the window and in its dialogs."""

from __future__ import annotations

import json
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

from kie_desktop.domain.layouts import LayoutMatch
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.ui.dialogs.import_labels import ImportDialog
from kie_desktop.ui.dialogs.same_layout import SameLayoutDialog

DIALOGS = (
    "accept-above", "edit-labels", "export", "export-as", "fields", "settings", "train", "evaluate", "model-packs",
    "cheat-sheet", "shortcuts", "about",
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


def test_the_import_speaks_before_and_after_it_has_read_the_file(folder: Path, tmp_path: Path) -> None:
    rows = [
        {"transcription": "Name:", "label": "question", "points": [[9, 9], [60, 9], [60, 30], [9, 30]], "id": 1,
         "linking": [[1, 2]]},
        {"transcription": "Ada", "label": "person", "points": [[70, 9], [99, 9], [99, 30], [70, 30]], "id": 2,
         "linking": [[1, 2]]},
    ]  # fmt: skip
    labels = tmp_path / "labels.txt"
    labels.write_text("".join(f"{name}.png\t{json.dumps(rows)}\n" for name in ("a", "b", "nowhere")), "utf-8")

    def work(user: User) -> None:
        annotated(user)
        user.press("Ctrl+A")
        user.press("1")
        user.window.commands.file.import_path(labels)
        dialog = user.dialog(ImportDialog)
        check(unnamed(dialog))
        until(lambda: user.at_rest() and dialog.preview is not None)
        for tab in range(dialog.tabs.count()):
            dialog.tabs.setCurrentIndex(tab)
            check(unnamed(dialog))
        assert dialog.windowTitle()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        until(lambda: not open_dialogs())

    use_window(work, folder)


def test_the_choice_of_pages_of_the_same_layout_speaks(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        session = user.window.session
        match = LayoutMatch(0.9, 2, 1, Patch(state=(ReviewState.NEW, ReviewState.IN_WORK)))
        dialog = SameLayoutDialog(session, [(row.id, match) for row in session.summaries], user.window)
        dialog.open()
        check(unnamed(dialog))
        assert dialog.windowTitle()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        until(lambda: not open_dialogs())

    use_window(work, folder)


def check(found: list[str]) -> None:
    assert found == [], "\n".join(found)
