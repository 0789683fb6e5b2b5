"""Runs inside this process: early ends, full disks and memories, checkpoints of PaddleOCR's own."""

from __future__ import annotations

import errno
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import paddle
import pytest
from goldens import CLASS_LIST

from kie_desktop.api.evaluation import evaluate
from kie_desktop.api.models import model_of, open_checkpoint
from kie_desktop.contract import events
from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.kie.linking import FILE_NAME as LINKING
from kie_desktop.kie.linking import Linking
from kie_desktop.kie.pair_layout import FEATURES, PairLayout
from kie_desktop.kie.pair_layout import FILE_NAME as LAYOUT
from kie_desktop.networks import checkpoint as network_checkpoints
from kie_desktop.networks.unpickle import read_plain
from kie_desktop.training import checkpoints
from kie_desktop.training.distributed import Ranks
from kie_desktop.training.run import Run
from kie_desktop.training.setup import prepare
from kie_desktop.training.train_log import TrainLog
from kie_desktop.training.yaml_config import read_yaml
from tests.training.paddleocr_yaml import paddleocr_yaml
from tests.training.runs import config, data_folder, read_tensors


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_folder(tmp_path_factory.mktemp("data"))


def no_pack(name: str) -> Any:
    raise UserError(f"there is no model pack {name!r}")


def made(run: TrainConfig, told: list[events.Event] | None = None) -> Run:
    told = [] if told is None else told
    run.out.mkdir(parents=True, exist_ok=True)
    setup = prepare(run, Ranks(), no_pack, lambda message: told.append(events.Warned(message)))
    return Run(run, setup, Ranks(), TrainLog(None), told.append, lambda: False)


