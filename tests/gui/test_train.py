"""From reviewed pages to a new model, through the window, with real training processes of a tiny network."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import goldens
import pytest
import rule_pack
from event_loop import until
from gui.user import User, use_window
from text_image import save

from kie_desktop.contract.events import STOP_FILE
from kie_desktop.contract.train_config import FINE_TUNING, MOST_EPOCHS
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page, ReviewState
from kie_desktop.locks import is_held
from kie_desktop.session import EvaluationRun, Run, RunState, TrainingRun, Whose
from kie_desktop.store import ProjectFile
from kie_desktop.ui.dialogs.evaluate import EvaluateDialog
from kie_desktop.ui.dialogs.setting_editors import ModelEditor, PythonEditor
from kie_desktop.ui.dialogs.settings import SettingsDialog
from kie_desktop.ui.dialogs.train import TrainDialog

PATIENCE_MS = 180_000  # Paddle alone takes seconds to load, and machines are busy


pytestmark = pytest.mark.timeout(420)


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    """A tiny SER checkpoint with all that training needs."""
    folder = tmp_path / "tiny"
    shutil.copytree(goldens.FOLDER / "ser", folder)
    shutil.copyfile(goldens.TOKENIZER, folder / goldens.TOKENIZER.name)
    shutil.copyfile(goldens.CLASS_LIST, folder / "class_list.txt")
    return folder


@pytest.fixture(autouse=True)
def _no_early_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run goes on until the test ends it, however long that takes."""
    monkeypatch.setitem(FINE_TUNING, "patience", None)  # type: ignore[arg-type]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """Five pages, four of them reviewed."""
    (tmp_path / "forms").mkdir()
    pages = []
    for number in range(5):
        name = f"p{number}.png"
        save(tmp_path / "forms" / name, [(20, 20, "Name: Ada")], (200, 100))
        key = Entity(1, rectangle((20, 20, 60, 40)), "Name:", "question")
        value = Entity(2, rectangle((70, 20, 120, 40)), f"Ada {number}", "answer")
        state = ReviewState.REVIEWED if number else ReviewState.IN_WORK
        pages.append(Page(name, 200, 100, state=state).with_entities([key, value], [Link(1, 2)]))
    path = tmp_path / "forms" / "forms.kie"
    with ProjectFile.create(path, default_label_set()) as made:
        made.add_pages(pages)
    yield path
    for run in path.with_suffix(".runs").glob("*"):
        (run / STOP_FILE).touch()  # what goes on without its window ends with its test


def start(user: User, checkpoint: Path, epochs: int) -> TrainingRun:
    """Train > Start, with a tiny checkpoint to start from."""
    user.wait_for_pages(5)
    user.press("Ctrl+Shift+T")
    dialog = user.dialog(TrainDialog)
    assert dialog.pages.reviewed.text() == "Reviewed (4)"
    assert dialog.pages.reviewed.isChecked()
    assert dialog.start_from.combo.currentText() == "starter (model pack)"
    assert dialog.start_button.isEnabled()
    dialog.tasks.setCurrentIndex(1)
    dialog.start_from.add_checkpoint(checkpoint)
    dialog.epochs.setValue(epochs)
    dialog.batch_size.setValue(2)
    dialog.held_out.share.setValue(0.25)
    assert "3 pages for training, 1 held out" in dialog.findings.preview.text()
    until(lambda: "found" in dialog.findings.problems.text())
    user.click(dialog.start_button)
    runs = user.window.session.runs
    until(lambda: runs.find("ser-1"))
    run = runs.find("ser-1")
    assert isinstance(run, TrainingRun)
    panel = user.window.panels.runs
    assert panel.isVisible()
    until(lambda: panel.run is run)
    return run


def wait_for(run: Run, *states: RunState) -> None:
    until(lambda: run.state in states, PATIENCE_MS)


