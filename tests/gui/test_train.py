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

from kie_desktop.contract.events import STOP_FILE, Started
from kie_desktop.contract.train_config import FINE_TUNING, MOST_EPOCHS
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.domain.page import Entity, Link, Page, ReviewState
from kie_desktop.formats.paddleocr import ExportReport
from kie_desktop.locks import is_held
from kie_desktop.session import EvaluationRun, Run, RunState, TrainingRun, TrainPlan, Whose
from kie_desktop.session.models.run_plan import config_of
from kie_desktop.store import ProjectFile
from kie_desktop.ui.dialogs.evaluate import EvaluateDialog
from kie_desktop.ui.dialogs.setting_editors import ModelEditor, PythonEditor
from kie_desktop.ui.dialogs.settings import SettingsDialog
from kie_desktop.ui.dialogs.train import TrainDialog
from kie_desktop.ui.panels.run_words import words_of

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
        state = ReviewState.REVIEWED if number else ReviewState.PRE_ANNOTATED
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
    assert "3 pages to learn from, 1 to test." in dialog.findings.preview.text()
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
        offer = user.window.message_bar.offer_button
        assert offer.isVisible()
        assert offer.text() == "Label the unreviewed page again"
        user.click(offer)
        until(lambda: user.message.startswith("Labelled 1 page again: "), PATIENCE_MS)
        assert [user.window.session.pages.page_of(row.id).state for row in user.window.session.summaries] == [
            ReviewState.PRE_ANNOTATED,
            *[ReviewState.REVIEWED] * 4,
        ]

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
        assert "question" in panel.figures.toPlainText()
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


def test_what_to_train_follows_the_roles_of_the_labels_in_use(tmp_path: Path) -> None:
    """Receipts with labels of one's own and links that nobody can give any more: labels alone are learned."""
    texts = {1: ("Lidl", "company"), 2: ("2.50", "total")}
    rows = [Entity(key, rectangle((9, 20 * key, 90, 20 * key + 9)), *row) for key, row in texts.items()]
    pages = []
    for number in range(10):
        save(tmp_path / f"{number}.png", [(5, 5, "Lidl")], (100, 100))
        page = Page(f"{number}.png", 100, 100, state=ReviewState.REVIEWED).with_entities(rows, [Link(1, 2)])
        pages.append(page)
    path = tmp_path / "receipts.kie"
    with ProjectFile.create(path, LabelSet.of_names(["question", "answer", "company", "total"])) as made:
        made.add_pages(pages)

    def work(user: User) -> None:
        user.wait_for_pages(10)
        user.press("Ctrl+Shift+T")
        dialog = user.dialog(TrainDialog)
        assert dialog.chosen_tasks == ("ser",) and dialog.tasks.count() == 1
        first, second = dialog.findings.preview.text().splitlines()
        assert first == "8 pages to learn from, 2 to test."
        assert second.startswith("Labels only (SER), from starter (model pack).")
        assert not dialog.learning_rate.isVisible() and not dialog.pages.isVisible()
        user.click(dialog.advanced)
        assert dialog.learning_rate.isVisible() and not dialog.link_rate.isVisible()

    use_window(work, path)


def test_the_learning_rates_that_are_shown_are_used(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(5)
        plans: list[TrainPlan] = []
        monkeypatch.setattr(user.window.session, "train", plans.append)
        user.press("Ctrl+Shift+T")
        dialog = user.dialog(TrainDialog)
        user.click(dialog.advanced)
        assert dialog.chosen_tasks == ("ser", "re")
        assert (dialog.learning_rate.value(), dialog.link_rate.value()) == (1e-4, 5e-4)
        dialog.link_rate.setValue(3e-4)
        user.click(dialog.start_button)
        (plan,) = plans
        exported = ExportReport(tmp_path, 3, 1, 8, 4)
        rates = [config_of(plan, task, tmp_path, user.window.session.label_set, exported).learning_rate
                 for task in plan.tasks]  # fmt: skip
        assert rates == [1e-4, 3e-4]

    use_window(work, project)


def test_the_panel_follows_the_run_that_runs_unless_somebody_chose_another(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(5)
        runs, labels = user.window.session.runs, user.window.session.label_set
        exported, plan = ExportReport(tmp_path, 3, 1, 8, 4), TrainPlan((), ("ser",), "starter")
        queue = [
            TrainingRun(folder=folder, config=config_of(plan, "ser", folder, labels, exported), created=number)
            for number, folder in enumerate([tmp_path / "ser-1", tmp_path / "ser-2", tmp_path / "ser-3"])
        ]
        now = [queue[0]]
        monkeypatch.setattr(type(runs), "active", property(lambda _: now[0]))
        monkeypatch.setattr(runs, "_runs", {run.name: run for run in queue})
        user.press("Ctrl+R")
        panel = user.window.panels.runs
        until(lambda: panel.run is queue[0])
        now[0] = queue[1]
        runs.changed.emit()
        assert panel.run is queue[1] and panel.list.item(1).isSelected()
        panel.list.setCurrentRow(0)
        now[0] = queue[2]
        runs.changed.emit()
        assert panel.run is queue[0]
        monkeypatch.undo()
        runs.changed.emit()

    use_window(work, project)


def test_a_finished_run_says_what_it_reached_so_that_anybody_understands(project: Path, tmp_path: Path) -> None:
    score = {"precision": 0.5, "recall": 0.5, "hmean": 0.5, "entity_f1": 0.53}
    config = config_of(TrainPlan((), ("ser",), "starter"), "ser", tmp_path, default_label_set(),
                       ExportReport(tmp_path, 8, 2, 40, 0))  # fmt: skip
    run = TrainingRun(folder=tmp_path / "ser-1", config=config, state=RunState.FINISHED, scores={"new": score})
    run.history.started = Started("ser", "", "cpu", "fp32", 8, 8, 2, 6, 6, 1, 0, 1, 1)
    for step, figure in enumerate((0.3, 0.4, 0.53)):
        run.history.figures.add(step, figure)
    rising = "Right in 53 of 100 on the 2 pages held out, still getting better: go on training."
    assert words_of(run, False).splitlines()[1] == rising
    run.history.figures.add(3, 0.52)
    assert words_of(run, False).splitlines()[1] == "Right in 53 of 100 on the 2 pages held out."