@pytest.mark.parametrize("hmean", [0.5, 0.0])
def test_a_run_that_gets_no_better_ends_early_once_it_found_anything(
    hmean: float, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[events.Event] = []
    run = config(data, tmp_path / "out", epochs=4, patience=2)
    measured = {"precision": hmean, "recall": hmean, "hmean": hmean, "fps": 1.0}
    monkeypatch.setattr(Run, "_metrics", lambda _: (measured, ()))
    finished = made(run, told).go()
    if not hmean:
        assert not finished.early and finished.step == 12
        return
    assert finished.early and finished.step == 9  # the first result is the best, two more are no better
    best = [event.best for event in told if isinstance(event, events.Evaluated)]
    assert best == [True, False, False]  # a tie keeps the earlier one
    assert finished.checkpoint == str(run.out / "best_accuracy")


@pytest.mark.parametrize(("indicator", "best"), [("hmean", 6), ("precision", 9), ("recall", 3)])
def test_the_best_is_chosen_by_paddleocrs_main_indicator(
    indicator: str, best: int, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of equal ones the later, as PaddleOCR has it (spec F1)."""
    told: list[events.Event] = []
    rows = [(0.1, 0.9, 0.2), (0.6, 0.5, 0.5), (0.6, 0.4, 0.4)]
    answers = iter([{"precision": row[0], "recall": row[1], "hmean": row[2], "fps": 1.0} for row in rows])
    monkeypatch.setattr(Run, "_metrics", lambda _: (next(answers), ()))
    finished = made(config(data, tmp_path / "out", figure=indicator), told).go()
    kept = [event.step for event in told if isinstance(event, events.Evaluated) and event.best]
    column = ("precision", "recall", "hmean").index(indicator)
    assert kept[-1] == best and finished.best[indicator] == max(row[column] for row in rows)
    states = read_plain(tmp_path / "out" / "best_accuracy" / "metric.states")
    assert next(iter(states["best_model_dict"])) == finished.figure == indicator


def test_the_best_is_never_worse_than_the_start(data: Path, tmp_path: Path) -> None:
    told: list[events.Event] = []
    given = config(data, tmp_path / "out", epochs=2, learning_rate=10.0, measure_start=True, blend=True)
    run = made(given, told)
    start = {name: row.numpy() for name, row in run.setup.network.named_parameters()}
    finished = run.go()
    measured = [event for event in told if isinstance(event, events.Evaluated)]
    assert [event.step for event in measured[:2]] == [0, 3]
    assert finished.best["hmean"] >= measured[0].metrics["hmean"]
    latest = read_tensors(given.out / "latest" / "model_state.pdparams")
    for name, row in run.setup.network.named_parameters():  # the means were only looked at
        np.testing.assert_array_equal(row.numpy(), latest[name])
    assert any(np.abs(row - latest[name]).max() > 1 for name, row in start.items())


def test_what_stands_beside_re_comes_along_and_is_not_in_paddleocrs_figures(data: Path, tmp_path: Path) -> None:
    given = config(data, tmp_path / "first", task="re", epochs=1)
    made(given).go()
    layer = np.zeros((FEATURES, 1), np.float32), np.full(1, 1e3, np.float32)
    layout = PairLayout([layer]).to_bytes()  # whatever the network says, everything is linked
    (given.out / "best_accuracy" / LAYOUT).write_bytes(layout)
    linking = Linking(least=0.25, labels=tuple((0.5,) * 7 for _ in range(4)), scores=(0.3, 0.2, 0.1, -1.0))
    (given.out / "best_accuracy" / LINKING).write_text(linking.to_json())
    further = replace(given, out=tmp_path / "second", init=str(given.out / "best_accuracy"))
    run = made(further)
    run._log = TrainLog(further.out / "train.log")
    finished = run.go()
    assert (Path(finished.checkpoint) / LAYOUT).read_bytes() == layout
    best = Path(finished.checkpoint)
    model = model_of(open_checkpoint(best))
    assert model.layout is not None
    assert model.linking == linking
    pages = {"model": best, "label_file": data / "val.json", "image_dir": data}
    theirs, ours = evaluate("re", **pages, window="first", network_alone=True), evaluate("re", **pages)
    assert ours.recall == 1.0 > theirs.recall
    states = read_plain(best / "metric.states")["best_model_dict"]
    told = re.findall(r" best metric, (.*), fps", (further.out / "train.log").read_text("utf-8"))[-1]
    for figures in (finished.best, states, dict(row.split(": ") for row in told.split(", "))):
        for name in ("precision", "recall", "hmean"):
            assert float(figures[name]) == getattr(theirs, name)


def test_a_run_ends_with_the_time_it_was_given_and_keeps_the_best(data: Path, tmp_path: Path) -> None:
    told: list[events.Event] = []
    run = made(config(data, tmp_path / "out", epochs=9_000, max_seconds=1, eval_start=1_000_000), told)
    finished = run.go()
    assert finished.out_of_time and not finished.early
    assert 0 < finished.step < 9_000
    (measured,) = [event for event in told if isinstance(event, events.Evaluated)]  # none was due: the last one is
    assert measured.step == finished.step
    assert finished.checkpoint == str(tmp_path / "out" / "best_accuracy")


def test_measurements_fall_where_paddleocrs_do(data: Path, tmp_path: Path) -> None:
    told: list[events.Event] = []
    made(config(data, tmp_path / "out", eval_start=2, eval_interval=3), told).go()
    assert [event.step for event in told if isinstance(event, events.Evaluated)] == [5, 8]


def test_a_run_without_validation_pages_ends_with_its_latest(data: Path, tmp_path: Path) -> None:
    finished = made(config(data, tmp_path / "out", val=None, epochs=1)).go()
    assert finished.checkpoint == str(tmp_path / "out" / "latest") and not finished.best


def test_what_is_fine_tuned_unmeasured_ends_halfway(data: Path, tmp_path: Path) -> None:
    first = made(config(data, tmp_path / "first", epochs=1)).go().checkpoint
    given = config(data, tmp_path / "out", epochs=1, val=None, blend=True, init=first, learning_rate=0.1)
    finished = made(given).go()
    assert finished.checkpoint == str(given.out / "best_accuracy") and not finished.best
    start, end, mean = (
        read_tensors(folder / "model_state.pdparams")
        for folder in (Path(first), given.out / "latest", Path(finished.checkpoint))
    )
    name = "classifier.weight"
    np.testing.assert_allclose(mean[name], (start[name] + end[name]) / 2, atol=1e-6)
    assert np.abs(end[name] - start[name]).max() > 0.01


def test_a_full_disk_keeps_the_last_good_checkpoint(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = made(config(data, tmp_path / "out", epochs=1))
    run.go()
    latest = tmp_path / "out" / "latest"
    before = read_tensors(latest / "model_state.pdparams"), (tmp_path / "out" / "latest.pdopt").read_bytes()
    run.setup.network.classifier.bias.set_value(paddle.ones([7]))
    room = [0]

    def full(_descriptor: int) -> None:
        room[0] -= 1
        if room[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(network_checkpoints.os, "fsync", full)
    for fitting in (0, 3, 7):  # files; weights, configs and others come first, the optimizer's file last
        room[0] = fitting
        with pytest.raises(UserError, match=r"No space left|disk is full"):
            run._save("latest")
        after = read_tensors(latest / "model_state.pdparams")
        assert all(np.array_equal(value, after[key]) for key, value in before[0].items())
        assert (tmp_path / "out" / "latest.pdopt").read_bytes() == before[1]
        assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("crash", ["before", "between", "after"])
def test_a_swap_that_a_crash_cut_short_is_finished(data: Path, tmp_path: Path, crash: str) -> None:
    out = tmp_path / "out"
    run = made(config(data, out, epochs=1))
    run.go()
    step = json.loads((out / "latest" / "run_state.json").read_text())["step"]
    ready = out / ".latest.ready"
    ready.mkdir()
    state = json.loads((out / "latest" / "run_state.json").read_text()) | {"step": step + 5}
    shutil.copytree(out / "latest", ready / "checkpoint")
    (ready / "checkpoint" / "run_state.json").write_text(json.dumps(state))
    (ready / "optimizer.pdopt").write_bytes(b"newer")
    if crash != "before":
        shutil.rmtree(out / "latest")
    if crash == "after":
        (ready / "checkpoint").rename(out / "latest")
    (out / ".latest.part").mkdir()
    checkpoints.recover(out)
    assert json.loads((out / "latest" / "run_state.json").read_text())["step"] == step + 5
    assert (out / "latest.pdopt").read_bytes() == b"newer"
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_out_of_memory_says_which_batch_size_fits(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = made(config(data, tmp_path / "out", batch_size=5))
    objective = run.setup.step.objective
    real = objective.losses

    def small_only(batch: Any) -> Any:
        if len(batch.examples) > 1:
            raise MemoryError
        return real(batch)

    monkeypatch.setattr(objective, "losses", small_only)
    with pytest.raises(UserError, match="memory for a batch size of 5; use 1"):
        run.go()


def test_a_run_goes_on_from_paddleocrs_own_folder(data: Path, tmp_path: Path) -> None:
    """It has no state of ours, and Paddle names its parameters differently."""
    run = config(data, tmp_path / "out", epochs=2)
    made(run).go()
    theirs = tmp_path / "theirs" / "latest"
    shutil.copytree(run.out / "latest", theirs)
    (theirs / "run_state.json").unlink()
    weights = read_plain(theirs / "model_state.pdparams")
    table = weights["StructuredToParameterName@@"]
    weights["StructuredToParameterName@@"] = {key: f"other_{name}" for key, name in table.items()}
    optimizer = read_plain(run.out / "latest.pdopt")
    renamed = {name if name == "LR_Scheduler" else f"other_{name}": value for name, value in optimizer.items()}
    network_checkpoints.write_durably(theirs / "model_state.pdparams", weights)
    network_checkpoints.write_durably(tmp_path / "theirs" / "latest.pdopt", renamed)
    on = made(replace(run, epochs=3, resume=theirs, out=tmp_path / "on"))
    finished = on.go()
    assert finished.step == 9 and finished.best["start_epoch"] == 3
    own = made(replace(run, epochs=3, resume=run.out / "latest", out=tmp_path / "own"))
    own.go()
    first, second = (read_tensors(tmp_path / name / "latest" / "model_state.pdparams") for name in ("on", "own"))
    for key, value in first.items():
        np.testing.assert_allclose(value, second[key], rtol=0, atol=1e-6, err_msg=key)


def test_both_networks_of_mutual_learning_start_from_trained_ones(data: Path, tmp_path: Path) -> None:
    starts = []
    for number in (1, 2):
        plain = config(data, tmp_path / f"plain{number}", epochs=1, seed=number)
        made(plain).go()
        starts.append(plain.out / "latest")
    given = config(data, tmp_path / "out", epochs=1, distillation="udml", init=str(starts[0]), teacher=starts[1])
    setup = made(given).setup
    for network, folder in zip((setup.network, *setup.further), starts, strict=True):
        stored = read_tensors(folder / "model_state.pdparams")
        for key, value in network.state_dict().items():
            np.testing.assert_array_equal(value.numpy(), stored[key], err_msg=key)
    deeper = replace(given, init=None, network={**given.network, "num_hidden_layers": 3})
    with pytest.raises(UserError, match="use checkpoints of the same size"):
        made(deeper)


def test_paddleocrs_yaml_of_mutual_learning_is_trained_and_gone_on_with(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "re.yml"
    (data / "class_list.txt").write_bytes(CLASS_LIST.read_bytes())
    path.write_text(paddleocr_yaml("re", True, data, tmp_path / "out"), encoding="utf-8")
    models = [f"Architecture.Models.{name}.Backbone" for name in ("Student", "Teacher")]
    usual = config(data, tmp_path)
    ours = [f"KIEDesktop.network={json.dumps(usual.network)}", f"KIEDesktop.tokenizer={usual.tokenizer}"]
    plain = [*ours, "Global.epoch_num=1", "Global.use_gpu=False", *(f"{place}.pretrained=False" for place in models)]
    told: list[events.Event] = []
    made(read_yaml(path, plain).config, told).go()
    steps = [event for event in told if isinstance(event, events.Step)]
    warned = [event.message for event in told if isinstance(event, events.Warned)]
    assert "the networks have 2 layers, not 12: mutual learning compares layer 0 and 1 instead of 5 and 8" in warned
    own = ["loss_re_Student", "loss_re_Teacher"]
    assert [*steps[0].losses][:2] == own and steps[-1].step == 3
    again = [*plain, "Global.epoch_num=2", f"{models[0]}.checkpoints={tmp_path / 'out' / 'latest'}"]
    resumed = read_yaml(path, again).config
    assert resumed.resume == tmp_path / "out" / "latest"
    assert made(resumed).go().step == 6


def test_checkpoints_that_cannot_be_resumed_say_why(data: Path, tmp_path: Path) -> None:
    run = config(data, tmp_path / "out", epochs=1, distillation="udml")
    made(run).go()
    with pytest.raises(UserError, match="only the result of a distillation run; resume from its 'latest' folder"):
        made(replace(run, epochs=2, resume=run.out / "best_accuracy")).go()
    (run.out / "latest.pdopt").write_bytes((run.out / "latest.pdopt").read_bytes()[:1000])
    with pytest.raises(UserError, match=r"latest\.pdopt: the file is damaged"):
        made(replace(run, epochs=2, resume=run.out / "latest")).go()
    (run.out / "latest" / "run_state.json").write_text("{")
    with pytest.raises(UserError, match="resume from another checkpoint"):
        made(replace(run, epochs=2, resume=run.out / "latest")).go()


def test_other_batches_than_before_start_the_epoch_again(data: Path, tmp_path: Path) -> None:
    run = config(data, tmp_path / "out", epochs=2)
    first = made(run)
    first._should_stop = lambda: first.position.step == 2
    first.go()
    told: list[events.Event] = []
    other = made(replace(run, batch_size=3, resume=run.out / "latest"), told)
    finished, run_of_threes = other.go(), other.setup
    (warned,) = [event.message for event in told if isinstance(event, events.Warned)]
    assert "epoch 1 starts again" in warned and "at step 0 of 4 (it was step 2)" in warned
    (started,) = [event for event in told if isinstance(event, events.Started)]
    assert (started.step, started.steps, finished.step) == (0, 4, 4)  # as many as were announced
    rates = [event.learning_rate for event in told if isinstance(event, events.Step)]
    assert rates == [run_of_threes.schedule(step) for step in range(4)] and min(rates) >= 0


def test_an_epoch_s_end_is_gone_on_from_with_other_batches(data: Path, tmp_path: Path) -> None:
    """Six steps of two windows are four of three: the run neither ends too early nor with a rate below 0."""
    run = config(data, tmp_path / "out", epochs=2)
    made(run).go()
    told: list[events.Event] = []
    longer = replace(run, epochs=3, batch_size=3, resume=run.out / "latest")
    finished = made(longer, told).go()
    (started,) = [event for event in told if isinstance(event, events.Started)]
    assert (started.step, started.steps, finished.step) == (4, 6, 6)
    (warned,) = [event.message for event in told if isinstance(event, events.Warned)]
    assert "starts again" not in warned and "at step 4 of 6 (it was step 6)" in warned


def test_a_gpu_that_is_not_there_is_not_waited_for(data: Path, tmp_path: Path) -> None:
    if paddle.is_compiled_with_cuda():
        return
    with pytest.raises(UserError, match="without GPU support; train on the CPU"):
        made(config(data, tmp_path / "out", device="gpu"))


def test_half_precision_without_a_gpu_is_full_precision_and_says_so(data: Path, tmp_path: Path) -> None:
    told: list[events.Event] = []
    made(config(data, tmp_path / "out", precision="bf16", epochs=1), told).go()
    started = next(event for event in told if isinstance(event, events.Started))
    assert started.precision == "fp32"
    assert any("bf16 only on GPUs" in event.message for event in told if isinstance(event, events.Warned))


def test_a_small_student_of_a_teacher_resumes_exactly(data: Path, tmp_path: Path) -> None:
    teacher = config(data, tmp_path / "teacher", epochs=1)
    made(teacher).go()
    small = {**teacher.network, "hidden_size": 24, "coordinate_size": 4, "shape_size": 4, "num_hidden_layers": 1}
    whole = replace(
        teacher,
        out=tmp_path / "whole",
        network=small,
        tokenizer=None,
        epochs=3,
        distillation="teacher",
        teacher=teacher.out / "latest",
    )
    made(whole).go()
    part = made(replace(whole, out=tmp_path / "part"))
    part._should_stop = lambda: part.position.step == 5
    stopped = part.go()
    assert isinstance(stopped, events.Stopped) and stopped.step == 5
    made(replace(whole, out=tmp_path / "part", resume=Path(stopped.checkpoint))).go()
    for name in ("model_state.pdparams", "further_networks.pdparams"):
        first, second = (read_tensors(tmp_path / folder / "latest" / name) for folder in ("whole", "part"))
        for key, value in first.items():
            np.testing.assert_allclose(value, second[key], rtol=0, atol=1e-6, err_msg=key)