def test_a_reviewed_project_becomes_the_model_in_use(project: Path, checkpoint: Path, kie_desktop_home: Path) -> None:
    def work(user: User) -> None:
        run = start(user, checkpoint, epochs=2)
        wait_for(run, RunState.FINISHED, RunState.FAILED)
        assert run.state is RunState.FINISHED, run.log_lines()
        panel = user.window.panels.runs
        assert panel.curves is not None
        until(lambda: len(panel.curves.lines["loss"][0].getData()[0]) == 4)  # type: ignore[union-attr]
        assert [len(panel.curves.lines[name][0].getData()[0]) for name in ("rate", "speed")] == [4, 4]
        measured = panel.curves.lines["figure"][0].getData()[0]
        assert [*measured[:3]] == [0, 2, 4]  # before the first step and after each epoch
        assert set(run.scores) == {"old", "new"}
        assert "after" in panel.result.text()
        assert "global_step: 4" in panel.log.toPlainText()
        assert (run.folder / "best_accuracy" / "model_state.pdparams").is_file()
        user.click(panel.use_button)
        until(lambda: user.window.session.model.name == "forms-ser-1", PATIENCE_MS)
        assert user.message == "The model pack forms-ser-1 now proposes labels."
        assert (kie_desktop_home / "models" / "forms-ser-1" / "ser.onnx").is_file()

    use_window(work, project)


def test_a_killed_trainer_leaves_the_window_and_a_run_to_resume(project: Path, checkpoint: Path) -> None:
    def work(user: User) -> None:
        run = start(user, checkpoint, epochs=MOST_EPOCHS)
        panel = user.window.panels.runs
        until((run.folder / "latest" / "model_state.pdparams").is_file, PATIENCE_MS)
        until(lambda: run.history.step > 1)  # the disk is ahead of what the window has heard
        assert run.history.started is not None
        os.kill(run.history.started.pid, signal.SIGKILL)
        wait_for(run, RunState.FAILED)
        assert "killed" in user.message
        assert "global_step" in panel.log.toPlainText()
        known = run.history.step
        user.click(panel.resume_button)
        until(lambda: run.history.step > known, PATIENCE_MS)
        assert run.config.resume == run.folder / "latest"
        assert run.history.losses.x == list(range(1, run.history.step + 1))
        user.answer("Cancel")
        user.window.close()
        assert user.window.isVisible()
        assert panel.stop_button.text() == "Stop"
        user.click(panel.stop_button)
        wait_for(run, RunState.STOPPED)
        assert panel.resume_button.isVisible()

    use_window(work, project)


def test_closing_the_window_stops_a_run_that_is_found_again(project: Path, checkpoint: Path) -> None:
    def begin(user: User) -> None:
        run = start(user, checkpoint, epochs=MOST_EPOCHS)
        until(lambda: run.history.step > 1, PATIENCE_MS)
        user.answer("Stop")
        user.window.close()
        assert not user.window.isVisible()
        assert run.state is RunState.STOPPED

    use_window(begin, project)

    def find(user: User) -> None:
        user.wait_for_pages(5)
        user.press("Ctrl+R")
        panel = user.window.panels.runs
        until(panel.resume_button.isVisible)
        assert isinstance(panel.run, TrainingRun)
        assert panel.run.history.step > 1

    use_window(find, project)


def test_a_run_goes_on_without_the_window_and_is_found_again(project: Path, checkpoint: Path) -> None:
    steps: list[int] = []

    def begin(user: User) -> None:
        run = start(user, checkpoint, epochs=MOST_EPOCHS)
        until(lambda: run.history.step > 1, PATIENCE_MS)
        user.answer("Leave running")
        user.window.close()
        assert not user.window.isVisible()
        assert is_held(run.folder / "running.lock")
        steps.append(run.history.step)

    use_window(begin, project)

    def find(user: User) -> None:
        user.wait_for_pages(5)
        user.press("Ctrl+R")
        panel = user.window.panels.runs
        until(lambda: isinstance(panel.run, TrainingRun) and panel.run.history.step > steps[0] + 1, PATIENCE_MS)
        run = panel.run
        assert isinstance(run, TrainingRun)
        assert run.state is RunState.RUNNING
        assert run.history.losses.x == list(range(1, run.history.step + 1))
        assert "global_step" in panel.log.toPlainText()
        user.click(panel.stop_button)
        wait_for(run, RunState.STOPPED)
        assert (run.folder / "latest" / "model_state.pdparams").is_file()
        assert not is_held(run.folder / "running.lock")

    use_window(find, project)


