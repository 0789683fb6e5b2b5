"""The language changes, or the window closes, while a job of each kind is under way."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import published
import pytest
from event_loop import until
from file_server import Behaviour
from gui.small_form import lines
from gui.test_lifetimes import visible_windows, window_after_change
from gui.user import User, use_window
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid
from text_image import save

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Link, Page, ReviewState
from kie_desktop.jobs.background import BackgroundJob
from kie_desktop.session import EvaluationPlan, RunState, TrainPlan
from kie_desktop.session.project.bulk_edits import BulkEdits
from kie_desktop.store import ProjectFile
from kie_desktop.ui.dialogs.fields import ALL_PAGES, FieldsDialog
from kie_desktop.ui.dialogs.import_labels import ImportDialog
from kie_desktop.ui.dialogs.same_layout import SameLayoutDialog

HERE = Path(__file__).parents[1]
PAGES = 120
"""A step that touches all of them is a job."""
IMAGES = ["0-waits.png", "1-waits.png", *(f"{number}.png" for number in range(3, PAGES + 1))]
"""The engine stand-in waits at the first two for a file beside them."""
FAKE_CHILDREN = {
    "train": 'print(\'{"problems": [], "windows": 3, "estimate": {"seconds": 30.0}, "val_pages": 1}\')',
    "evaluate": """
import json, pathlib, sys, time
while not (pathlib.Path(sys.argv[sys.argv.index("--label-file") + 1]).parents[4] / "go").exists():
    time.sleep(0.01)
print(json.dumps({"task": "ser", "precision": 0.5, "recall": 0.5, "hmean": 0.5, "fps": 2.0, "pages": 1,
                  "per_label": {}, "confusion": {}, "wrong_entities": []}))
""",
}


class Gate:
    """What runs in a thread of the session, or as a bulk edit, waits here until it is let through or given up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._open = threading.Event()
        self._open.set()
        run, work_on, is_open = BackgroundJob.run, BulkEdits._work_on, self._open

        def wait_or_work_on(edits: BulkEdits) -> None:
            if is_open.is_set():
                work_on(edits)
            else:
                edits._timer.start(10)

        monkeypatch.setattr(BulkEdits, "_work_on", wait_or_work_on)

        def wait_and_run(job: BackgroundJob) -> None:
            while not is_open.wait(0.01) and not job.isInterruptionRequested():
                pass
            run(job)

        monkeypatch.setattr(BackgroundJob, "run", wait_and_run)

    def shut(self) -> None:
        """Let whatever begins from now on wait."""
        self._open.clear()

    def open(self) -> None:
        """Let it go on."""
        self._open.set()


@dataclass
class Desk:
    """What a job begins and goes on with. folder: of the project."""

    user: User
    gate: Gate
    folder: Path
    tmp: Path
    served: dict[str, Behaviour]

    def do(self, action: str) -> None:
        self.user.window.action_table[action].trigger()

    def go_on(self) -> None:
        """Let everything that waits go on, wherever it waits."""
        self.gate.open()
        for image in IMAGES[:2]:
            (self.folder / image).with_suffix(".go").touch()
        (self.tmp / "go").touch()
        for run in self.folder.glob("*.runs/*"):
            (run / "go").touch()
        for behaviour in self.served.values():
            behaviour.goes_on.set()

    def is_at_work(self) -> bool:
        session = self.user.window.session
        return bool(session.jobs.all) or session.runs.is_busy or session.model_packs.doing is not None


@dataclass(frozen=True)
class Kind:
    """A kind of job. begin: starts one. is_done: what came of it is there, also where the language has changed.

    question: what is asked when the window is closed, and answered with, "" for no question.
    """

    name: str
    begin: Callable[[Desk], None]
    is_done: Callable[[Desk], object]
    question: str = ""

    def __str__(self) -> str:
        return self.name


def all_pages(desk: Desk) -> tuple[int, ...]:
    return tuple(row.id for row in desk.user.window.session.summaries)


def begin_behind_gate(action: str) -> Callable[[Desk], None]:
    def begin(desk: Desk) -> None:
        desk.gate.shut()
        desk.do(action)
        until(lambda: desk.user.window.session.jobs.all)

    return begin


def begin_pre_annotation(desk: Desk) -> None:
    desk.user.window.session.pages.show_next()
    desk.user.answer("Label again")
    desk.do("annotate-page")
    desk.user.expect_no_question()


def begin_reading(desk: Desk) -> None:
    desk.user.window.session.selection.select([1])
    desk.do("reread")


