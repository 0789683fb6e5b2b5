"""Runs of a project: prepared, queued, stopped, killed, resumed, found again; with a fake trainer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from event_loop import until
from session_sitting import Sitting, write_image

from kie_desktop.contract import events
from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label, LabelSet, Role, default_label_set
from kie_desktop.domain.page import Entity, Link, Page, ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.locks import is_held
from kie_desktop.session import (
    EvaluationPlan,
    EvaluationRun,
    Run,
    RunState,
    Session,
    TrainingRun,
    TrainPlan,
    Whose,
)
from kie_desktop.store import ProjectFile

HERE = Path(__file__).parents[1]
FAKE_TRAINER = [sys.executable, str(HERE / "jobs" / "fake_trainer.py")]
FAKE_EVALUATE = """
import json, os, sys
page = open(sys.argv[sys.argv.index("--label-file") + 1]).readline().split("\\t")[0]
score = lambda share: {"precision": share, "recall": share, "hmean": share, "fps": 2.0}
guess = {"label": "ANSWER", "predicted": "OTHER", "score": 0.6}
wrong = lambda entity: {"page": page, "entity": entity, "text": "", **guess}
document = {"task": "ser", **score(0.75), "pages": 1, "per_label": {"ANSWER": {**score(0.75), "support": 4}},
    "confusion": {"ANSWER": {"ANSWER": 3, "OTHER": 1}, "OTHER": {"ANSWER": 0, "OTHER": 0}},
    "wrong_entities": [wrong(2), wrong(1)]}
if "--compare" in sys.argv:
    if os.environ.get("FAKE_EVALUATE") == "refuses":
        sys.exit("error: the old model knows no such label")
    document["compared"] = {"model": sys.argv[sys.argv.index("--compare") + 1], "task": "ser", **score(0.5), "pages": 1,
        "per_label": {}, "confusion": {}, "only_this_wrong": [wrong(2)], "only_other_wrong": [wrong(3)]}
