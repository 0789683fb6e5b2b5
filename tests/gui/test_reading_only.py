"""A project that lies where nobody may write: the window says so, and offers only what can be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_loop import until
from gui.user import User, use_window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kie_desktop.store.faults import NotWritableError
from kie_desktop.store.lock import ProjectLock
from kie_desktop.ui.commands.table import TABLE


def refused(_: ProjectLock, project: Path) -> None:
    """What the system answers in a folder that may only be read."""
    raise NotWritableError(f"{project}: read-only file system")


def annotate(user: User) -> None:
    user.wait_for_pages(3)
    user.press("F5")
    until(lambda: user.at_rest() and user.page.entities)


def test_the_window_says_so_and_offers_only_what_can_be_done(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_window(annotate, folder)
    monkeypatch.setattr(ProjectLock, "_taken", refused)

    def look(user: User) -> None:
        user.wait_for_pages(3)
        window = user.window
        assert "(read only)" in window.windowTitle()
        assert window.status.rights.isVisible()
        assert "is read-only" in user.message
        before = user.page
        user.click_entity("line 1")
        assert not window.panels.inspector.label.isEnabled()
        assert window.panels.inspector.text.isReadOnly()
        for keys in ("1", "Del", "Return", "F5", "A", "Ctrl+Right"):
            user.press(keys)
        user.drag("line 1", "line 2")
        QTest.keyClick(window.panels.pages.view, Qt.Key.Key_Delete)
        assert user.page == before
        assert user.at_rest()
        on = {spec.id for spec in TABLE if window.action_table[spec.id].isEnabled()}
        assert not on & {spec.id for spec in TABLE if spec.changes}
        assert on >= {"export", "export-as", "fields", "find-problems", "next-entity", "find-text", "compare-reader"}
        assert window.action_table.why_not("delete") == "this project is read-only"

    use_window(look, folder)
