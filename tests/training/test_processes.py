"""Training processes: stopped, killed, resumed, several at once, refusing what cannot work."""

from __future__ import annotations

import json
import pickle
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kie_desktop.contract import events
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label, LabelSet, Role
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.jobs.training_client import EVENTS
from kie_desktop.locks import is_held
from kie_desktop.places import own_command, program_folder
from tests.training.held_training import HELD, HELD_S
from tests.training.runs import Child, assert_same_weights, config, data_folder, finished

HEAD = re.compile(r"^\[(?P<ts>\d{4}/\d{2}/\d{2} \d{2}:\d{2}:\d{2})\] (?P<name>\S+) (?P<lvl>[A-Z]+): (?P<msg>.*)$")
STEP = re.compile(
    r"^epoch: \[(?P<e>\d+)/(?P<E>\d+)\], global_step: (?P<s>\d+), (?P<stats>(?:[^:,]+: [^,]+, )*?)"
    r"avg_reader_cost: (?P<rc>[\d.]+) s, avg_batch_cost: (?P<bc>[\d.]+) s, avg_samples: (?P<ns>[\d.]+), "
    r"ips: (?P<ips>[\d.]+) samples/s, eta: (?P<eta>(?:\d+ days?, )?\d+:\d{2}:\d{2})"
    r"(?:, max_mem_reserved: (?P<mr>\d+) MB, max_mem_allocated: (?P<ma>\d+) MB)?$"
)
"""Spec F5."""
LAUNCHER = [sys.executable, "-m", "paddle.distributed.launch", "--nproc_per_node", "2"]
KILLED_WINDOW = Path(__file__).parents[1] / "killed_window.py"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return data_folder(tmp_path / "data")


def is_step(number: int):
    return lambda event: isinstance(event, events.Step) and event.step == number


def test_a_run_learns_and_leaves_what_paddleocr_leaves(data: Path, tmp_path: Path) -> None:
    run = config(data, tmp_path / "out", epochs=4, save_epoch_step=2, learning_rate=3e-3)
    told = finished(run)
    kinds = [type(event) for event in told]
    assert [kind for kind in kinds if kind not in (events.Step, events.Saved, events.Evaluated)] == [
        events.Warned,  # all weights are fresh
        events.Started,
        events.Finished,
    ]
    steps = [event for event in told if isinstance(event, events.Step)]
    assert [event.step for event in steps] == list(range(1, 13))
    assert steps[-1].losses["loss"] < steps[0].losses["loss"] * 0.8
    assert kinds.count(events.Evaluated) == 4
    out = run.out
    for name in ("config.yml", "train.log", "best_accuracy.pdopt", "latest.pdopt", "iter_epoch_2.pdopt"):
        assert (out / name).is_file()
    for name in ("best_accuracy", "latest", "iter_epoch_4"):
        files = {path.name for path in (out / name).iterdir()}
        assert files >= {"model_state.pdparams", "config.json", "model_config.json", "metric.states"}
        assert files >= {"sentencepiece.bpe.model", "class_list.txt"}
    assert {path.name for path in (out / "best_model").iterdir()} == {
        *("model_state.pdparams", "config.json", "model_config.json", "model.pdopt")
    }
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
    check_states(out)
    check_log(out / "train.log", steps)


def check_states(out: Path) -> None:
    states = pickle.loads((out / "latest" / "metric.states").read_bytes())
    assert (states["epoch"], states["global_step"]) == (4, 12)
    assert [*states["best_model_dict"]] == ["hmean", "precision", "recall", "fps", "entity_f1", "best_epoch"]
    optimizer = pickle.loads((out / "latest.pdopt").read_bytes())
    assert optimizer["LR_Scheduler"]["last_epoch"] == 12
    table = pickle.loads((out / "latest" / "model_state.pdparams").read_bytes())["StructuredToParameterName@@"]
    unused = ("pooler.", "visual", "position_ids")
    learning = {name for key, name in table.items() if not any(part in key for part in unused)}
    kinds = ("_moment1_0", "_moment2_0", "_beta1_pow_acc_0", "_beta2_pow_acc_0")
    resting = {"layout_xlm_model_0.w_0", "layer_norm_1.w_0", "layer_norm_1.b_0"}  # PaddleOCR's optimizer has them
    assert optimizer.keys() == {"LR_Scheduler", *(name + kind for name in learning | resting for kind in kinds)}