print(json.dumps(document))
"""
FAKE_CHECK = """
import json, os, sys
row = {"page": "p1.png", "message": "the label 'x' is not in the class list", "fix": "add it", "severity": "error"}
refused = os.environ.get("FAKE_TRAINER") == "refused"
problems = [row] if refused else [{**row, "severity": "warning"}]
print(json.dumps({"problems": problems, "windows": 3, "val_pages": 1, "estimate": {"seconds": 30.0}}))
sys.exit(refused)
"""
FAKE_EXPORT = """
import sys, pathlib
import rule_pack
rule_pack.write(pathlib.Path(sys.argv[sys.argv.index("--out") + 1]), "new")
"""


@pytest.fixture(autouse=True)
def _fake_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every child of a run is a quick stand-in that speaks the same protocol."""
    monkeypatch.setenv("PYTHONPATH", f"{HERE.parent}{os.pathsep}{HERE}")

    def command(_python: str, *arguments: str) -> list[str]:
        if arguments[0] == "--worker":
            return [*FAKE_TRAINER, *arguments]
        code = {"train": FAKE_CHECK, "evaluate": FAKE_EVALUATE, "export-model": FAKE_EXPORT}[arguments[0]]
        return [sys.executable, "-c", code, *arguments]

    monkeypatch.setattr("kie_desktop.session.models.run_models.command_in", command)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Four reviewed pages with a key and its value each."""
    pages = []
    for number in range(4):
        write_image(tmp_path / f"p{number}.png")
        key = Entity(1, rectangle((5, 5, 50, 20)), "Name", "question")
        value = Entity(2, rectangle((60, 5, 110, 20)), "Ada", "answer")
        page = Page(f"p{number}.png", 120, 80, state=ReviewState.REVIEWED)
        pages.append(page.with_entities([key, value], [Link(1, 2)]))
    path = tmp_path / "forms.kie"
    with ProjectFile.create(path, default_label_set()) as made:
        made.add_pages(pages)
    return path


def begin(session: Session, *tasks: str) -> None:
    ids = tuple(summary.id for summary in session.summaries)
    session.train(TrainPlan(ids, tasks or ("ser",), "starter", val_ratio=0.25, epochs=3))  # type: ignore[arg-type]


def run_of(session: Session, name: str = "ser-1") -> TrainingRun:
    until(lambda: session.runs.find(name))
    run = session.runs.find(name)
    assert isinstance(run, TrainingRun)
    return run


def wait_for(run: Run, state: RunState) -> None:
    until(lambda: run.state is state)


def test_a_run_is_prepared_trained_and_measured(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    begin(session)
    run = run_of(session)
    wait_for(run, RunState.FINISHED)
    assert run.folder == project.parent / "forms.runs" / "ser-1"
    config = TrainConfig.from_json((run.folder / "config.json").read_text("utf-8"))
    assert (config.task, config.out, config.init, config.epochs) == ("ser", run.folder, "starter", 3)
    rows = [(run.folder / "data" / name).read_text("utf-8").splitlines() for name in ("train.json", "val.json")]
    assert [len(part) for part in rows] == [3, 1]
    assert run.history.losses.x == [1, 2, 3, 4, 5, 6]
    assert run.history.figures.y == [0.2, 0.4, 0.6]
    assert not run.is_worse
    assert {which: score["hmean"] for which, score in run.scores.items()} == {"old": 0.5, "new": 0.75}
    assert sitting.messages[-1] == (
        "info",
        "ser-1 has finished: labels right: 75.0% on the 2 held-out pages, 50.0% before.",
    )
    assert not session.runs.is_busy
    assert session.runs.pace("ser", (256, 128)) == 10.0


def test_links_are_measured_with_the_labels_of_the_run_before(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    begin(session, "ser", "re")
    run = run_of(session, "re-1")
    assert run.config.ser == str(project.parent / "forms.runs" / "ser-1")
    assert run.config.learning_rate == pytest.approx(5 * run_of(session).config.learning_rate)
    wait_for(run, RunState.FINISHED)
    assert run.config.ser is None  # the stand-in left no weights: what labels is the start, as if RE were trained alone


def test_pages_that_a_person_held_out_are_the_ones_that_a_run_holds_out(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    ids = [summary.id for summary in session.summaries]
    session.editor.edit_pages([(ids[1], Patch(held_out=(False, True)))], "Hold out")
    session.train(TrainPlan((*ids,), ("ser",), "starter", val_ratio=None, epochs=3))
    run = run_of(session)
    wait_for(run, RunState.FINISHED)
    assert session.runs.held_out("ser-1") == [ids[1]]
    session.train(TrainPlan((ids[1],), ("ser",), "starter", val_ratio=None, epochs=3))
    until(lambda: "all usable pages are held out" in sitting.messages[-1][1])
    assert session.runs.find("ser-2") is None


def test_what_would_fail_is_said_before_anything_starts(
    sitting: Sitting, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sitting.open(project)
    begin(session)
    run = run_of(session)
    wait_for(run, RunState.FINISHED)
    sentence = "p1.png: the label 'x' is not in the class list; add it"
    assert run.history.found == [sentence]
    monkeypatch.setenv("FAKE_TRAINER", "refused")
    begin(session)
    refused = run_of(session, "ser-2")
    wait_for(refused, RunState.FAILED)
    assert (refused.message, refused.history.started) == (sentence, None)
    assert not session.runs.is_busy


def test_a_run_can_be_stopped_while_it_is_checked(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    begin(session)
    run = run_of(session)
    assert run.state is RunState.RUNNING
    session.runs.stop("ser-1")
    assert run.state is RunState.STOPPED
    session.runs.resume("ser-1")
    wait_for(run, RunState.FINISHED)


def test_runs_wait_for_each_other_and_share_their_pages(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    begin(session, "ser", "re")
    ser, re = run_of(session), run_of(session, "re-1")
    assert (ser.state, re.state) == (RunState.RUNNING, RunState.WAITING)
    wait_for(re, RunState.FINISHED)
    assert ser.state is RunState.FINISHED
    assert re.config.train == ser.config.train


def test_stop_and_resume_goes_on_from_latest(sitting: Sitting, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "waits")
    session = sitting.open(project)
    begin(session)
    run = run_of(session)
    until(lambda: run.history.step == 3)
    session.runs.stop("ser-1")
    assert session.runs.is_stopping
    wait_for(run, RunState.STOPPED)
    (run.folder / "latest" / "model_state.pdparams").touch()  # the stand-in writes folders only
    session.runs.resume("ser-1")
    wait_for(run, RunState.FINISHED)
    assert run.config.resume == run.folder / "latest"
    assert run.history.losses.x == [1, 2, 3, 4, 5, 6]


def test_a_dead_trainer_leaves_its_last_words_and_a_run_to_resume(
    make_sitting: Callable[..., Sitting], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "dies")
    first = make_sitting()
    session = first.open(project)
    begin(session)
    run = run_of(session)
    wait_for(run, RunState.FAILED)
    assert "Segmentation fault in libfake" in run.log_lines()
    assert first.messages[-1][0] == "error"
    session.project.close()
    again = make_sitting().open(project)
    found = run_of(again)
    assert (found.state, found.can_resume) == (RunState.FAILED, True)
    assert found.history.losses.x == [1, 2, 3]
    assert "Segmentation fault in libfake" in found.log_lines()
    again.runs.resume("ser-1")  # no checkpoint was written, so it begins anew
    until(lambda: found.state is RunState.FAILED and found.history.losses.x == [1, 2, 3])
    assert found.config.resume is None


def test_closing_ends_a_run_that_is_found_again(
    make_sitting: Callable[..., Sitting], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "hangs")
    session = make_sitting().open(project)
    begin(session)
    run = run_of(session)
    until(lambda: run.history.step == 3)
    assert run.history.started is not None
    pid = run.history.started.pid
    session.project.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert session.runs.all == []
    again = make_sitting()
    found = run_of(again.open(project))
    wait_for(found, RunState.STOPPED)
    assert found.can_resume
    assert ("info", "ser-1 did not finish; you can resume it in Train > Show runs.") in again.messages


def test_labels_that_came_with_the_project_and_are_on_no_page_are_not_learned(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    begin(session)
    run = run_of(session)
    assert run.config.class_list is not None
    assert run.config.class_list.read_text("utf-8").split() == ["other", "question", "answer", "header"]
    session.editor.change_label_set(
        LabelSet([*session.label_set, Label("total", "#123456", Role.VALUE)]), {"answer": "total"}
    )
    begin(session)
    other = run_of(session, "ser-2")
    assert other.config.class_list is not None
    assert other.config.class_list.read_text("utf-8").split() == ["other", "question", "total"]


def let_go(session: Session, *tasks: str) -> TrainingRun:
    """The first of the runs begun for tasks, which goes on while its window closes."""
    begin(session, *tasks)
    run = run_of(session)
    until(lambda: run.history.step == 3)
    session.runs.let_go()
    session.project.close()
    return run


def test_a_run_that_is_let_go_is_followed_by_the_next_window(
    make_sitting: Callable[..., Sitting], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "until go")
    let_go(make_sitting().open(project), "ser", "re")
    again = make_sitting().open(project)
    found, queued = run_of(again), run_of(again, "re-1")
    until(lambda: found.history.step == 3)
    assert (again.runs.active, found.state, queued.state) == (found, RunState.RUNNING, RunState.WAITING)
    (found.folder / "go").touch()
    (queued.folder / "go").touch()
    wait_for(found, RunState.FINISHED)
    assert found.history.losses.x == [1, 2, 3, 4, 5, 6]
    assert found.scores["new"]["hmean"] == 0.75
    wait_for(queued, RunState.FINISHED)


def test_a_run_that_ended_while_nobody_looked_has_its_outcome(
    make_sitting: Callable[..., Sitting], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "until go")
    run = let_go(make_sitting().open(project))
    (run.folder / "go").touch()
    until(lambda: not is_held(run.folder / "running.lock"))
    found = run_of(make_sitting().open(project))
    wait_for(found, RunState.FINISHED)
    assert {which: score["hmean"] for which, score in found.scores.items()} == {"old": 0.5, "new": 0.75}


def test_a_followed_run_stops_at_a_safe_point(
    make_sitting: Callable[..., Sitting], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "waits")
    let_go(make_sitting().open(project))
    again = make_sitting().open(project)
    found = run_of(again)
    until(lambda: found.history.step == 3)
    again.runs.stop("ser-1")
    wait_for(found, RunState.STOPPED)
    assert found.checkpoint == str(found.folder / "latest")


def test_time_becomes_epochs(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    ids = tuple(summary.id for summary in session.summaries)
    session.train(TrainPlan(ids, ("ser",), "starter", epochs=30, minutes=2))  # the check estimates 30 s for 30 epochs
    run = run_of(session)
    wait_for(run, RunState.FINISHED)
    told = TrainConfig.from_json((run.folder / "config.json").read_text("utf-8"))
    assert (told.epochs, told.max_seconds) == (120, 120)
    session.train(TrainPlan(ids, ("ser",), "starter", epochs=30, minutes=2))  # the first made ten windows a second
    second = run_of(session, "ser-2")
    wait_for(second, RunState.FINISHED)
    assert second.config.epochs == 200  # half of the time is for cross-validation


def test_mistakes_of_both_models_are_found_page_by_page(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    begin(session)
    wait_for(run_of(session), RunState.FINISHED)
    result = session.runs.result("ser-1")
    assert result is not None and result.old is not None
    assert (result.new.model, result.old.model) == ("ser-1", "starter")
    assert result.new.per_label["answer"]["support"] == 4
    (held_out,) = session.runs.held_out("ser-1")
    rows = [(row.page_id, row.entities, row.texts, row.whose) for row in result.mistakes]
    assert rows == [
        (held_out, (1,), ("Name",), Whose.BOTH),
        (held_out, (2,), ("Ada",), Whose.NEW),
        (held_out, (3,), ("",), Whose.OLD),  # an entity that is there no more
    ]


def test_an_old_model_that_cannot_be_measured_leaves_the_new_one(
    sitting: Sitting, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_EVALUATE", "refuses")
    session = sitting.open(project)
    begin(session)
    run = run_of(session)
    wait_for(run, RunState.FINISHED)
    assert [*run.scores] == ["new"]
    assert ("warning", "Evaluating ser-1: the old model knows no such label") in sitting.messages
    result = session.runs.result("ser-1")
    assert result is not None and result.old is None


def test_an_old_model_that_lacks_labels_is_what_the_run_began_with(
    sitting: Sitting, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_EVALUATE", "refuses")
    monkeypatch.setenv("FAKE_TRAINER", "measures its start")
    session = sitting.open(project)
    begin(session)
    run = run_of(session)
    wait_for(run, RunState.FINISHED)
    assert {which: score["hmean"] for which, score in run.scores.items()} == {"old": 0.08, "new": 0.75}
    said = [words for level, words in sitting.messages if level != "info"]
    assert not said
    assert ("info", "ser-1 has finished: labels right: 75.0% on the 2 held-out pages, 8.0% before.") in sitting.messages


def test_models_are_evaluated_on_chosen_pages(
    make_sitting: Callable[..., Sitting], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = make_sitting()
    session = sitting.open(project)
    ids = tuple(summary.id for summary in session.summaries)[:2]
    session.runs.evaluate(session.label_set, EvaluationPlan(ids, ("ser", "re"), "starter", "starter", "first"))
    until(lambda: session.runs.find("evaluate-re-1"))
    run = session.runs.find("evaluate-ser-1")
    assert isinstance(run, EvaluationRun)
    wait_for(run, RunState.FINISHED)
    assert len(run.evaluated.label_file.read_text("utf-8").splitlines()) == 2
    assert (run.scores["new"]["hmean"], run.scores["old"]["hmean"]) == (0.75, 0.5)
    words = "evaluate-ser-1 has finished: labels right: 75.0% on these pages, 50.0% for starter."
    assert ("info", words) in sitting.messages
    session.project.close()
    again = make_sitting().open(project)
    assert again.runs.result("evaluate-ser-1") is not None


def test_a_damaged_run_is_told_and_the_others_are_there(make_sitting: Callable[..., Sitting], project: Path) -> None:
    session = make_sitting().open(project)
    begin(session, "ser", "re")
    wait_for(run_of(session, "re-1"), RunState.FINISHED)
    session.project.close()
    (project.parent / "forms.runs" / "ser-1" / "run.json").write_text("{", "utf-8")
    sitting = make_sitting()
    assert [run.name for run in sitting.open(project).runs.all] == ["re-1"]
    assert any("ser-1" in text for level, text in sitting.messages if level == "error")


def test_the_new_model_is_used_from_then_on(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    begin(session)
    wait_for(run_of(session), RunState.FINISHED)
    assert any(point.words == "ser-1 (run)" for point in session.runs.starting_points())
    session.runs.use("ser-1")
    until(lambda: session.model.name == "forms-ser-1")
    assert sitting.messages[-1] == ("info", "The model pack forms-ser-1 now proposes labels and links.")


def test_a_run_that_kept_the_old_model_makes_no_other_pack_of_it(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    begin(session)
    run = run_of(session)
    wait_for(run, RunState.FINISHED)
    run.note(events.Chosen(0.0, "entity_f1", 0.8, 0.8, 2, 0))
    session.model.use("another")
    session.runs.use("ser-1")
    assert session.model.name == "starter" and not session.runs.is_making_pack
    assert sitting.messages[-1] == ("info", "The model pack starter now proposes labels and links.")
    run.note(events.Chosen(0.5, "entity_f1", 0.8, 0.9, 2, 0))
    session.runs.use("ser-1")
    until(lambda: session.model.name == "forms-ser-1")


def test_a_run_that_kept_the_old_model_leaves_networks_of_ones_own_in_use(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    begin(session, "re", "ser")
    for name in ("re-1", "ser-1"):
        wait_for(run_of(session, name), RunState.FINISHED)
    run_of(session, "ser-1").note(events.Chosen(0.0, "entity_f1", 0.8, 0.8, 2, 0))
    session.runs.use("re-1")
    until(lambda: session.model.name == "forms-re-1" and not session.runs.is_making_pack)
    session.runs.use("ser-1")
    until(lambda: session.model.name == "forms-ser-1")  # made with the links of re-1, not the starter


def test_pages_that_cannot_be_exported_make_no_run(sitting: Sitting, project: Path) -> None:
    session = sitting.open(project)
    (project.parent / "forms.runs").write_text("in the way", "utf-8")
    begin(session)
    sitting.rest()
    assert session.runs.all == []
    assert sitting.messages[-1][0] == "error"
