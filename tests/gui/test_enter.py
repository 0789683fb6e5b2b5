"""Enter in every dialog presses the button in the accent colour, and never Cancel unless somebody went there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from event_loop import until
from gui.small_form import lines, make_project
from gui.user import User, use_window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog, QPushButton

ACTIONS = (
    "settings", "fields", "import-values", "edit-labels", "accept-above", "same-layout", "edit-schema", "export",
    "export-as", "train", "evaluate", "model-packs", "save-report", "shortcuts", "cheat-sheet", "about",
)  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
def test_enter_presses_the_primary_button_or_nothing(action: str, tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(2)
        user.window.session.selection.select([1])
        user.window.action_table[action].trigger()
        dialog = opened(user)
        if dialog is None:
            return  # it asks for a file first, or has nothing to show
        pressed: list[str] = []

        def note(words: str, *_: object) -> None:
            pressed.append(words)

        buttons = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
        primary = [button for button in buttons if button.property("primary")]
        assert len(primary) <= 1 or action == "model-packs", [button.text() for button in primary]
        QTest.qWait(20)  # as long as a person needs at least
        until(lambda: not isinstance(dialog.focusWidget(), QPushButton) or dialog.focusWidget() in primary)
        for button in buttons:
            button.clicked.disconnect()  # what it would do is not the matter here
            button.clicked.connect(partial(note, button.text()))
        defaults = [button for button in buttons if button.isDefault()]
        assert not primary or all(button in primary for button in defaults), [button.text() for button in defaults]
        for button in primary:
            box = button.parentWidget()
            if isinstance(box, QDialogButtonBox):
                assert box.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole, button.text()
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        wanted = {button.text() for button in primary or defaults if button.isEnabled()}
        assert primary or wanted <= {"Close"}
        assert set(pressed) <= wanted, pressed
        assert bool(pressed) == bool(wanted if primary else wanted & {button.text() for button in defaults})

    use_window(look, make_project(tmp_path, [lines(labelled=True), lines()]))


@pytest.fixture(autouse=True)
def nobody_chooses_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")


def opened(user: User) -> QDialog | None:
    """The dialog that an action has shown."""
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return shown[0] if shown else None