def check_log(path: Path, steps: list[events.Step]) -> None:
    messages = [match["msg"] for line in path.read_text("utf-8").splitlines() if (match := HEAD.match(line))]
    assert len(messages) == len(path.read_text("utf-8").splitlines())
    lines = [match for message in messages if (match := STEP.match(message))]
    assert [int(line["s"]) for line in lines] == [2, 3, 4, 6, 8, 9, 10, 12]  # every second step, and ends of epochs
    losses = [step.losses["loss"] for step in steps]
    rates = [step.learning_rate for step in steps]
    assert lines[-1]["stats"] == f"lr: {np.median(rates[2:]):.6f}, loss: {np.median(losses[2:]):.6f}, "
    assert "train dataloader has 3 iters" in messages and "valid dataloader has 1 iters" in messages
    assert sum(message.startswith("cur metric, precision: ") for message in messages) == 4
    assert sum(message.startswith("best metric, hmean: ") for message in messages) == 5
    assert f"save best model is to {path.parent / 'best_accuracy'}" in messages


def test_a_stopped_and_resumed_run_ends_as_one_that_was_not(data: Path, tmp_path: Path) -> None:
    whole = config(data, tmp_path / "whole")
    finished(whole)
    run, go = config(data, tmp_path / "stopped"), tmp_path / "go"
    held = str(Path(__file__).with_name("held_training.py"))
    child = Child(run, [sys.executable, held, "5", str(go)])
    child.until(is_step(4))
    child.say("stop")
    go.touch()
    rest, status = child.finish()
    assert status == 0 and isinstance(rest[-1], events.Stopped)
    assert rest[-1].step in range(4, 9)
    told = finished(replace(run, resume=Path(rest[-1].checkpoint)))
    started = next(event for event in told if isinstance(event, events.Started))
    assert started.step == rest[-1].step
    assert_same_weights(whole.out / "latest", run.out / "latest")
    ends = [json.loads((folder / "latest" / "run_state.json").read_text()) for folder in (whole.out, run.out)]
    assert ends[0]["step"] == ends[1]["step"] == 9


def test_an_attended_run_ends_with_who_started_it(data: Path, tmp_path: Path) -> None:
    child = Child(config(data, tmp_path / "run", epochs=500))
    child.say("attended")
    child.until(is_step(2))
    assert child.process.stdin is not None
    child.process.stdin.close()  # as the system does when the starter is killed
    rest, status = child.finish()
    assert (status, type(rest[-1])) == (0, events.Stopped)


