"""Project files that are hostile, damaged or gone, in the window."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from event_loop import until
from gui.user import User, use_window
from PySide6.QtWidgets import QFileDialog

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Page
from kie_desktop.store import ProjectFile

BOX = rectangle((10, 10, 60, 30))
ON_POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody delete a file that is open")


@pytest.fixture
def path(folder: Path) -> Path:
    """A project of the folder's images with a line on each."""
    with ProjectFile.create(folder / "forms.kie", default_label_set()) as project:
        line = Entity(1, BOX, "Total", "question")
        project.add_pages(Page(name, 400, 300).with_entities([line], []) for name in ("a.png", "b.png", "c.png"))
    return folder / "forms.kie"


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("UPDATE page SET width = 'abc'", "width"),
        ("UPDATE entity SET points = '[[1'", "damaged"),
        ("CREATE TRIGGER t AFTER UPDATE ON page BEGIN UPDATE page SET unsure = unsure + 1; END", "trigger 't'"),
    ],
)
def test_a_hostile_project_is_told_of_and_the_window_goes_on(path: Path, script: str, words: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(script)

    def work(user: User) -> None:
        until(lambda: words in user.message and user.at_rest())
        user.press("PgDown")
        user.window.grab()
        user.window.session.problems.check_all()
        until(user.at_rest)

    use_window(work, path)


def test_a_fault_in_the_middle_of_a_layout_is_told_after_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, kie_desktop_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        shown: list[tuple[str, str]] = []
        monkeypatch.setattr(user.window.message_bar, "show_message", lambda *told: shown.append(told))
        error = ZeroDivisionError("in a layout")
        sys.excepthook(ZeroDivisionError, error, None)
        assert shown == []  # nothing is laid out anew from within
        until(lambda: shown)
        assert shown[0][0] == "error"
        assert "ZeroDivisionError: in a layout" in shown[0][1] and "Your work is saved." in shown[0][1]
        log = kie_desktop_home / "logs" / "kie-desktop.log"
        log.write_text("", "utf-8")  # asked for

    use_window(work, path)
    assert "ZeroDivisionError" in capsys.readouterr().err


@ON_POSIX
def test_a_deleted_project_is_saved_from_the_bar(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = path.with_name("saved.kie")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))

    def work(user: User) -> None:
        user.wait_for_pages(3)
        session = user.window.session
        session.editor.do("Add", edits.add_entity, BOX, "acknowledged")
        session.editor.settle()
        path.unlink()
        user.window.activateWindow()
        session.project.look_for_file()
        until(lambda: "deleted, moved or renamed" in user.message)
        assert user.window.message_bar.shown[0] == "error"
        user.click(user.window.message_bar.offer_button)
        until(lambda: session.path == target)
        assert user.entity("acknowledged")

    use_window(work, path)
    with ProjectFile.open(target) as project:
        assert len(project.page(1).entities) == 2


@ON_POSIX
def test_closing_asks_what_to_do_with_a_project_whose_file_is_gone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = path.with_name("saved.kie")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))

    def work(user: User) -> None:
        user.wait_for_pages(3)
        path.rename(path.with_name("elsewhere.kie"))
        user.answer("Cancel")
        user.window.commands.file.close()
        assert user.window.session.path == path
        user.answer("Save project…")
        user.window.commands.file.close()
        assert user.window.session.path is None
        assert target.exists()

    use_window(work, path)


def test_removed_pages_are_offered_after_a_crash(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE page SET removed = 1 WHERE id = 2")

    def work(user: User) -> None:
        user.wait_for_pages(2)
        assert "1 page that you removed" in user.message
        user.click(user.window.message_bar.offer_button)
        until(lambda: len(user.window.session.summaries) == 3)

    use_window(work, path)
