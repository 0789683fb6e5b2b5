"""Where the Python that trains has no Paddle: one that has is made, used and removed, through the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import stand_in_python
from event_loop import until
from gui.user import User, use_window

from kie_desktop.jobs.commands import CommandOutcome
from kie_desktop.session import Settings
from kie_desktop.ui.dialogs.train import TrainDialog
from kie_desktop.ui.dialogs.training_environment import EnvironmentDialog


@pytest.fixture
def python(tmp_path: Path, kie_desktop_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Python without Paddle: the only one on the PATH, and the one that trains."""
    path = stand_in_python.make(tmp_path)
    monkeypatch.setenv("PATH", str(path.parent))
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["training_python"] = str(path)
    settings.save()
    return path


def choose(dialog: EnvironmentDialog, version: str) -> None:
    """A Python to make it of."""
    until(lambda: dialog.python.findText(f"Python {version} (") >= 0 or dialog.python.count())
    found = [row for row in range(dialog.python.count()) if f"Python {version} (" in dialog.python.itemText(row)]
    dialog.python.setCurrentIndex(found[0])


def test_train_leads_to_an_environment_that_can_be_removed(python: Path, folder: Path, kie_desktop_home: Path) -> None:
    def work(user: User) -> None:
        settings = user.window.session.settings
        user.wait_for_pages(3)
        user.press("Ctrl+Shift+T")
        train = user.dialog(TrainDialog)
        until(lambda: "This Python does not have Paddle, which training needs." in train.computing.words.text())
        assert not train.start_button.isEnabled()
        train.computing.words.linkActivated.emit("environment")
        dialog = user.dialog(EnvironmentDialog)
        choose(dialog, "3.13.1")
        assert dialog.build.currentText() == "CPU: 1.0 GB on disk (recommended)"
        assert dialog.make_button.text() == "Create (download: 270 MB)"
        user.click(dialog.make_button)
        assert dialog.below.progress.isVisible() and not dialog.make_button.isEnabled()
        until(dialog.below.outcome.isVisible)
        assert dialog.below.outcome.text() == "Training now uses this environment: Paddle 3.3.1."
        made = kie_desktop_home / "training" / "environment" / "bin" / "python"
        assert settings["training_python"] == str(made)
        until(lambda: "has Paddle 3.3.1" in train.computing.words.text())
        assert train.start_button.isEnabled() and "<a " not in train.computing.words.text()
        until(dialog.use_button.isVisible)
        assert dialog.use_button.text() == "In use for training" and not dialog.make_button.isVisible()
        user.answer("Cancel")
        user.click(dialog.remove_button)
        assert made.exists()
        user.answer("Remove")
        user.click(dialog.remove_button)
        until(lambda: dialog.below.outcome.text() == "Training environment removed.")
        assert not (kie_desktop_home / "training").exists() and settings["training_python"] == ""

    use_window(work, folder)


def test_one_that_is_cancelled_can_be_made_again(python: Path, kie_desktop_home: Path) -> None:
    (python.parent / "slow").touch()

    def work(user: User) -> None:
        user.window.action_table["training-environment"].trigger()
        dialog = user.dialog(EnvironmentDialog)
        choose(dialog, "3.13.1")
        user.click(dialog.make_button)
        until(lambda: dialog.below.work.text() == "Installing packages…")
        user.click(dialog.below.cancel_button)
        until(dialog.below.outcome.isVisible)
        assert dialog.below.outcome.text() == "Stopped."
        assert not (kie_desktop_home / "training" / "environment").exists()
        (python.parent / "pip.txt").write_text(stand_in_python.OFFLINE, "utf-8")
        (python.parent / "pip-status").write_text("1", "utf-8")
        (python.parent / "slow").unlink()
        user.click(dialog.make_button)
        until(dialog.below.outcome.isVisible)
        assert "pip cannot reach its package index" in dialog.below.outcome.text()

    use_window(work)


def test_a_python_that_has_all_is_used_as_it_is(python: Path) -> None:
    ready = stand_in_python.make(python.parent.parent, "python3.12", "3.12.4", missing=[])

    def work(user: User) -> None:
        user.window.action_table["training-environment"].trigger()
        dialog = user.dialog(EnvironmentDialog)
        until(lambda: dialog.python.count() > 2)
        dialog.python.setCurrentIndex(dialog.python.findText("Python 3.12.4 with Paddle ", flags()))
        assert dialog.make_button.text() == "Use this Python" and not dialog.build.isEnabled()
        user.click(dialog.make_button)
        assert user.window.session.settings["training_python"] == str(ready)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{python.parent}:{ready.parent}")
        use_window(work)


def test_without_any_python_the_one_thing_to_do_is_said(python: Path) -> None:
    def work(user: User) -> None:
        user.window.action_table["training-environment"].trigger()
        dialog = user.dialog(EnvironmentDialog)
        environment = user.window.session.training_environment
        until(lambda: environment.survey)
        assert environment.survey is not None
        environment.survey = replace(environment.survey, pythons=())
        environment.changed.emit()
        assert dialog._heading.text() == "Python 3.11 to 3.13 was not found on this computer."
        assert "Install Python 3.13 (64-bit)" in dialog._words.text()
        assert not dialog.make_button.isVisible()
        user.click(dialog.look_button)
        until(dialog.make_button.isVisible)

    use_window(work)


def test_when_looking_fails_it_says_so_and_can_be_done_again(python: Path) -> None:
    def work(user: User) -> None:
        environment = user.window.session.training_environment
        user.window.action_table["training-environment"].trigger()
        dialog = user.dialog(EnvironmentDialog)
        until(lambda: environment.survey)
        environment.survey = None
        environment._on_survey(CommandOutcome("Look", reason="training.toml: cannot be read; reinstall the program"))
        assert dialog._heading.text() == "The Python installations on this computer could not be listed."
        assert "reinstall the program" in dialog._words.text()
        user.click(dialog.look_button)
        assert dialog._heading.text().startswith("Searching") and not dialog.look_button.isVisible()
        until(dialog.make_button.isVisible)

    use_window(work)


def flags() -> object:
    from PySide6.QtCore import Qt

    return Qt.MatchFlag.MatchStartsWith