def test_mistakes_are_walked_through_on_their_pages(project: Path, checkpoint: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(5)
        user.press("Ctrl+Shift+V")
        dialog = user.dialog(EvaluateDialog)
        assert dialog.pages.reviewed.isChecked()
        assert not dialog.pages.of_run.isEnabled()  # no run has held out any yet
        dialog.tasks.setCurrentIndex(1)
        dialog.model.add_checkpoint(checkpoint)
        assert dialog.other.choose("starter")
        assert "4 pages with 8 entities and 4 links" in dialog.findings.preview.text()
        user.click(dialog.start_button)
        runs, panel = user.window.session.runs, user.window.panels.runs
        until(lambda: runs.find("evaluate-ser-1"))
        run = runs.find("evaluate-ser-1")
        assert isinstance(run, EvaluationRun)
        wait_for(run, RunState.FINISHED, RunState.FAILED)
        assert run.state is RunState.FINISHED, run.log_lines()
        assert "QUESTION" in panel.figures.toPlainText()
        assert "starter" in panel.figures.toPlainText()
        mistakes = panel.mistakes
        result = runs.result("evaluate-ser-1")
        assert result is not None
        wrong = [row for row in result.mistakes if row.whose is not Whose.OLD]
        assert wrong, "a network that learned nothing reads every label right"
        assert mistakes.model.rowCount() == len(wrong)
        panel.tabs.setCurrentWidget(mistakes)
        seen = []
        for mistake in wrong[:3]:
            user.press("F9")
            seen.append((user.window.session.page_id, user.window.session.selection.entities))
            assert seen[-1] == (mistake.page_id, frozenset(mistake.entities))
        user.press("Shift+F9")
        assert (user.window.session.page_id, user.window.session.selection.entities) == seen[-2]
        user.click(mistakes.next)
        assert (user.window.session.page_id, user.window.session.selection.entities) == seen[-1]

    use_window(work, project)


def fake_python(folder: Path, answer: str) -> Path:
    """Something that answers as another Python with Paddle does."""
    path = folder / "python-gpu"
    path.write_text(f"#!/bin/sh\necho '{answer}'\n", "utf-8")
    path.chmod(0o755)
    return path


def test_what_the_chosen_python_sees_is_offered(project: Path, tmp_path: Path) -> None:
    gpus = [{"name": "L4", "precisions": ["fp32", "bf16", "fp16"]}, {"name": "T4", "precisions": ["fp32", "fp16"]}]
    answer = json.dumps({"version": "3.3.1", "cuda": True, "gpus": gpus, "advice": ""})
    python = fake_python(tmp_path, answer)

    def work(user: User) -> None:
        user.wait_for_pages(5)
        user.press("Ctrl+,")
        settings = user.dialog(SettingsDialog)
        editor = settings.editors["training_python"]
        assert isinstance(editor, PythonEditor)
        editor.line.setText(str(python))
        editor.line.editingFinished.emit()
        until(lambda: "Devices: L4, T4." in editor.words.text())
        settings.close()
        user.press("Ctrl+Shift+T")
        computing = user.dialog(TrainDialog).computing
        device, precision = computing.device, computing.precision
        assert [device.itemText(row) for row in range(device.count())] == [
            "GPU 0: L4",
            "GPU 1: T4",
            "All 2 GPUs",
            "CPU",
        ]
        offered = []
        for row in range(device.count()):
            device.setCurrentIndex(row)
            offered.append([precision.itemText(place) for place in range(precision.count())])
        assert offered == [["fp32", "bf16", "fp16"], ["fp32", "fp16"], ["fp32", "fp16"], ["fp32"]]
        device.setCurrentIndex(2)
        assert computing.chosen is not None
        assert computing.chosen.gpus == "0,1"

    use_window(work, project)


def test_the_settings_offer_packs_and_folders(project: Path, tmp_path: Path, kie_desktop_home: Path) -> None:
    rule_pack.write(kie_desktop_home / "models" / "mine", "mine")
    rule_pack.write(tmp_path / "elsewhere", "elsewhere")

    def work(user: User) -> None:
        user.wait_for_pages(5)
        session = user.window.session
        user.press("Ctrl+,")
        editor = user.dialog(SettingsDialog).editors["model"]
        assert isinstance(editor, ModelEditor)
        combo = editor.combo
        assert combo.currentText() == "starter (model pack)"
        combo.setCurrentIndex(combo.findText("mine (model pack)"))
        combo.activated.emit(combo.currentIndex())
        assert session.settings["model"] == "mine"
        editor.use_folder(tmp_path)
        assert "pack.toml" in user.message
        assert session.settings["model"] == "mine"
        editor.use_folder(tmp_path / "elsewhere")
        assert combo.currentText() == "elsewhere (folder)"
        assert combo.toolTip() == str(tmp_path / "elsewhere")

    use_window(work, project)
