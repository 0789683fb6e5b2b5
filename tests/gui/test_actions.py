"""The table of actions follows what is going on: once for whatever happens at a time, and in time for the next key."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import pytest
from event_loop import application, until
from gui.small_form import lines, make_project
from gui.user import User, use_window
from PySide6.QtWidgets import QApplication
from text_image import save

from build_scripts.benchmarks.editing import BAR, count_calls, form
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.store import ProjectFile
from kie_desktop.ui.commands.spec import Situation


def test_an_edit_has_the_actions_looked_at_once(tmp_path: Path) -> None:
    project = make_project(tmp_path, [lines(labelled=True)])

    def script(user: User) -> None:
        user.wait_for_pages(1)
        user.press("L")
        application().processEvents()
        seen: list[Situation] = []
        user.window.action_table.refreshed.connect(seen.append)
        for start, end in (("Name:", "Ada"), ("Born:", "1815")):
            seen.clear()
            user.drag(start, end)  # an edit, another selection, and a suggestion that is settled
            until(lambda: seen and not user.window.session.editor.is_writing)
            assert [(now.undo, now.link) for now in seen] == [("Draw link", True)]
        seen.clear()
        user.press("Ctrl+Z")
        until(lambda: seen and not user.window.session.editor.is_writing)
        assert [now.redo for now in seen] == ["Draw link"]

    use_window(script, project)


def test_keys_that_come_before_the_event_loop_turns_find_the_actions_as_they_should_be(tmp_path: Path) -> None:
    project = make_project(tmp_path, [lines(labelled=True)])

    def script(user: User) -> None:
        user.wait_for_pages(1)
        user.window.canvas.setFocus()
        delete = user.window.action_table["delete"]
        user.window.session.selection.select([1])
        assert not delete.isEnabled(), "nobody has looked yet"
        user.press("Del")
        assert sorted(user.page.entities) == [2, 3, 4, 5, 6]
        user.press("Ctrl+Z")
        assert sorted(user.page.entities) == [1, 2, 3, 4, 5, 6]

    use_window(script, project)


@pytest.mark.parametrize("is_busy", [False, True])
def test_letting_go_of_a_link_calls_few_functions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_busy: bool
) -> None:
    """What `dev.py bench calls_per_link` measures; a count, so that it fails on no busy machine."""
    turn = QApplication.processEvents

    def slow_turn(*arguments: Any) -> None:
        if sys.getprofile() is not None:  # while calls are counted
            time.sleep(0.3)
        turn(*arguments)

    if is_busy:
        monkeypatch.setattr(QApplication, "processEvents", staticmethod(slow_turn))
    save(tmp_path / form().image, [], (1654, 2339))
    project = ProjectFile.create(tmp_path / "form.kie", default_label_set())
    project.add_pages([form()])
    project.close()

    def script(user: User) -> None:
        user.wait_for_pages(1)
        assert count_calls(user.window).total() <= BAR

    use_window(script, tmp_path / "form.kie")
