"""A run's configuration and its events cross the border between processes unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest

from kie_desktop.contract import events
from kie_desktop.contract.train_config import DataSource, TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import Role

PAGES = DataSource(Path("/data"), (Path("/data/train.json"), Path("/data/more.json")), (1.0, 0.5))


def config(**settings: object) -> TrainConfig:
    return TrainConfig(**{"task": "re", "out": Path("/runs/1"), "train": PAGES, **settings})


def test_a_configuration_survives_json() -> None:
    whole = config(
        val=DataSource(Path("/data"), (Path("/data/val.json"),)),
        class_list=Path("/data/class_list.txt"),
        roles={"Betrag": Role.VALUE},
        init="starter",
        network={"hidden_size": 48},
        resume=Path("/runs/1/latest"),
        eval_interval=19,
        patience=3,
        distillation="teacher",
        teacher=Path("/big"),
    )
    assert TrainConfig.from_json(whole.to_json()) == whole


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"task": "layout"}, "task is 'layout'; it must be one of ser, re"),
        ({"epochs": 0}, "epochs is 0; it must be at least 1"),
        ({"learning_rate": float("nan")}, "learning_rate is nan"),
        ({"beta2": 1.0}, "beta2 1.0"),
        ({"distillation": "teacher"}, "specify it in `teacher`"),
    ],
)
def test_values_that_make_no_sense_are_refused(settings: dict[str, object], message: str) -> None:
    with pytest.raises(UserError, match=message):
        config(**settings)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"epoch": 3}', "unknown keys: epoch"),
        ('{"task": "ser"}', "incomplete or wrong"),
        ('{"task": "ser", "out": "o", "train": {"image_dir": "d"}}', "incomplete or wrong"),
    ],
)
def test_documents_that_are_no_configuration_are_refused(text: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        TrainConfig.from_json(text)


@pytest.mark.parametrize(
    "event",
    [
        events.Preflight(({"code": "label-unknown", "severity": "error"},)),
        events.Started("ser", "/runs/1", "cpu", "fp32", 15, 19, 10, 4, 40, 10, 20, 3_000_000, 17),
        events.Step(3, 1, {"ser": 1.5, "loss": 1.5}, {"ser": 1.6, "loss": 1.6}, 2e-5, 31.0, 12.5),
        events.Evaluated(10, 1, {"precision": 0.5, "recall": 0.5, "hmean": 0.5, "fps": 9.0}, True),
        events.Saved("latest", "/runs/1/latest", 10),
        events.Warned("größer\nals gedacht"),
        events.Finished("/runs/1/best_accuracy", {"hmean": 0.5}, 40, 63.0),
        events.Stopped("/runs/1/latest", 12),
        events.Failed("page a.png: the loss is no number", "/runs/1/latest"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_events_survive_their_line(event: events.Event) -> None:
    line = events.encode(event)
    assert line.count("\n") == 1 and line.isascii()
    assert events.decode(line) == event


@pytest.mark.parametrize("line", ["", "loss: 3", "[]", '{"event": "dance"}', '{"event": "saved"}'])
def test_other_lines_are_no_events(line: str) -> None:
    with pytest.raises(events.EventError):
        events.decode(line)
