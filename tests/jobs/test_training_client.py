"""The supervisor of a training process, with real child processes that speak its protocol."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from event_loop import application, until

from kie_desktop.contract import events
from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.jobs.training_client import EVENTS, TrainingClient, TrainingOutcome
from kie_desktop.places import command_in, environment_in
from kie_desktop.version import __version__

FAKE = [sys.executable, str(Path(__file__).with_name("fake_trainer.py"))]
KILLED_WINDOW = Path(__file__).parents[1] / "killed_window.py"


class Watched:
    """A client and everything that it said."""

    def __init__(self, folder: Path, command: list[str] = FAKE, follow: int = 0) -> None:
        application()
        config = folder / "config.json"
        config.write_text(json.dumps({"task": "ser", "out": str(folder / "out")}), "utf-8")
        self.client = TrainingClient(folder / "out")
        self.events: list[events.Event] = []
        self.outcomes: list[TrainingOutcome] = []
        self.client.event_read.connect(self.events.append)
        self.client.ended.connect(self.outcomes.append)
        if follow:
            self.client.follow(follow)
        else:
            self.client.start([*command, str(config)], environment_in(""))

    def steps(self) -> list[int]:
        return [event.step for event in self.events if isinstance(event, events.Step)]

    def outcome(self) -> TrainingOutcome:
        until(lambda: self.outcomes)
        assert not self.client.is_running
        (outcome,) = self.outcomes
        return outcome


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))


def test_a_run_tells_everything_and_finishes(tmp_path: Path) -> None:
    watched = Watched(tmp_path)
    outcome = watched.outcome()
    assert (outcome.ending, outcome.message) == ("finished", "")
    assert outcome.checkpoint == str(tmp_path / "out" / "best_accuracy")
    assert isinstance(watched.events[0], events.Started)
    assert watched.steps() == [1, 2, 3, 4, 5, 6]
    assert set(outcome.tail) == {"a library says hello", "[2026/11/22 09:00:00] ppocr INFO: starting"}


def test_stop_ends_at_a_safe_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "waits")
    watched = Watched(tmp_path)
    until(lambda: watched.steps()[-1:] == [3])
    watched.client.stop()
    outcome = watched.outcome()
    assert (outcome.ending, outcome.checkpoint) == ("stopped", str(tmp_path / "out" / "latest"))


def test_a_death_keeps_the_last_words_and_the_checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "dies")
    outcome = Watched(tmp_path).outcome()
    assert outcome.ending == "died"
    assert outcome.checkpoint == str(tmp_path / "out" / "latest")
    assert "Segmentation fault in libfake" in outcome.message
    assert outcome.tail[-1] == "Segmentation fault in libfake"


def test_a_hung_run_can_be_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "hangs")
    watched = Watched(tmp_path)
    until(lambda: watched.steps()[-1:] == [3])
    watched.client.stop()
    watched.client.kill()
    assert watched.outcome().ending == "died"


def test_a_run_that_was_let_go_is_followed_by_the_next_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "until go")
    first = Watched(tmp_path)
    until(lambda: first.steps()[-1:] == [3])
    first.client.let_go()
    again = Watched(tmp_path, follow=first.client.pid)
    until(lambda: again.steps() == [1, 2, 3])
    assert again.client.is_running
    (tmp_path / "out" / "go").touch()
    until(lambda: again.outcomes)
    assert again.outcome().ending == "finished"
    assert again.steps() == [1, 2, 3, 4, 5, 6]
    assert first.outcomes == []


def test_a_followed_run_can_be_stopped_and_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "waits")
    for end in (TrainingClient.stop, TrainingClient.kill):
        first = Watched(tmp_path)
        until(lambda: first.steps()[-1:] == [3])  # noqa: B023
        first.client.let_go()
        again = Watched(tmp_path, follow=first.client.pid)
        until(lambda: again.steps()[-1:] == [3])  # noqa: B023
        end(again.client)
        assert again.outcome().ending == ("stopped" if end is TrainingClient.stop else "died")


def test_a_run_whose_window_was_killed_stops_at_a_safe_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "waits")
    (tmp_path / "config.json").write_text(json.dumps({"task": "ser", "out": str(tmp_path / "out")}), "utf-8")
    command = [sys.executable, str(KILLED_WINDOW), str(tmp_path / "out"), *FAKE, str(tmp_path / "config.json")]
    killed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    watched = Watched(tmp_path, follow=int(killed.stdout))
    assert watched.outcome().ending == "stopped"
    assert watched.steps() == [1, 2, 3]


def test_a_line_that_was_cut_off_spoils_none(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / EVENTS).write_text('{"event":"step","st', "utf-8")
    assert Watched(tmp_path).outcome().ending == "finished"
    lines = (tmp_path / "out" / EVENTS).read_text("utf-8").splitlines()
    assert lines[0] == '{"event":"step","st'


def test_a_failure_says_what_the_process_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "fails")
    outcome = Watched(tmp_path).outcome()
    assert outcome.ending == "failed"
    assert outcome.message.startswith("p1.png: the loss is not a number")


def test_garbage_is_kept_as_text_and_the_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_TRAINER", "garbage")
    outcome = Watched(tmp_path).outcome()
    assert outcome.ending == "finished"
    assert '{"event":"step","nonsense":1}' in outcome.tail


def test_an_interpreter_that_is_not_there(tmp_path: Path) -> None:
    outcome = Watched(tmp_path, command=command_in(str(tmp_path / "no-python"), "--worker", "train")).outcome()
    assert outcome.ending == "died"
    assert "no-python does not start" in outcome.message


def test_another_python_finds_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH")
    monkeypatch.chdir(tmp_path)
    application()
    outcomes: list[CommandOutcome] = []
    command = ChildCommand("Look", command_in(sys.executable, "--version"), sys.executable)
    command.ended.connect(outcomes.append)
    command.start()
    until(lambda: outcomes)
    assert outcomes == [CommandOutcome("Look", f"kie-desktop {__version__}\n")]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("print('answer')", CommandOutcome("Look", "answer\n")),
        ("import sys; sys.exit('error: no such pack; name one')", CommandOutcome("Look", "", "no such pack; name one")),
    ],
)
def test_a_command_is_run_to_its_end(code: str, expected: CommandOutcome) -> None:
    application()
    outcomes: list[CommandOutcome] = []
    command = ChildCommand("Look", [sys.executable, "-c", code])
    command.ended.connect(outcomes.append)
    command.start()
    until(lambda: outcomes)
    assert outcomes == [expected]
