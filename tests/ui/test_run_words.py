"""What the runs panel says of a run's end: the figure that a user gets, and what was kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kie_desktop.contract.events import Chosen, CrossValidationStep, Step
from kie_desktop.contract.train_config import DataSource, TrainConfig
from kie_desktop.session import RunState, TrainingRun
from kie_desktop.ui.panels.run_words import score_table, summary, words_of


def run_of(tmp_path: Path, **facts: object) -> TrainingRun:
    config = TrainConfig(
        task="re", out=tmp_path, train=DataSource(tmp_path, (tmp_path / "train.json",)), init="starter"
    )
    return TrainingRun(folder=tmp_path / "re-1", config=config, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("share", "kept"),
    [(0.0, "The old model is kept"), (0.5, "The result is a mean of the old and the trained model"), (1.0, "")],
)
def test_what_was_kept_is_said_with_the_figures_that_decided(tmp_path: Path, share: float, kept: str) -> None:
    run = run_of(tmp_path, state=RunState.FINISHED)
    run.history.take(Chosen(share, "links_predicted", 0.51, 0.62, 0, 10))
    said = words_of(run, False)
    assert kept in said and (bool(kept) or ("mean" not in said and "kept" not in said))
    assert "Links right: 62.0% on 10 pages that it had not learned from, 51.0% before." in said


def test_what_a_user_gets_stands_first(tmp_path: Path) -> None:
    scores = {"new": {"precision": 0.9, "recall": 0.9, "hmean": 0.9, "links_predicted": 0.62}}
    run = run_of(tmp_path, state=RunState.FINISHED, scores=scores)
    run.history.kept = 0.62
    assert summary(run, None) == "finished, links right: 62.0%"
    table = score_table(run)
    assert table.index("links right") < table.index("hmean") and table.index("62.0%") < table.index("90.0%")


def test_cross_validation_says_how_far_it_is(tmp_path: Path) -> None:
    run = run_of(tmp_path, state=RunState.RUNNING)
    run.history.take(Step(6, 1, {"loss": 1.0}, {"loss": 1.0}, 1e-4, 9.0, 0.0))
    run.history.take(CrossValidationStep(3, 12))
    assert words_of(run, False) == "re-1: testing on pages that were not learned from, 25%"