def begin_import(desk: Desk) -> None:
    rows = [{"transcription": "Ada", "label": "answer", "points": [[1, 1], [9, 1], [9, 9], [1, 9]], "id": 1}]
    path = desk.folder / "Label.txt"
    path.write_text("".join(f"{image}\t{json.dumps(rows)}\n" for image in IMAGES), "utf-8")
    desk.user.window.commands.file.import_path(path)
    dialog = desk.user.dialog(ImportDialog)
    until(lambda: dialog.preview and desk.user.at_rest())
    dialog.import_button.click()


def begin_import_preview(desk: Desk) -> None:
    path = desk.folder / "Label.txt"
    path.write_text(f"{IMAGES[0]}\t[]\n", "utf-8")
    desk.gate.shut()
    desk.user.window.commands.file.import_path(path)


def begin_export(desk: Desk) -> None:
    desk.gate.shut()
    desk.user.window.session.exchange.export_dataset(desk.tmp / "data", all_pages(desk)[:3])


def begin_fields(desk: Desk) -> None:
    desk.do("fields")
    dialog = desk.user.dialog(FieldsDialog)
    desk.gate.shut()
    dialog.scope.setCurrentIndex(dialog.scope.findData(ALL_PAGES))
    dialog.scope.activated.emit(dialog.scope.currentIndex())


def begin_label_everywhere(desk: Desk) -> None:
    desk.user.window.session.selection.select([1])
    begin_behind_gate("label-same-everywhere")(desk)


def hold_all_out(desk: Desk) -> None:
    desk.user.window.panels.pages.view.selectAll()
    desk.do("hold-out")


def begin_bulk_edit(desk: Desk) -> None:
    desk.gate.shut()
    hold_all_out(desk)


def begin_undo(desk: Desk) -> None:
    hold_all_out(desk)
    until(desk.user.at_rest)
    desk.gate.shut()
    desk.user.answer(f"Undo on all {PAGES} pages")
    desk.do("undo")


def begin_turning(desk: Desk) -> None:
    desk.gate.shut()
    desk.do("turn-page-right")


def begin_search(desk: Desk) -> None:
    desk.gate.shut()
    desk.do("find-text")
    desk.user.window.panels.search.line.setText("Ada")
    until(lambda: desk.user.window.session.jobs.all)


def begin_measuring(desk: Desk) -> None:
    desk.do("show-changes")
    desk.gate.shut()
    desk.user.window.panels.changes.measure.click()


def begin_comparison(desk: Desk) -> None:
    desk.gate.shut()
    desk.user.window.session.comparison.compare(desk.tmp / "other.kie")


def begin_training(desk: Desk) -> None:
    desk.user.window.session.train(TrainPlan(all_pages(desk)[:4], ("ser",), "starter", val_ratio=0.25, epochs=3))
    until(lambda: runs(desk) == [RunState.RUNNING])


def begin_evaluation(desk: Desk) -> None:
    plan = EvaluationPlan(all_pages(desk)[:4], ("ser",), "starter")
    desk.user.window.session.runs.evaluate(desk.user.window.session.label_set, plan)
    until(lambda: runs(desk) == [RunState.MEASURING])


def begin_download(desk: Desk) -> None:
    desk.served["ser"].stalls = 1
    packs = desk.user.window.session.model_packs
    packs.download(next(row for row in packs.rows() if row.name == "tiny-ser"))
    until(lambda: desk.served["ser"].requests, 60_000)


def runs(desk: Desk) -> list[RunState]:
    return [run.state for run in desk.user.window.session.runs.all]


def dialog_of(kind: type[QDialog]) -> Callable[[Desk], bool]:
    """Whether a dialog of a kind shows, and belongs to the window that is there."""

    def shows(desk: Desk) -> bool:
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        return [dialog.parent() for dialog in dialogs] == [desk.user.window]

    return shows


def nothing(_: Desk) -> bool:
    """What came of it was shown in a dialog or a panel of the window that is gone."""
    return True