def test_a_run_ends_with_its_killed_window(data: Path, tmp_path: Path) -> None:
    run = config(data, tmp_path / "run", epochs=100_000)
    path = tmp_path / "run.json"
    path.write_text(run.to_json(), "utf-8")
    window = [sys.executable, str(KILLED_WINDOW), str(run.out), *own_command("--worker", "train", str(path))]
    killed = subprocess.run(window, stdout=subprocess.PIPE, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    wait_until(lambda: not is_held(run.out / events.LOCK))
    last = events.decode((run.out / EVENTS).read_text("utf-8").splitlines()[-1])
    assert isinstance(last, events.Stopped)
    assert (Path(last.checkpoint) / "model_state.pdparams").exists()


def wait_until(condition: Callable[[], object]) -> None:
    """Seconds; a run that goes on alone would take hours."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def test_an_attended_run_that_reaches_no_safe_point_ends_all_the_same(data: Path, tmp_path: Path) -> None:
    run, go = config(data, tmp_path / "run"), tmp_path / "never"
    held = str(Path(__file__).with_name("held_training.py"))
    child = Child(run, [sys.executable, held, "5", str(go)])
    child.say("attended")
    child.until(is_step(4))
    wait_until((tmp_path / HELD).exists)
    assert child.process.stdin is not None
    child.process.stdin.close()
    began = time.monotonic()
    rest, status = child.finish()
    assert status == 1
    assert not any(isinstance(event, events.Stopped | events.Finished) for event in rest)
    assert time.monotonic() - began < HELD_S


def test_a_killed_distilled_run_resumes_and_ends_as_one_that_was_not(data: Path, tmp_path: Path) -> None:
    whole = config(data, tmp_path / "whole", task="re", distillation="udml", epochs=4)
    finished(whole)
    run = replace(whole, out=tmp_path / "killed")
    child = Child(run)
    child.until(lambda event: isinstance(event, events.Saved) and event.kind == "latest")
    child.until(lambda event: isinstance(event, events.Step))
    child.kill()
    finished(replace(run, resume=run.out))
    assert_same_weights(whole.out / "latest", run.out / "latest")
    both = [
        pickle.loads((folder / "latest" / "further_networks.pdparams").read_bytes()) for folder in (whole.out, run.out)
    ]
    for key, value in both[0].items():
        if isinstance(value, np.ndarray):
            np.testing.assert_allclose(value, both[1][key], rtol=0, atol=1e-6, err_msg=key)
    assert not (run.out / "best_accuracy" / "further_networks.pdparams").exists()


def test_a_diverging_run_stops_with_the_page(data: Path, tmp_path: Path) -> None:
    child = Child(config(data, tmp_path / "out", learning_rate=1e30, warmup_epochs=0))
    told, status = child.finish()
    assert status == 1
    failed = told[-1]
    assert isinstance(failed, events.Failed)
    assert re.search(r"not a number .* on these pages: form\d\.png.* lower learning rate", failed.message)


def test_re_learns_whatever_labels_have_roles(tmp_path: Path) -> None:
    labels = LabelSet([Label("feld", "#112233", Role.KEY), Label("inhalt", "#332211", Role.VALUE)])
    pages = []
    for lines in (2, 3, 4):
        entities, links = [], []
        for row in range(lines):
            box = rectangle((10, 40 * row, 90, 40 * row + 15)), rectangle((120, 40 * row, 190, 40 * row + 15))
            entities += [Entity(2 * row + 1, box[0], f"Field {row}", "feld")]
            entities += [Entity(2 * row + 2, box[1], f"value {row}", "inhalt")]
            links.append(Link(2 * row + 1, 2 * row + 2))
        pages.append(Page(f"p{lines}.png", 300, 200).with_entities(entities, links))
    data = data_folder(tmp_path / "data", pages, labels)
    roles = {label.name: label.role for label in labels}
    run = config(data, tmp_path / "out", task="re", class_list=None, roles=roles, epochs=8, learning_rate=3e-3)
    told = finished(run)
    losses = [event.losses["loss"] for event in told if isinstance(event, events.Step)]
    assert min(losses[-3:]) < losses[0] / 1.5
    assert told[-1].best["hmean"] > 0


def test_two_processes_with_gloo_end_as_one_with_the_double_batch(data: Path, tmp_path: Path) -> None:
    still = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
    one = config(data, tmp_path / "one", batch_size=6, epochs=2, warmup_epochs=0, clip="none", save_epoch_step=1)
    one = replace(one, network={**one.network, **still})
    finished(one)
    two = replace(one, out=tmp_path / "two", batch_size=3)
    entry = str(program_folder() / "kie_desktop" / "__main__.py")
    child = Child(two, [*LAUNCHER, "--log_dir", str(tmp_path / "logs"), entry])
    _, status = child.finish()
    assert status == 0, child.errors()
    mine, theirs = first_gradients(one.out), first_gradients(two.out)
    assert mine.keys() == theirs.keys() and max(np.abs(value).max() for value in mine.values()) > 1e-3
    for name, value in mine.items():
        np.testing.assert_allclose(theirs[name], value, rtol=0, atol=1e-5, err_msg=name)
    assert_same_weights(one.out / "latest", two.out / "latest", 1e-5)


@pytest.mark.parametrize("is_alone", [False, True])
def test_two_processes_end_with_who_started_them(data: Path, tmp_path: Path, is_alone: bool) -> None:
    """Paddle's launcher hands its input on, one of them reads it, and they agree on the step at which they stop."""
    run = config(data, tmp_path / "run", epochs=100_000)
    entry = str(program_folder() / "kie_desktop" / "__main__.py")
    child = Child(run, [*LAUNCHER, "--log_dir", str(tmp_path / "logs"), entry])
    child.say("attended")
    child.until(is_step(2))
    child.say("alone" if is_alone else "")
    assert child.process.stdin is not None
    child.process.stdin.close()
    if is_alone:
        child.until(is_step(20))
        (run.out / events.STOP_FILE).touch()
    rest, status = child.finish()
    assert (status, type(rest[-1])) == (0, events.Stopped), child.errors()


def first_gradients(out: Path) -> dict[str, np.ndarray]:
    """The gradients of the only step of the first epoch: AdamW's first moment holds a tenth of them then."""
    state = pickle.loads((out / "iter_epoch_1.pdopt").read_bytes())
    return {name: np.asarray(value) * 10 for name, value in state.items() if name.endswith("_moment1_0")}


def test_a_label_outside_the_class_list_ends_the_run_before_it_begins(data: Path, tmp_path: Path) -> None:
    few = tmp_path / "class_list.txt"
    few.write_text("OTHER\nQUESTION\n", encoding="utf-8")
    child = Child(config(data, tmp_path / "out", class_list=few))
    told, status = child.finish()
    assert status == 1
    message = "form2.png: entity 2 has the label 'answer', which is not in the class list (question); "
    assert told == [events.Failed(message + "add it there or change the label")]
    assert message in (tmp_path / "out" / "train.log").read_text("utf-8")
