"""SDMGR through the window, with real training processes and the real engine: trained, stopped, resumed, measured,
used and undone; links from `edge` values; pages that nobody would expect.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from event_loop import until
from gui.user import User, use_window
from PIL import Image

from kie_desktop.contract.train_config import MOST_EPOCHS
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Page, ReviewState
from kie_desktop.formats import wildreceipt
from kie_desktop.jobs import engine_client
from kie_desktop.session import EvaluationRun, Run, RunState, TrainingRun
from kie_desktop.store import ProjectFile
from kie_desktop.ui.dialogs.evaluate import EvaluateDialog
from kie_desktop.ui.dialogs.import_labels import ImportDialog
from kie_desktop.ui.dialogs.train import SDMGR, TrainDialog
from kie_desktop.ui.panels.model_chip import ModelChip
from tests.training.graph_pages import LABELS, receipt

PATIENCE_MS = 180_000  # Paddle alone takes seconds to load, and machines are busy
pytestmark = pytest.mark.timeout(420)


@pytest.fixture(autouse=True)
def _real_engine(_no_unseen_faults: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the stand-in that all tests of the window get."""
    command = [sys.executable, "-m", "kie_desktop"]
    monkeypatch.setattr(engine_client, "own_command", lambda *arguments: [*command, *arguments])


def make_project(pictures: Path, pages: list[Page]) -> Path:
    path = pictures / "tills.kie"
    with ProjectFile.create(path, LABELS) as made:
        made.add_pages(pages)
    return path


def unlabelled(page: Page) -> Page:
    return page.with_entities([replace(row, label="other", by_human=frozenset()) for row in page.entities.values()], [])


def use_pack(user: User, pack: Path, home: Path) -> None:
    """The chip beside Pre-annotate."""
    shutil.copytree(pack, home / "models" / "receipts")
    chip = user.window.findChild(ModelChip)
    assert chip is not None and chip.text() == "starter ▾"
    chip.models.refill()
    next(action for action in chip.models.actions() if action.text() == "receipts (model pack)").trigger()
    assert (user.window.session.model.name, chip.text()) == ("receipts", "receipts ▾")


def wait_for(run: Run, *states: RunState) -> None:
    until(lambda: run.state in states, PATIENCE_MS)
    assert run.state in states, run.log_lines()


def test_a_model_is_trained_stopped_resumed_measured_and_used(
    tmp_path: Path, sdmgr_pack: Path, kie_desktop_home: Path
) -> None:
    pictures = tmp_path / "tills"
    shutil.copytree(sdmgr_pack.parent / "data" / "image_files", pictures)
    pages = [replace(receipt(number), state=ReviewState.REVIEWED) for number in range(5)]
    project = make_project(pictures, pages)

    def work(user: User) -> None:
        user.wait_for_pages(5)
        user.press("Ctrl+Shift+T")
        dialog = user.dialog(TrainDialog)
        assert not dialog.picture.isVisible() and dialog.tasks.isVisible()
        dialog.algorithm.setCurrentIndex(dialog.algorithm.findData(SDMGR))
        assert dialog.picture.isVisible() and not dialog.tasks.isVisible()
        assert "hundred pages" in dialog.about.text()
        assert (dialog.start_from.combo.currentText(), dialog.start_from.point) == ("None", None)
        assert dialog.learning_rate.value() == 1e-3
        dialog.picture.setCurrentIndex(0)
        dialog.epochs.setValue(MOST_EPOCHS)
        dialog.batch_size.setValue(4)
        assert "4 pages for training, 1 held out" in dialog.findings.preview.text()
        user.click(dialog.start_button)
        runs, panel = user.window.session.runs, user.window.panels.runs
        until(lambda: runs.find("sdmgr-1"))
        run = runs.find("sdmgr-1")
        assert isinstance(run, TrainingRun)
        until((run.folder / "latest.pdparams").is_file, PATIENCE_MS)
        user.click(panel.stop_button)
        wait_for(run, RunState.STOPPED, RunState.FAILED)
        steps = run.history.step
        run.config = replace(run.config, epochs=steps + 1)  # one more epoch is enough to see that it goes on
        user.click(panel.resume_button)
        wait_for(run, RunState.FINISHED, RunState.FAILED)
        assert run.state is RunState.FINISHED, run.log_lines()
        assert run.config.resume == run.folder / "latest"
        assert run.history.losses.x == [*range(1, steps + 2)]
        assert panel.curves is not None and run.history.figures.x == run.history.losses.x
        assert runs.pace("sdmgr", (256, 128)) and runs.pace("sdmgr", (512, 256)) is None
        until(lambda: "PaddleOCR reports" in panel.figures.toPlainText())
        assert "before" not in panel.result.text()  # it began with nothing
        for name in ("best_accuracy", "latest"):
            assert all((run.folder / f"{name}.{end}").is_file() for end in ("pdparams", "pdopt", "states"))
        user.click(panel.use_button)
        until(lambda: user.window.session.model.name == "tills-sdmgr-1", PATIENCE_MS)
        assert user.message == "The model pack tills-sdmgr-1 now proposes labels and links."
        evaluate(user)

    def evaluate(user: User) -> None:
        """Its pack beside its checkpoint, on the pages it held out."""
        user.press("Ctrl+Shift+V")
        dialog = user.dialog(EvaluateDialog)
        assert dialog.tasks.currentData() == ("sdmgr",) and not dialog.window_mode.isVisible()
        assert dialog.model.point is not None and dialog.model.point.model == "tills-sdmgr-1"
        dialog.other.add_checkpoint(user.window.session.runs.folder / "sdmgr-1" / "best_accuracy")
        dialog.pages.of_run.setChecked(True)
        user.click(dialog.start_button)
        runs, panel = user.window.session.runs, user.window.panels.runs
        until(lambda: runs.find("evaluate-sdmgr-1"))
        run = runs.find("evaluate-sdmgr-1")
        assert isinstance(run, EvaluationRun)
        wait_for(run, RunState.FINISHED, RunState.FAILED)
        assert run.state is RunState.FINISHED, run.log_lines()
        assert run.scores["new"] == run.scores["old"]
        text = panel.figures.toPlainText()
        assert "SDMGR on 1 page" in text and "mean" in text
        result = runs.result(run.name)
        assert result is not None and result.new.per_label
        assert all(row.keys() == result.new.confusion.keys() for row in result.new.confusion.values())

    use_window(work, project)


