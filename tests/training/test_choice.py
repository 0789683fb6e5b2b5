"""What a run ends with: never what its pages do not show to be better than the start."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kie_desktop.contract import events
from kie_desktop.contract.train_config import ENOUGH_PAGES, TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.places import program_folder
from kie_desktop.training.choosing import gain_error, is_better
from kie_desktop.training.cross_validation import parted
from kie_desktop.training.ending import ENDING
from kie_desktop.training.labelling import TESTED, find_labeller
from kie_desktop.training.metrics import Tally, f1_of, label_tally
from kie_desktop.training.start import Pack
from tests.training.runs import assert_same_weights, config, data_folder, read_tensors
from tests.training.test_data import form
from tests.training.test_run import made, no_pack


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_folder(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def taught(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny SER that knows the forms of `data` well."""
    out = tmp_path_factory.mktemp("taught") / "run"
    finished = made(config(data, out, epochs=25, learning_rate=3e-3)).go()
    assert finished.best["hmean"] > 0.9
    return Path(finished.checkpoint)


@pytest.fixture(scope="module")
def untaught(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same network, when it knows nothing yet."""
    out = tmp_path_factory.mktemp("untaught") / "run"
    return Path(made(config(data, out, epochs=1, learning_rate=1e-6)).go().checkpoint)


def careful(data: Path, out: Path, **settings: Any) -> TrainConfig:
    """What fine-tuning does, as far as it matters here."""
    usual = {"measure_start": True, "blend": True, "folds": 2, "figure": "user", "loss": "entities", "val": None}
    return config(data, out, **{**usual, **settings})


def ended(run: TrainConfig) -> tuple[events.Finished, list[events.Event], events.Chosen]:
    told: list[events.Event] = []
    finished = made(run, told).go()
    assert isinstance(finished, events.Finished)
    (chosen,) = [event for event in told if isinstance(event, events.Chosen)]
    return finished, told, chosen


@pytest.mark.parametrize("held_out", [False, True])
def test_training_that_hurts_ends_with_the_start(data: Path, tmp_path: Path, taught: Path, held_out: bool) -> None:
    settings = {} if not held_out else {"val": config(data, tmp_path).val}
    given = careful(data, tmp_path / "out", init=str(taught), learning_rate=10.0, epochs=2, **settings)
    finished, _, chosen = ended(given)
    assert chosen.share == 0 and chosen.chosen == chosen.start > 0.9
    assert (chosen.held_out, chosen.tested) == (2 if held_out else 0, 5)
    assert finished.checkpoint == str(given.out / "best_accuracy")
    assert_same_weights(taught, Path(finished.checkpoint))
    assert (Path(finished.checkpoint).parent / "latest").is_dir()  # what was learned is there for who wants it


def test_a_tie_ends_with_the_start(data: Path, tmp_path: Path, taught: Path) -> None:
    finished, _, chosen = ended(careful(data, tmp_path / "out", init=str(taught), learning_rate=0.0, epochs=1))
    assert chosen.share == 0
    assert_same_weights(taught, Path(finished.checkpoint))


def test_training_that_helps_is_kept_and_said_by_what_a_user_gets(data: Path, tmp_path: Path, untaught: Path) -> None:
    given = careful(data, tmp_path / "out", init=str(untaught), learning_rate=3e-3, epochs=25)
    finished, told, chosen = ended(given)
    assert chosen.share > 0 and chosen.figure == "entity_f1" and (chosen.held_out, chosen.tested) == (0, 5)
    assert chosen.chosen > chosen.start + 0.3
    tests = [event for event in told if isinstance(event, events.CrossValidationStep)]
    assert tests[-1].done == tests[-1].steps == len(tests)
    if chosen.share == 1:
        assert_same_weights(given.out / "latest", Path(finished.checkpoint))


def test_enough_held_out_pages_choose_by_themselves(tmp_path: Path, taught: Path) -> None:
    pages = [replace(form(2 + number % 4), image=f"p{number}.png") for number in range(ENOUGH_PAGES)]
    data = data_folder(tmp_path / "data", pages)
    shutil.copyfile(data / "train.json", data / "val.json")
    given = careful(data, tmp_path / "out", init=str(taught), learning_rate=10.0, epochs=1)
    given = replace(given, val=config(data, tmp_path).val)
    finished, told, chosen = ended(given)
    assert (chosen.share, chosen.held_out, chosen.tested) == (0.0, ENOUGH_PAGES, 0)
    assert not [event for event in told if isinstance(event, events.CrossValidationStep)]
    assert [event.best for event in told if isinstance(event, events.Evaluated)] == [True, False]
    assert_same_weights(taught, Path(finished.checkpoint))


def test_cross_validation_measures_pages_that_were_not_learned_from(
    data: Path, tmp_path: Path, taught: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = made(careful(data, tmp_path / "out", init=str(taught), epochs=1))
    make, seen = run.setup.learner, []
    assert make is not None

    def spied(left_out: Any) -> Any:
        learner = make(left_out)
        assert learner is not None
        learned = {example.page for step in learner.plan.steps(1) for batch in step for example in batch.examples}
        seen.append((learned, {*left_out}))
        return learner

    run.setup = replace(run.setup, learner=spied)
    run.go()
    everything = {page.image for page in run.setup.train_pages}
    assert len(seen) == 2 and all(learned | left == everything and not learned & left for learned, left in seen)
    assert seen[0][1] | seen[1][1] == everything


def test_a_stop_during_cross_validation_can_be_resumed(
    data: Path, tmp_path: Path, taught: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = made(careful(data, tmp_path / "out", init=str(taught), epochs=1))
    run._should_stop = lambda: run.position.epoch == 2  # the one epoch is over
    monkeypatch.setattr(run, "_agreed", lambda *flags: [False for _ in flags])
    stopped = run.go()
    assert isinstance(stopped, events.Stopped) and stopped.step == 3
    assert not (run.config.out / "best_accuracy").exists()
    finished = made(replace(run.config, resume=Path(stopped.checkpoint))).go()
    assert isinstance(finished, events.Finished) and finished.step == 3


def test_a_run_that_is_resumed_after_its_end_chooses_nothing_again(data: Path, tmp_path: Path, taught: Path) -> None:
    given = careful(data, tmp_path / "out", init=str(taught), epochs=1)
    finished, _, chosen = ended(given)
    best = (given.out / "best_accuracy" / "model_state.pdparams").stat().st_mtime_ns
    resumed = replace(given, resume=given.out / "latest")
    again, told, same = ended(resumed)
    assert (again, same) == (finished, chosen)
    assert not [event for event in told if isinstance(event, events.CrossValidationStep | events.Saved)]
    assert (given.out / "best_accuracy" / "model_state.pdparams").stat().st_mtime_ns == best

    longer, told, _ = ended(replace(resumed, epochs=2))
    assert longer.step == 2 * finished.step
    assert [event for event in told if isinstance(event, events.CrossValidationStep)]
    _, told, _ = ended(given)  # begins anew in the same folder
    assert [event.step for event in told if isinstance(event, events.Step)]


def test_an_ending_without_its_result_or_in_pieces_is_none(data: Path, tmp_path: Path, taught: Path) -> None:
    given = careful(data, tmp_path / "out", init=str(taught), epochs=1)
    finished, _, _ = ended(given)
    resumed = replace(given, resume=given.out / "latest")
    (given.out / ENDING).write_text((given.out / ENDING).read_text("utf-8")[:-20], "utf-8")
    assert [event for event in ended(resumed)[1] if isinstance(event, events.CrossValidationStep)]
    shutil.rmtree(finished.checkpoint)
    assert [event for event in ended(resumed)[1] if isinstance(event, events.CrossValidationStep)]
    assert Path(finished.checkpoint).is_dir()


def test_links_are_measured_with_predicted_labels(data: Path, tmp_path: Path, taught: Path) -> None:
    told: list[events.Event] = []
    plain = config(data, tmp_path / "plain", task="re", epochs=1)
    init = made(plain).go().checkpoint
    given = careful(data, tmp_path / "out", task="re", init=init, epochs=1, val=plain.val, ser=str(taught))
    finished, told, chosen = ended(given)
    assert chosen.figure == "links_predicted" and "links_predicted" in finished.best
    assert not [event for event in told if isinstance(event, events.Warned)]
    alone, told, chosen = ended(replace(given, ser=None, val=None, out=tmp_path / "alone"))
    assert chosen.figure == "links_given" and not alone.best
    assert any("scored between correct labels" in event.message for event in told if isinstance(event, events.Warned))
    with pytest.raises(UserError, match="has no SER to label the pages with"):
        made(replace(given, ser=init, out=tmp_path / "wrong"))


def test_pages_that_were_learned_from_are_labelled_by_the_start(data: Path, tmp_path: Path, taught: Path) -> None:
    """A SER that learned from the same pages would be too good on them."""
    starter = program_folder() / "models" / "starter"
    names = ("other", "question", "answer", "header")
    run = config(data, tmp_path / "out", task="re", figure="user", init="starter", ser=str(taught))
    labeller = find_labeller(run, lambda _: Pack(starter, names), {"form3.png"}, lambda _: None)
    by_start = find_labeller(replace(run, ser=None), lambda _: Pack(starter, names), (), lambda _: None)
    assert labeller is not None and by_start is not None
    page, other = form(3), form(4)
    own = {entity.id: entity.label for entity in other.entities.values()}
    named = {key: row.label for key, row in labeller(other).items()}
    of_start = {key: row.label for key, row in by_start(other).items()}
    assert {**labeller(page)} == {**by_start(page)} and named == own != of_start


def test_labels_of_cross_validation_go_to_the_run_for_links(data: Path, tmp_path: Path, untaught: Path) -> None:
    """They are of networks that never saw the page, taught as the result was: as good as on a user's next pages."""
    given = careful(data, tmp_path / "ser", init=str(untaught), learning_rate=3e-3, epochs=25)
    ended(given)
    kept = json.loads((given.out / TESTED).read_text("utf-8"))
    assert kept.keys() == {f"form{lines}.png" for lines in (2, 3, 4, 5, 6)}
    run = careful(data, tmp_path / "re", task="re", ser=str(given.out))
    labeller = find_labeller(run, no_pack, {"form3.png"}, lambda _: None)
    assert labeller is not None
    assert {str(key): [*row] for key, row in labeller(form(3)).items()} == kept["form3.png"]
    other = replace(form(3), entities={**form(4).entities})  # its lines were changed since
    assert labeller(other).keys() == other.entities.keys()
    (given.out / TESTED).write_text("[", "utf-8")
    with pytest.raises(UserError, match="cannot be read"):
        find_labeller(run, no_pack, (), lambda _: None)


def test_a_gain_must_be_larger_than_pages_vary() -> None:
    old = [Tally(5, 10, 10)] * 4
    assert is_better([Tally(6, 10, 10)] * 4, old)
    assert not is_better(old, old)
    assert not is_better([Tally(9, 10, 10)], old[:1])  # one page alone shows nothing
    mixed = [Tally(9, 10, 10), Tally(2, 10, 10), Tally(8, 10, 10), Tally(3, 10, 10)]
    assert f1_of(mixed) > f1_of(old) and not is_better(mixed, old)
    many = [Tally(5, 10, 10)] * 11
    assert not is_better([Tally(6, 10, 10)] * 3 + many[3:], many)  # three pages of eleven may be chance
    assert is_better([Tally(6, 10, 10)] * 5 + many[5:], many)
    alike = [Tally(6, 10, 10)] * 4
    assert gain_error(alike, old) == pytest.approx((f1_of(alike) - f1_of(old)) / 2)
    assert not is_better([Tally(501, 1000, 1000)] * 9, [Tally(500, 1000, 1000)] * 9)  # nobody would notice


def test_labels_are_counted_by_entity_whatever_their_case() -> None:
    page: Page = form(2)
    given = {1: "QUESTION", 2: "other", 3: "answer", 4: "answer"}
    assert label_tally(page.entities.values(), given) == Tally(2, 3, 4)
    assert f1_of([]) == f1_of([Tally(0, 0, 3)]) == 0.0


def test_pages_are_parted_by_lot_and_the_same_way_again() -> None:
    pages = [replace(form(2), image=f"p{number}.png") for number in range(5)]
    parts = parted(pages, 2, 7)
    assert [len(part) for part in parts] == [3, 2] and parts == parted(pages, 2, 7)
    assert sorted(page.image for part in parts for page in part) == [page.image for page in pages]
    assert parted(pages[:1], 2, 7) == []


def test_one_page_ends_halfway(tmp_path: Path, taught: Path) -> None:
    data = data_folder(tmp_path / "data", [form(3)])
    told: list[events.Event] = []
    given = careful(data, tmp_path / "out", init=str(taught), epochs=1, learning_rate=0.1)
    finished = made(given, told).go()
    assert isinstance(finished, events.Finished)
    assert not [event for event in told if isinstance(event, events.Chosen)]
    start, end, mean = (
        read_tensors(folder / "model_state.pdparams")["classifier.weight"]
        for folder in (taught, given.out / "latest", Path(finished.checkpoint))
    )
    np.testing.assert_allclose(mean, (start + end) / 2, atol=1e-6)