STOP = "Stop"
KINDS = (
    Kind("pre-annotation", begin_pre_annotation, lambda desk: desk.user.page.entities[1].label_score == 0.8, STOP),
    Kind("reading", begin_reading, lambda desk: desk.user.page.entities[1].text == "read again", STOP),
    Kind("problems", begin_behind_gate("find-problems"), lambda desk: desk.user.window.session.problems.looked),
    Kind("import preview", begin_import_preview, nothing),
    Kind("import", begin_import, lambda desk: "Ada" in texts(desk, PAGES) and desk.user.message, STOP),
    Kind("export", begin_export, lambda desk: (desk.tmp / "data" / "train.json").exists(), STOP),
    Kind("fields", begin_fields, nothing),
    Kind("label everywhere", begin_label_everywhere,
         lambda desk: desk.user.window.session.pages.page_of(all_pages(desk)[-1]).entities[1].label == "question"),
    Kind("same layout", begin_behind_gate("same-layout"), dialog_of(SameLayoutDialog)),
    Kind("bulk edit", begin_bulk_edit, lambda desk: held_out(desk) == PAGES, STOP),
    Kind("undo of a bulk edit", begin_undo, lambda desk: held_out(desk) == 0, STOP),
    Kind("turning", begin_turning, lambda desk: desk.user.page.width == 300, STOP),
    Kind("search", begin_search, nothing),
    Kind("statistics", begin_behind_gate("show-statistics"),
         lambda desk: desk.user.window.panels.statistics.rows.rowCount() == PAGES),
    Kind("measuring", begin_measuring, nothing),
    Kind("comparison", begin_comparison, lambda desk: desk.user.window.session.comparison.comparison),
    Kind("training", begin_training, lambda desk: runs(desk) == [RunState.FINISHED], STOP),
    Kind("evaluation", begin_evaluation, lambda desk: runs(desk) == [RunState.FINISHED], STOP),
    Kind("download", begin_download, lambda desk: "tiny-ser" in desk.user.message),
)  # fmt: skip


def held_out(desk: Desk) -> int:
    return sum(row.held_out for row in desk.user.window.session.summaries)


def texts(desk: Desk, number: int) -> list[str]:
    session = desk.user.window.session
    return [entity.text for entity in session.pages.page_of(all_pages(desk)[number - 1]).entities.values()]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A labelled page, and many that are laid out like it and not labelled."""
    folder = tmp_path / "forms"
    folder.mkdir()
    pages = []
    for number, name in enumerate(IMAGES, 1):
        save(folder / name, [(20, 20, "Name")], (400, 300))
        page = Page(name, 400, 300, state=ReviewState.REVIEWED if number < 5 else ReviewState.PRE_ANNOTATED)
        links = [Link(key, key + 1) for key in (1, 3, 5)] if number == 1 else []
        pages.append(page.with_entities(lines(labelled=number == 1), links))
    for path in (folder / "forms.kie", tmp_path / "other.kie"):
        made = ProjectFile.create(path, default_label_set())
        made.add_pages(pages)
        made.close()
    return folder / "forms.kie"


@pytest.fixture
def served(kie_desktop_home: Path) -> Iterator[dict[str, Behaviour]]:
    behaviours = published.behaviours()
    with published.publishing(behaviours, kie_desktop_home):
        yield behaviours


@pytest.fixture(autouse=True)
def _children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs are stand-ins that wait for a file `go`."""
    monkeypatch.setenv("PYTHONPATH", f"{HERE.parent}{os.pathsep}{HERE}")
    monkeypatch.setenv("FAKE_TRAINER", "until go")

    def command(_python: str, *arguments: str) -> list[str]:
        if arguments[0] == "--worker":
            return [sys.executable, str(HERE / "jobs" / "fake_trainer.py"), *arguments]
        return [sys.executable, "-c", FAKE_CHILDREN[arguments[0]], *arguments]

    monkeypatch.setattr("kie_desktop.session.models.run_models.command_in", command)


@pytest.fixture
def at_desk(
    project: Path, tmp_path: Path, served: dict[str, Behaviour], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[Desk], None]], None]:
    """Runs a script before the window with the project."""
    gate = Gate(monkeypatch)

    def run(script: Callable[[Desk], None]) -> None:
        def work(user: User) -> None:
            user.wait_for_pages(PAGES)
            desk = Desk(user, gate, project.parent, tmp_path, served)
            try:
                script(desk)
            finally:
                desk.go_on()

        use_window(work, project)

    return run


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_language_changes_during_a_job(kind: Kind, at_desk: Callable[[Callable[[Desk], None]], None]) -> None:
    def script(desk: Desk) -> None:
        kind.begin(desk)
        assert desk.is_at_work()
        old = desk.user.window
        window_after_change(desk.user, "zh_CN")
        assert desk.is_at_work(), "the job ended before the language changed"
        assert not isValid(old)
        desk.go_on()
        until(lambda: not desk.is_at_work() and kind.is_done(desk))
        assert visible_windows() == [desk.user.window]
        desk.user.window.session.settings["language"] = "en"
        until(lambda: visible_windows() != [desk.user.window])
        (desk.user.window,) = visible_windows()

    at_desk(script)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_window_closes_during_a_job(
    kind: Kind, at_desk: Callable[[Callable[[Desk], None]], None], project: Path
) -> None:
    def script(desk: Desk) -> None:
        kind.begin(desk)
        assert desk.is_at_work()
        if kind.question:
            desk.user.answer(kind.question)
        for dialog in [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]:
            dialog.hide()
        desk.user.window.close()
        assert not desk.user.window.isVisible()
        assert not desk.is_at_work()

    at_desk(script)
    with closing(sqlite3.connect(project)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
