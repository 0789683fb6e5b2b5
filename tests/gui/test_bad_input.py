"""What goes wrong outside the program is said in the window, and everything else goes on."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from event_loop import until
from gui.user import User, use_window

from kie_desktop.__main__ import main
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.store import ProjectFile
from kie_desktop.ui.dialogs.import_labels import ImportDialog


def test_empty_folder(tmp_path: Path) -> None:
    def work(user: User) -> None:
        until(lambda: "no images" in user.message)
        assert str(tmp_path) in user.message
        assert user.window.message_bar.shown is not None and user.window.message_bar.shown[0] == "error"
        assert user.window.start_page.isVisible()
        assert list(tmp_path.iterdir()) == []

    use_window(work, tmp_path)


def test_images_that_cannot_be_read_are_named_and_the_rest_is_opened(folder: Path) -> None:
    (folder / "empty.png").write_bytes(b"")
    (folder / "text.png").write_text("this is no image")

    def work(user: User) -> None:
        user.wait_for_pages(3)
        until(lambda: "cannot be used" in user.message)
        assert "empty.png" in user.message and "text.png" in user.message

    use_window(work, folder)


def test_image_cut_short_after_it_became_a_page(folder: Path) -> None:
    def first(user: User) -> None:
        user.wait_for_pages(3)

    use_window(first, folder)
    whole = (folder / "a.png").read_bytes()
    (folder / "a.png").write_bytes(whole[: len(whole) // 2])

    def second(user: User) -> None:
        until(lambda: len(user.window.session.summaries) == 3 and user.at_rest())
        until(lambda: "a.png" in user.notice)
        user.press("PgDown")
        until(lambda: user.window.canvas.is_settled)
        assert user.page.image == "b.png"

    use_window(second, folder)


def test_project_of_a_newer_version(folder: Path) -> None:
    path = folder / "forms.kie"
    ProjectFile.create(path, default_label_set()).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()

    def work(user: User) -> None:
        until(lambda: "newer" in user.message)
        assert "forms.kie" in user.message
        assert user.window.start_page.isVisible()

    use_window(work, path)
    assert path.read_bytes() == before


def test_project_that_is_open_in_another_window(folder: Path) -> None:
    path = folder / "forms.kie"
    ProjectFile.create(path, default_label_set()).close()
    holding = "import sys; from pathlib import Path; from kie_desktop.store import ProjectFile\n"
    holding += "project = ProjectFile.open(Path(sys.argv[1])); print('held', flush=True); input(); project.close()"
    command = [sys.executable, "-c", holding, str(path)]

    def work(user: User) -> None:
        until(lambda: "another window" in user.message)
        assert "forms.kie" in user.message
        other.communicate("\n", timeout=30)
        user.window.commands.file.open_path(path)
        assert user.window.session.path == path

    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            use_window(work, path)
        finally:
            other.kill()


def test_file_that_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "letter.kie"
    path.write_text("Dear Sir or Madam")

    def work(user: User) -> None:
        until(lambda: "letter.kie" in user.message)
        assert user.window.start_page.isVisible()

    use_window(work, path)
    assert path.read_text() == "Dear Sir or Madam"


def test_label_file_with_a_broken_line(folder: Path) -> None:
    corners = "[[10, 10], [90, 10], [90, 30], [10, 30]]"
    good = f'a.png\t[{{"transcription": "Name:", "points": {corners}, "label": "question"}}]'
    (folder / "Label.txt").write_text(f"{good}\nb.png\t[{{broken\n", "utf-8")

    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.window.commands.file.import_path(folder / "Label.txt")
        dialog = user.dialog(ImportDialog)
        until(lambda: dialog.preview)
        assert "line 2" in dialog.faults.index(0, 1).data()
        user.click(dialog.import_button)
        until(lambda: "1 problem in the file" in user.message)
        assert user.entity("Name:").label == "question"

    use_window(work, folder)


def test_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = open

    def refusing(path: Any, *arguments: Any, **options: Any) -> Any:
        if str(path).endswith(".lock"):  # file modes do not stop root, and tests may run as root
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *arguments, **options)

    monkeypatch.setattr("builtins.open", refusing)

    def work(user: User) -> None:
        until(lambda: str(folder) in user.message)
        assert user.window.start_page.isVisible()

    use_window(work, folder)


def test_exporting_over_an_export_is_refused_until_allowed(folder: Path) -> None:
    from kie_desktop.ui.dialogs.export import ExportDialog

    there = folder / "forms_dataset" / "train.json"
    there.parent.mkdir()
    there.write_text("precious")

    def work(user: User) -> None:
        user.wait_for_pages(3)
        user.press("F5")
        until(lambda: user.at_rest() and user.page.entities)
        user.press("Ctrl+E")
        dialog = user.dialog(ExportDialog)
        until(user.at_rest)
        user.click(dialog.export_button)
        until(lambda: "choose an empty folder" in dialog.outcome.text())
        assert there.read_text() == "precious"
        dialog.overwrite.setChecked(True)
        user.click(dialog.export_button)
        until(lambda: "Exported 1 page" in dialog.outcome.text())
        assert "a.png" in there.read_text("utf-8")
        assert not there.with_name("val.json").exists()  # one page is not held out

    use_window(work, folder)


def test_no_display_is_an_error_on_stderr(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert capsys.readouterr().err.startswith("error: there is no display")


@pytest.mark.parametrize("arguments", [["no-such-folder"], ["one", "two"]])
def test_wrong_arguments_are_an_error_on_stderr(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("error: ")