def test_edges_of_an_imported_archive_become_links_that_can_be_undone(
    tmp_path: Path, sdmgr_pack: Path, kie_desktop_home: Path
) -> None:
    archive = shutil.copytree(sdmgr_pack.parent / "data", tmp_path / "archive")
    assert "linking" not in (archive / wildreceipt.LABELS).read_text("utf-8")

    def work(user: User) -> None:
        user.wait_for_pages(6)
        user.window.commands.file.import_path(archive / wildreceipt.LABELS)
        dialog = user.dialog(ImportDialog)
        until(lambda: dialog.preview)
        user.click(dialog.import_button)
        until(lambda: user.page.entities and user.at_rest())
        truth = receipt(int(Path(user.page.image).stem))
        assert not user.page.links
        assert {row.label for row in user.page.entities.values()} == {row.label for row in truth.entities.values()}
        use_pack(user, sdmgr_pack, kie_desktop_home)
        user.answer("Label again")
        user.press("F5")
        until(lambda: user.page.links and user.at_rest(), PATIENCE_MS)
        (link,) = user.page.links.values()
        texts = [user.page.entities[end].text for end in link.key]
        assert texts[0] == "TOTAL" and texts[1].endswith(".50")
        assert not link.by_human and link.score is not None and link.score > 0.5
        user.press("Ctrl+Z")
        until(lambda: not user.page.links)

    use_window(work, archive / wildreceipt.IMAGES)


def test_labels_are_proposed_as_one_step(tmp_path: Path, sdmgr_pack: Path, kie_desktop_home: Path) -> None:
    pictures = shutil.copytree(sdmgr_pack.parent / "data" / "image_files", tmp_path / "tills")
    crowd = [Entity(k + 1, rectangle((k % 40 * 2, k // 40, k % 40 * 2 + 2, k // 40 + 2)), "€中") for k in range(2000)]
    for name, size in (("none.png", (96, 96)), ("tiny.png", (1, 1)), ("huge.png", (4000, 5000))):
        Image.new("RGB", size, "white").save(pictures / name)
    pages = [
        unlabelled(receipt(0)),
        Page("1.png", 96, 96).with_entities(crowd, []),
        Page("tiny.png", 1, 1).with_entities([Entity(1, rectangle((0, 0, 1, 1)), "TOTAL")], []),
        Page("huge.png", 4000, 5000).with_entities([Entity(1, rectangle((20, 30, 900, 200)), "1.50")], []),
        Page("none.png", 96, 96),
    ]

    def work(user: User) -> None:
        user.wait_for_pages(len(pages))
        use_pack(user, sdmgr_pack, kie_desktop_home)
        session = user.window.session
        session.settings["ocr"] = "none"
        user.press("F5")
        until(lambda: user.at_rest() and user.page.links, PATIENCE_MS)
        assert {row.label for row in user.page.entities.values()} == {row.label for row in receipt(0).entities.values()}
        user.press("Ctrl+Z")
        assert {row.label for row in user.page.entities.values()} == {"other"} and not user.page.links
        session.annotator.annotate([row.id for row in session.summaries[1:]])
        until(user.at_rest, PATIENCE_MS)
        found = [session.pages.page_of(row.id) for row in session.summaries[1:]]
        assert [len(page.entities) for page in found] == [2000, 1, 0, 1]
        assert all(row.label_score is not None for page in found for row in page.entities.values())

    use_window(work, make_project(pictures, pages))
