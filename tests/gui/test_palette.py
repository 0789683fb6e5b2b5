"""The palette and the shortcuts: any action by a few letters, and by any keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from event_loop import until
from gui.small_form import lines, make_project
from gui.user import User, use_window
from PySide6.QtWidgets import QApplication

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.ui.dialogs.help import CheatSheet
from kie_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from kie_desktop.ui.panels.palette import Palette


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two pages of the form without labels."""
    return make_project(tmp_path, [lines(), lines()])


def test_the_palette_does_anything_and_says_why_not(project: Path) -> None:
    def palette(user: User) -> Palette:
        found = user.window.findChildren(Palette)
        return found[-1]

    def work(user: User) -> None:
        user.wait_for_pages(2)
        user.press("Tab")
        user.press("Ctrl+K")
        assert palette(user).isVisible()
        user.type("quest")
        assert palette(user).current.title == "question"
        user.press("Return")
        assert user.page.entities[1].label == "question"
        assert QApplication.focusWidget() is user.window.canvas

        user.press("Ctrl+K")
        user.type("merge")
        current = palette(user).current
        assert (current.title, current.keys, current.why_not) == (
            "Merge",
            "Ctrl+M",
            "select at least two entities first",
        )
        user.press("Return")
        assert palette(user).isVisible() and len(user.page.entities) == 6
        user.press("Escape")

        user.press("Ctrl+K")
        user.type("thdark")
        user.press("Return")
        assert user.window.theme.dark
        user.press("Ctrl+K")
        user.type("qqqzzz")
        assert palette(user).current is None and palette(user).nothing.isVisible()
        user.press("Return")
        user.press("Escape")
        user.press("Ctrl+K")
        assert palette(user).current.title == "Dark"  # what was done last comes first
        user.press("Down", times=3)
        user.press("Up")
        assert palette(user).view.currentIndex().row() == 2
        user.window.canvas.setFocus()
        until(lambda: not user.window.findChildren(Palette))

    use_window(work, project)


def test_shortcuts_can_be_changed_and_are_kept(project: Path) -> None:
    def first(user: User) -> None:
        user.wait_for_pages(2)
        user.press("Ctrl+Alt+K")
        dialog = user.dialog(ShortcutsDialog)
        dialog.search.setText("Merge")
        assert dialog.current.id == "merge"
        record(user, dialog, "Ctrl+J")
        assert "Ctrl+J is already the shortcut of" in dialog.message.text()
        assert user.window.action_table.keys("merge") == "Ctrl+M"
        user.click(dialog.replace)
        assert (user.window.action_table.keys("merge"), user.window.action_table.keys("link-selected")) == (
            "Ctrl+J",
            "",
        )
        record(user, dialog, "1")
        assert "label “question”" in dialog.message.text() and not dialog.replace.isVisible()
        record(user, dialog, "Escape")
        record(user, dialog, "Tab")
        assert "is already the shortcut of “Next entity”" in dialog.message.text()
        record(user, dialog, "Return")
        assert "reserved" in dialog.message.text()
        dialog.close()

    use_window(first, project)

    def second(user: User) -> None:
        user.wait_for_pages(2)
        user.press("Tab")
        user.press("Shift+Right")
        user.press("Ctrl+J")
        assert len(user.page.entities) == 5
        user.press("F1")
        sheet = user.dialog(CheatSheet)
        sheet.search.setText("merge")
        assert sheet.shown() == [("Merge", "Ctrl+J")]
        sheet.close()
        user.press("Ctrl+Alt+K")
        dialog = user.dialog(ShortcutsDialog)
        dialog.select("merge")
        user.click(dialog.reset)
        assert user.window.action_table.keys("merge") == "Ctrl+M"
        user.click(dialog.remove)
        assert user.window.action_table.keys("merge") == ""
        user.click(dialog.reset_all)
        assert user.window.action_table.keys("link-selected") == "Ctrl+J"

    use_window(second, project)


def record(user: User, dialog: ShortcutsDialog, keys: str) -> None:
    dialog.activateWindow()
    until(dialog.isActiveWindow)
    user.click(dialog.record)
    user.press(keys)


def test_a_label_with_the_key_of_an_action_wins(project: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(2)
        session = user.window.session
        rows = list(session.label_set)
        session.project.set_label_set(LabelSet([rows[0], replace(rows[1], hotkey="k"), *rows[2:]]))
        user.press("Tab")
        user.press("K")
        assert user.page.entities[1].label == "question"
        assert not user.window.commands.assist.chooser.isVisible()
        assert user.window.action_table.keys("choose-link") == ""
        session.project.set_label_set(LabelSet(rows))
        assert user.window.action_table.keys("choose-link") == "K"

    use_window(work, project)
